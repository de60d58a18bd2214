"""What an audit asks of AWS to see whether a control really holds, as data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Scope = Literal["organization", "account", "region", "other_region"]
"""Once, in the management account; once per account; once per account and approved region; or once
per account and region that is not approved."""


@dataclass(frozen=True, kw_only=True)
class AuditQuery:
    """One question to AWS and the answer that it must give.

    Attributes:
        sentence: What holds when the answer is the expected one.
        scope: How often the question is asked.
        service: Service, by its botocore name.
        operation: API operation, by AWS's name; all its pages are collected.
        arguments: The operation's arguments.
        expression: JMESPath over the answer. It selects what is at fault, or the value to see.
        expected: What the expression must give; an empty list where it selects what is at fault.
        absent_error: Error code that AWS answers where the thing asked for does not exist; the
            answer then counts as null.
    """

    sentence: str
    scope: Scope
    service: str
    operation: str
    arguments: Mapping[str, object] = field(default_factory=dict)
    expression: str
    expected: object = ()
    absent_error: str = ""


def policy_type_is_enabled(policy_type: str) -> AuditQuery:
    """The query for what only a policy holds: AWS shows no state that tells whether it does."""
    return AuditQuery(
        sentence=f"Policies of the type {policy_type} are in force.",
        scope="organization",
        service="organizations",
        operation="ListRoots",
        expression=f"Roots[].PolicyTypes[?Type=='{policy_type}'].Status[]",
        expected=("ENABLED",),
    )
