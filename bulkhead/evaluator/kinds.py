"""The kinds of policies that AWS evaluates, and what the grammar of each asks for.

AWS, "Policies and permissions in AWS Identity and Access Management":
https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html
"""

from enum import StrEnum


class PolicyKind(StrEnum):
    """A kind of policy, by the name that AWS uses in its messages or its API."""

    SERVICE_CONTROL = "SERVICE_CONTROL_POLICY"
    RESOURCE_CONTROL = "RESOURCE_CONTROL_POLICY"
    IDENTITY = "identity-based policy"
    BOUNDARY = "permissions boundary"
    SESSION = "session policy"
    RESOURCE = "resource-based policy"
    TRUST = "role trust policy"


NAMING_A_PRINCIPAL = frozenset({PolicyKind.RESOURCE, PolicyKind.TRUST, PolicyKind.RESOURCE_CONTROL})
"""Kinds whose statements have a `Principal`; the others apply to whom they are attached to."""

RESOURCE_IMPLIED = frozenset({PolicyKind.RESOURCE, PolicyKind.TRUST})
"""Kinds whose statements may leave `Resource` out, which then is what they are attached to."""
