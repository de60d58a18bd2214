"""The document is longer than AWS takes, or nearly.

AWS Organizations refuses it. What is sent through the API is stored as it is and counts with its
white space; the console takes white space out. Some pages counted bytes: the longer of both is
compared here. From 80 % on it is a warning: time to split it before the day it is needed.
"""

from collections.abc import Iterator
from typing import cast

from bulkhead.lint.document import TOP, Document
from bulkhead.lint.example import Example, deny, deny_everybody
from bulkhead.lint.finding import Problem
from bulkhead.lint.types import DocumentType
from policies.controls import QUOTAS, WARNING_SHARE, PolicyType

SEVERITY = "error"
# Of types that no control writes; source and date as for QUOTAS.
_OTHERS = {
    DocumentType.AISERVICES_OPT_OUT_POLICY: 2_500,
    DocumentType.BACKUP_POLICY: 10_000,
    DocumentType.CHATBOT_POLICY: 10_000,
    DocumentType.SECURITYHUB_POLICY: 10_000,
    DocumentType.TAG_POLICY: 10_000,
}


def check(document: Document) -> Iterator[Problem]:
    """Say how long it is."""
    limit = _limit(document)
    length = max(len(document.text), len(document.text.encode()))
    if limit is None or length <= WARNING_SHARE * limit:
        return
    is_over = length > limit
    relation = "more than" if is_over else "of"
    yield Problem(
        TOP,
        f"{length:,} characters, {relation} the {limit:,} that AWS takes for {document.type}",
        "minify it" if _has_space(document.text) else "split it",
        severity=None if is_over else "warning",
    )


def _limit(document: Document) -> int | None:
    if document.type is None or document.type in _OTHERS:
        return _OTHERS.get(document.type) if document.type else None
    quota = QUOTAS.get(cast("PolicyType", str(document.type)))
    return quota.characters if quota else None


def _has_space(text: str) -> bool:
    return "\n" in text.strip() or ": " in text


def _long(length: int) -> dict[str, object]:
    return deny_everybody("s3:GetObject", ["arn:aws:s3:::" + "b" * length])


RCP = DocumentType.RESOURCE_CONTROL_POLICY
FIRES = (
    Example("more than an RCP takes", _long(5_121), RCP),
    Example("most of what an RCP takes", _long(4_500), RCP, "warning"),
    Example(
        "most of what an SCP takes", deny("s3:*", "arn:aws:s3:::" + "b" * 9_000), severity="warning"
    ),
    Example(
        "more than an AI opt-out policy takes",
        {"services": {"x" * 2_500: {}}},
        DocumentType.AISERVICES_OPT_OUT_POLICY,
    ),
)
QUIET = (
    Example("half of what an RCP takes", _long(2_500), RCP),
    Example("a document of an SCP's length", deny("s3:*", "arn:aws:s3:::" + "b" * 7_000)),
    Example(
        "a policy whose limit depends on where it is", _long(9_000), DocumentType.RESOURCE_POLICY
    ),
)
