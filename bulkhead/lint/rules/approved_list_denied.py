"""A Deny names what is approved in place of what is not.

A list of what is approved stands under a negated operator in a Deny, or under NotResource. Here a
positive operator stands where the statement's name, its file's or a statement beside it says that
all but the list is denied.
"""

import re
from collections.abc import Iterator
from itertools import takewhile

from bulkhead.lint.clause import Clause
from bulkhead.lint.document import Document
from bulkhead.lint.example import Example, deny
from bulkhead.lint.finding import Problem
from bulkhead.lint.statement import Statement

SEVERITY = "warning"
ALIKE = 0.75  # of a Sid, that another begins with
_ALL_BUT = re.compile(r"except|unless|outside|other-?than|(?:un|non-?|not-?)(?:approved|allowed)")


def check(document: Document) -> Iterator[Problem]:
    """Say which lists look approved."""
    for statement in document.statements:
        for clause in statement.clauses if statement.denies else ():
            if _is_approved_list(document, statement, clause):
                yield Problem(
                    clause.operator.place,
                    f"{clause} denies what a name or the statement beside it says is approved",
                    "write " + re.sub("(String|Arn)", r"\1Not", clause.operator.value, count=1),
                    statement.label,
                )


def _is_approved_list(document: Document, statement: Statement, clause: Clause) -> bool:
    """By its name it denies all but a list; or a twin denies all but the same values."""
    if clause.negated or clause.family not in {"String", "Arn"} or _excludes(statement):
        return False
    if clause.key.value.lower().startswith("aws:principal"):
        return False
    named = _ALL_BUT.search(f"{statement.sid or ''} {document.path.stem}".lower())
    if any(_is_named_alike(statement, other) and _excludes(other) for other in document.statements):
        return True
    kept = {text for other in document.statements for text in _kept(other)}
    return bool(named) or any(_is_kept(value.value, kept) for value in clause.values)


def _is_named_alike(statement: Statement, other: Statement) -> bool:
    """Their Sids begin alike: one idea, written for two services."""
    mine, theirs = statement.sid or "", other.sid or ""
    common = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(mine, theirs, strict=False))))
    return other is not statement and other.denies and common >= ALIKE * max(len(mine), 1)


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


def _when(condition: object, sid: str) -> dict[str, object]:
    return {**deny("bedrock:InvokeModel", Condition=condition), "Sid": sid}


MODELS = {"bedrock:InferenceProfileArn": ["arn:aws:bedrock:*:*:inference-profile/eu.*"]}
NOT_RESOURCE = {
    "Sid": "DenyModelsOfBedrock",
    "Effect": "Deny",
    "Action": "bedrock:InvokeModel",
    "NotResource": "arn:aws:bedrock:*::foundation-model/amazon.nova-*",
}


def _mantle(model: str, sid: str) -> dict[str, object]:
    condition = {"StringLike": {"bedrock-mantle:Model": model}}
    return {**deny("bedrock-mantle:CreateInference", Condition=condition), "Sid": sid}


FIRES = (
    Example(
        "for all but a role",
        _when(
            {
                "ArnLike": MODELS,
                "ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/models"},
            },
            "DenyUnapprovedModels",
        ),
    ),
    Example("by the name", _when({"ArnLike": MODELS}, "DenyModelsExceptApproved")),
    Example(
        "by the same values in another statement",
        (_when({"ArnNotLike": MODELS}, "A"), _when({"ArnLike": MODELS}, "B")),
    ),
    Example("by the end of an ARN", (NOT_RESOURCE, _mantle("amazon.nova-*", "Mantle"))),
    Example(
        "by a statement of almost the same name",
        (NOT_RESOURCE, _mantle("openai.*", "DenyModelsOfBedrockMantle")),
    ),
)
QUIET = (
    Example(
        "what a name says of principals",
        _when({"StringLike": {"aws:PrincipalTag/team": "guest-*"}}, "DenyGuestsExceptApproved"),
    ),
    Example("a switch", _when({"Bool": {"aws:ViaAWSService": "false"}}, "DenyUnlessByService")),
    Example(
        "a list beside another that excepts",
        _when(
            {"ArnLike": MODELS, "StringNotEquals": {"aws:RequestedRegion": "eu-west-1"}},
            "DenyModelsOutsideEurope",
        ),
    ),
    Example(
        "all but some actions",
        {
            "Sid": "DenyAllExceptReading",
            "Effect": "Deny",
            "NotAction": "bedrock:Get*",
            "Resource": "*",
            "Condition": {"ArnLike": MODELS},
        },
    ),
    Example(
        "the same values in an Allow",
        ({**NOT_RESOURCE, "Effect": "Allow", "Sid": "Other"}, _mantle("amazon.nova-*", "Mantle")),
    ),
    Example("all but a list", _when({"ArnNotLike": MODELS}, "DenyModelsExceptApproved")),
    Example("a list of what is denied", _when({"ArnLike": MODELS}, "DenyTheseModels")),
    Example("another list", (NOT_RESOURCE, _mantle("openai.*", "DenyOtherModels"))),
)
