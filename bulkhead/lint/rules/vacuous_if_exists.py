"""`IfExists` makes the condition hold for requests that lack the key, and nothing else limits them.

A Deny then reaches every request without the key, an Allow lets every one of them pass. Add a
condition on a key that is always there, or drop `IfExists`.
"""

from collections.abc import Iterator

from bulkhead.lint.clause import Clause
from bulkhead.lint.document import Document
from bulkhead.lint.example import Example, deny
from bulkhead.lint.finding import Problem
from bulkhead.lint.statement import Statement
from bulkhead.lint.types import DocumentType
from bulkhead.service_authorization import reference

SEVERITY = "error"
_ELSEWHERE = {"aws:multifactorauthpresent", "aws:multifactorauthage"}  # mfa-hits-roles


def check(document: Document) -> Iterator[Problem]:
    """Say which conditions hold for an absent key with nothing beside them."""
    for statement in document.statements:
        for clause in statement.clauses:
            name = clause.key.value.lower()
            key = reference().key(name)
            if key is None or key.always_present or name in _ELSEWHERE:
                continue
            if not clause.if_exists or clause.negated or _is_limited(statement, clause):
                continue
            who = "denies" if statement.denies else "allows"
            yield Problem(
                clause.operator.place,
                f"{clause} holds without {clause.key.value!r}, so that the statement {who} every "
                "request that lacks it",
                f"write {clause.operator.value.removesuffix('IfExists')}",
                statement.label,
                None if key.is_global else "warning",
            )


def _is_limited(statement: Statement, clause: Clause) -> bool:
    """Another condition does not hold by itself for an absent key, or its key is never absent."""
    for other in statement.clauses:
        key = reference().key(other.key.value)
        if other is not clause and key and (key.always_present or not other.holds_when_absent):
            return True
    return False


def _if(operator: str, key: str, value: str, **more: object) -> dict[str, object]:
    return deny("s3:*", Condition={operator: {key: value}, **more})


FIRES = (
    Example(
        "two of them, each of which may be absent",
        deny(
            "s3:*",
            Condition={
                "StringEqualsIfExists": {
                    "aws:PrincipalTag/team": "guests",
                    "aws:PrincipalTag/stage": "test",
                }
            },
        ),
    ),
    Example("a Deny for one tag", _if("StringEqualsIfExists", "aws:PrincipalTag/team", "guests")),
    Example(
        "an Allow through an endpoint",
        {**_if("StringEqualsIfExists", "aws:SourceVpce", "vpce-1"), "Effect": "Allow"},
        DocumentType.IDENTITY_POLICY,
    ),
    Example(
        "a key of the service",
        deny("rds:CreateDBInstance", Condition={"BoolIfExists": {"rds:MultiAz": "false"}}),
        severity="warning",
    ),
)
QUIET = (
    Example("a key that there is none of", _if("StringEqualsIfExists", "s3:X", "true")),
    Example("a key that is always there", _if("BoolIfExists", "aws:SecureTransport", "false")),
    Example("without IfExists", _if("StringEquals", "aws:PrincipalTag/team", "guests")),
    Example(
        "a condition beside it",
        _if(
            "StringEqualsIfExists",
            "aws:PrincipalTag/team",
            "guests",
            ArnNotLike={"aws:PrincipalArn": "arn:aws:iam::*:role/x"},
        ),
    ),
    Example(
        "a negated operator, which holds anyway",
        _if(
            "StringNotEqualsIfExists",
            "aws:ResourceOrgID",
            "o-a",
            BoolIfExists={"aws:PrincipalIsAWSService": "false"},
        ),
    ),
)
