"""The condition looks turned round: what should be left alone is denied, or the other way.

A Deny applies where its condition holds. A list of what is approved therefore stands under a
negated operator in a Deny, and the good value of a switch is not what a Deny asks for.
"""

import re
from collections.abc import Iterator

from bulkhead.lint.clause import Clause
from bulkhead.lint.document import Document
from bulkhead.lint.example import Example, deny
from bulkhead.lint.finding import Problem
from bulkhead.lint.statement import Statement

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
_ALL_BUT = re.compile(r"except|unless|outside|other-?than|(?:un|non-?|not-?)(?:approved|allowed)")
_LANDING_ZONE_ROLES = re.compile(
    r"OrganizationAccountAccessRole|AWSControlTowerExecution|stacksets-exec|break-?glass",
    re.IGNORECASE,
)


def check(document: Document) -> Iterator[Problem]:
    """Say which conditions look turned round."""
    for statement in document.statements:
        for clause in statement.clauses:
            if clause.qualifier != "ForAllValues" and clause.base != "Null":
                yield from _looked_at(document, statement, clause)


def _looked_at(document: Document, statement: Statement, clause: Clause) -> Iterator[Problem]:
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
    elif statement.denies and _is_approved_list(document, statement, clause):
        message = f"{clause} denies what the statement's name or its twin says is approved"
        yield Problem(place, message, _remedy(clause), label, "warning")


def _remedy(clause: Clause) -> str:
    if clause.negated:
        return f"write {clause.operator.value.replace('Not', '', 1)}"
    return "write " + re.sub("(String|Arn)", r"\1Not", clause.operator.value, count=1)


def _is_approved_list(document: Document, statement: Statement, clause: Clause) -> bool:
    """By its name it denies all but a list; or a twin denies all but the same values."""
    if clause.negated or clause.family not in {"String", "Arn"} or _excludes(statement):
        return False
    if clause.key.value.lower().startswith("aws:principal"):
        return False
    named = _ALL_BUT.search(f"{statement.sid or ''} {document.path.stem}".lower())
    kept = {text for other in document.statements for text in _kept(other)}
    return bool(named) or any(_is_kept(value.value, kept) for value in clause.values)


def _is_kept(value: str, kept: set[str]) -> bool:
    """A twin leaves the same name alone, or the ARN that ends in it."""
    return value in kept or any(text.endswith(f"/{value}") for text in kept)


def _excludes(statement: Statement) -> bool:
    negated = any(
        c.negated and c.key.value.lower() != "aws:principalarn" for c in statement.clauses
    )
    return negated or statement.not_resource or statement.not_action


def _kept(statement: Statement) -> set[str]:
    """What a Deny leaves alone."""
    if not statement.denies:
        return set()
    kept = {v.value for c in statement.clauses if c.negated for v in c.values}
    return kept | {r.value for r in statement.resources if statement.not_resource}


def _when(condition: object, **more: object) -> dict[str, object]:
    return {**deny("bedrock:InvokeModel", Condition=condition), **more}


MODELS = {"bedrock:InferenceProfileArn": ["arn:aws:bedrock:*:*:inference-profile/eu.*"]}
FIRES = (
    Example(
        "an approved list by its name", _when({"ArnLike": MODELS}, Sid="DenyModelsExceptApproved")
    ),
    Example(
        "an approved list by its twin", (_when({"ArnNotLike": MODELS}), _when({"ArnLike": MODELS}))
    ),
    Example("encryption", deny("ec2:CreateVolume", Condition={"Bool": {"ec2:Encrypted": "true"}})),
    Example("one's own organization", _when({"StringEquals": {"aws:PrincipalOrgID": "o-a"}})),
    Example(
        "roles that should be exempt",
        _when(
            {"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/OrganizationAccountAccessRole"}}
        ),
    ),
)
QUIET = (
    Example("all but a list", _when({"ArnNotLike": MODELS}, Sid="DenyModelsExceptApproved")),
    Example("a list of what is denied", _when({"ArnLike": MODELS}, Sid="DenyTheseModels")),
    Example(
        "no encryption", deny("ec2:CreateVolume", Condition={"Bool": {"ec2:Encrypted": "false"}})
    ),
    Example(
        "an Allow for one's own organization",
        _when({"StringEquals": {"aws:PrincipalOrgID": "o-a"}}, Effect="Allow"),
    ),
)
