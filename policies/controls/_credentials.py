"""Telling credentials from other text, by their formats and by the names they are given.

A finding names the kind and the place, never the value.
"""

import math
import re
from collections import Counter

FORMATS = {
    "an access key of AWS's": r"\b(?:AKIA|ASIA)[A-Z0-9]{16}\b"
    r"|(?i:aws_?secret_?access_?key)[\"']?\s{0,4}[=:\s]\s{0,4}[\"']?[A-Za-z0-9/+]{40}(?![\w/+])",
    "a password in an address": r"[a-z]://[^\s:/?#@\"'${}<>*%]{0,100}:"
    r"(?=[^\s@]{0,200}\d)(?=[^\s@]{0,200}[A-Za-z])[^\s:/?#@\"'${}<>*%]{8,200}@\w",
    "a private key": r"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----",
    "a token of GitHub's": r"\bgh[opsur]_[A-Za-z0-9]{36,}|\bgithub_pat_\w{50,}",
    "a token of GitLab's": r"\bglpat-[\w-]{20,}",
    "a token of Slack's": r"\bxox[abeprs]-[\w-]{10,}"
    r"|\bhooks\.slack\.com/(?:services|workflows)/\w+/\w+/\w{16,}",
    "a key of Stripe's": r"\b[rs]k_live_[A-Za-z0-9]{20,}",
    "a key of Google's": r"\bAIza[\w-]{35}\b",
    "a token of npm's": r"\bnpm_[A-Za-z0-9]{36}\b",
    "a token of Pulumi's": r"\bpul-[0-9a-f]{40}\b",
    "a key of SendGrid's": r"\bSG\.[\w-]{22}\.[\w-]{43}\b",
}
"""Kind -> the form that its issuer documents.

Sources: IAM User Guide, "Unique identifiers" (prefixes of access keys); RFC 7468 (PEM); RFC 3986,
section 3.2.1 (a password before the host); GitHub's token formats; GitLab's token prefixes;
Slack's, Stripe's, Google Cloud's, npm's, Pulumi's and SendGrid's documentation.
"""

_FORMATS = {kind: re.compile(pattern) for kind, pattern in FORMATS.items()}
_SECRET_NAME = re.compile(
    r"(?:^|[_.\-])(?:(?:pg)?passw(?:or)?d|pass|pwd|passphrase|secret|token|credentials?"
    r"|(?:api|access|private|signing)[_.\-]?key)(?:[_.\-]?(?:key|value|key[_.\-]base))?$",
    re.IGNORECASE,
)
_KEYS_OF_AWS = frozenset({"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"})
# What names a secret instead of being one: ARNs, addresses, paths, templates and references.
_REFERENCE = re.compile(r"^(?:arn:|https?://|s3://|/|\.{1,2}/|\$|\{\{|<)|[\s{}]")
_SHORTEST = 8  # characters
_LEAST_ENTROPY = 2.75  # bits for each character: words and placeholders have less


def credential_in(text: str) -> str:
    """The kind of credential that a text holds by its format; empty where it holds none."""
    return next((kind for kind, found in _FORMATS.items() if found.search(text)), "")


def has_secret_name(name: str) -> bool:
    """Whether what has this name is meant to be kept secret."""
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name)
    return name.upper() in _KEYS_OF_AWS or bool(_SECRET_NAME.search(words))


def named_credential(name: str, text: str) -> str:
    """The kind of credential that a named text is; empty where it is none, as far as can be told.

    Besides the formats: what has a secret's name, and looks like one and not like a reference.
    """
    if found := credential_in(text):
        return found
    if name.upper() in _KEYS_OF_AWS and text:
        return "an access key of AWS's"
    if not has_secret_name(name) or len(text) < _SHORTEST or _REFERENCE.search(text):
        return ""
    mixed = any(map(str.isdigit, text)) and any(map(str.isalpha, text))
    return "a secret" if mixed and _entropy(text) >= _LEAST_ENTROPY else ""


def _entropy(text: str) -> float:
    """Shannon's entropy of the characters, in bits for each."""
    shares = [count / len(text) for count in Counter(text).values()]
    return -sum(share * math.log2(share) for share in shares)
