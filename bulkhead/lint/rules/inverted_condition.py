"""The condition looks turned round: what should be left alone is denied, or the other way.

A Deny applies where its condition holds: the good value of a switch is not what it asks for, nor is
one's own organization, nor the roles that should be exempt from it. An Allow for all but one's own
organization lets everybody else in.
"""

import re
from collections.abc import Iterator

from bulkhead.lint.clause import Clause
from bulkhead.lint.document import Document
from bulkhead.lint.example import Example, deny
from bulkhead.lint.finding import Problem
from bulkhead.lint.statement import Statement
from bulkhead.lint.types import DocumentType

SEVERITY = "error"
# Denying the good value is never meant.
_GOOD_WHEN_TRUE = {
    "aws:multifactorauthpresent",
    "aws:securetransport",
    "ec2:encrypted",
    "elasticfilesystem:encrypted",
    "rds:storageencrypted",
}
# Alone in a Deny they deny one's own organization; alone and negated in an Allow, all others pass.
_OURS = {"aws:principalorgid", "aws:resourceorgid", "aws:sourceorgid"}
_LANDING_ZONE_ROLES = re.compile(
    r"OrganizationAccountAccessRole|AWSControlTowerExecution|stacksets-exec|break-?glass",
    re.IGNORECASE,
)


def check(document: Document) -> Iterator[Problem]:
    """Say which conditions look turned round."""
    for statement in document.statements:
        for clause in statement.clauses:
            if clause.qualifier != "ForAllValues" and clause.base != "Null":
                yield from _looked_at(statement, clause)


def _looked_at(statement: Statement, clause: Clause) -> Iterator[Problem]:
    name = clause.key.value.lower()
    alone = len(statement.clauses) == 1
    place, label = clause.operator.place, statement.label
    if statement.denies and name in _GOOD_WHEN_TRUE and clause.asks_for("true"):
        yield Problem(place, f"denies where {name} is true", 'ask for "false"', label)
    elif name in _OURS and alone and clause.negated is not statement.denies:
        who = "one's own organization" if statement.denies else "all but one's own organization"
        what = "denies" if statement.denies else "allows"
        yield Problem(place, f"{clause} {what} {who}", _remedy(clause), label)
    elif statement.denies and not clause.negated and name == "aws:principalarn":
        for value in clause.values:
            if _LANDING_ZONE_ROLES.search(value.value):
                message = f"denies the landing zone's own role {value.value!r} and nobody else"
                yield Problem(value.place, message, _remedy(clause), label)


def _remedy(clause: Clause) -> str:
    if clause.negated:
        return f"write {clause.operator.value.replace('Not', '', 1)}"
    return "write " + re.sub("(String|Arn)", r"\1Not", clause.operator.value, count=1)


def _when(condition: object, **more: object) -> dict[str, object]:
    return {**deny("bedrock:InvokeModel", Condition=condition), **more}


FIRES = (
    Example("encryption", deny("ec2:CreateVolume", Condition={"Bool": {"ec2:Encrypted": "true"}})),
    Example("one's own organization", _when({"StringEquals": {"aws:PrincipalOrgID": "o-a"}})),
    Example(
        "everybody else",
        _when({"StringNotEquals": {"aws:PrincipalOrgID": "o-a"}}, Effect="Allow"),
        DocumentType.IDENTITY_POLICY,
    ),
    Example(
        "roles that should be exempt",
        _when(
            {"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/OrganizationAccountAccessRole"}}
        ),
    ),
)
QUIET = (
    Example(
        "an Allow of what is encrypted",
        {
            **deny("ec2:CreateVolume", Condition={"Bool": {"ec2:Encrypted": "true"}}),
            "Effect": "Allow",
        },
        DocumentType.IDENTITY_POLICY,
    ),
    Example(
        "a part of one's own organization",
        _when(
            {
                "StringEquals": {"aws:PrincipalOrgID": "o-a"},
                "ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/guest-*"},
            }
        ),
    ),
    Example(
        "an Allow for the landing zone's own role",
        _when(
            {"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/OrganizationAccountAccessRole"}},
            Effect="Allow",
        ),
        DocumentType.IDENTITY_POLICY,
    ),
    Example(
        "what such a role made",
        _when({"StringLike": {"aws:ResourceTag/made-by": "OrganizationAccountAccessRole"}}),
    ),
    Example(
        "no encryption", deny("ec2:CreateVolume", Condition={"Bool": {"ec2:Encrypted": "false"}})
    ),
    Example(
        "an Allow for one's own organization",
        _when({"StringEquals": {"aws:PrincipalOrgID": "o-a"}}, Effect="Allow"),
        DocumentType.IDENTITY_POLICY,
    ),
    Example(
        "roles that are exempt",
        _when(
            {
                "ArnNotLike": {
                    "aws:PrincipalArn": "arn:aws:iam::*:role/OrganizationAccountAccessRole"
                }
            }
        ),
    ),
)
