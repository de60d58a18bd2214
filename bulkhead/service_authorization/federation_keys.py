"""Condition keys that come from an identity provider.

AWS, "IAM and AWS STS condition context keys":
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
- A provider of OpenID Connect gives `<its host and path>:<claim>` to sts:AssumeRoleWithWebIdentity:
  aud and sub from every provider, more from some. Which providers there are only the account knows.
- The keys of SAML and of the providers that AWS knows by itself stay with the session: each of its
  requests carries them.
"""

from bulkhead.service_authorization.condition_keys import ConditionKey, KeyType

_KEPT_BY_SESSION = (
    "accounts.google.com:",
    "cognito-identity.amazonaws.com:",
    "graph.facebook.com:",
    "saml:",
    "www.amazon.com:",
)
# Several values in one claim.
_LISTS = frozenset({"cognito-identity.amazonaws.com:amr"})


def federation_key(name: str, prefix: str) -> ConditionKey | None:
    """Find a key of an identity provider that requests to the service of that prefix can carry."""
    lowered = name.lower()
    provider = lowered.rpartition(":")[0]
    is_kept = lowered.startswith(_KEPT_BY_SESSION)
    if not is_kept and (prefix != "sts" or "." not in provider):
        return None
    return ConditionKey(name, KeyType.STRING, multivalued=lowered in _LISTS, is_global=is_kept)
