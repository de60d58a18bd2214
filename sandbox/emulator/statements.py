"""Which statements of a resource's policy concern a call.

Source: "Grammar of the IAM JSON policy language" and "AWS JSON policy elements: NotPrincipal", AWS
IAM User Guide.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any

from sandbox.emulator.conditions import as_list, met

Statement = Mapping[str, Any]


@dataclass(frozen=True)
class Asked:
    """A call as a resource's policy sees it.

    Attributes:
        principals: The names the caller goes by, by kind: AWS (ARNs, account ids) or Service.
        action: Such as s3:GetObject.
        resource: Its ARN; empty for a policy whose statements name none, as a trust policy.
        context: The condition keys that are known.
        is_bounded: The caller has a permissions boundary: a Deny's NotPrincipal excepts nobody.
    """

    principals: Mapping[str, frozenset[str]]
    action: str
    resource: str = ""
    context: Mapping[str, str] = field(default_factory=dict)
    is_bounded: bool = False


def by_service(principal: str, action: str, resource: str, **context: str) -> Asked:
    """A call that an AWS service makes on behalf of an account."""
    return Asked({"Service": frozenset({principal})}, action, resource, context)


def statements(document: str | bytes | None) -> Iterator[Statement]:
    """The statements of a policy document; none of one that is absent or not JSON."""
    try:
        parsed = json.loads(document or "{}")
    except ValueError:
        return
    yield from as_list(parsed.get("Statement", []))


def allows(document: str | bytes | None, asked: Asked) -> bool:
    """Whether a statement allows the call and none denies it.

    An operator that is not known here counts as met in an Allow and as not met in a Deny: the
    sandbox refuses only what it is sure of.
    """
    found = [
        statement.get("Effect")
        for statement in statements(document)
        if _concerns(statement, asked, unknown=statement.get("Effect") == "Allow")
    ]
    return "Allow" in found and "Deny" not in found


def denial(document: str | bytes | None, asked: Asked) -> Statement | None:
    """The first statement that denies the call."""
    for statement in statements(document):
        if statement.get("Effect") == "Deny" and _concerns(statement, asked, unknown=False):
            return statement
    return None


def _concerns(statement: Statement, asked: Asked, *, unknown: bool) -> bool:
    verdict = met(statement.get("Condition", {}), asked.context)
    return (
        _principal_matches(statement, asked)
        and _matches(statement, "Action", asked.action, fold=True)
        and (not asked.resource or _matches(statement, "Resource", asked.resource))
        and (unknown if verdict is None else verdict)
    )


def _matches(statement: Statement, element: str, value: str, *, fold: bool = False) -> bool:
    negated = f"Not{element}" in statement
    patterns = [str(p) for p in as_list(statement.get(f"Not{element}" if negated else element, []))]
    if fold:
        value, patterns = value.lower(), [pattern.lower() for pattern in patterns]
    return any(fnmatchcase(value, pattern) for pattern in patterns) != negated


def _principal_matches(statement: Statement, asked: Asked) -> bool:
    if "NotPrincipal" in statement:
        if asked.is_bounded and statement.get("Effect") == "Deny":
            return True
        return not _is_named(statement["NotPrincipal"], asked)
    return _is_named(statement.get("Principal", {}), asked)


def _is_named(principal: Any, asked: Asked) -> bool:  # noqa: ANN401 - JSON
    if principal == "*":
        return True
    return any(
        name == "*" or name in asked.principals.get(kind, ())
        for kind, names in principal.items()
        if kind in asked.principals
        for name in as_list(names)
    )
