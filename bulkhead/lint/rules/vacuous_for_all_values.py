"""`ForAllValues` holds for requests without a value.

Every value of none is what one asks for, so that a Deny spreads to all requests that lack the key
and an Allow lets them pass. `Null: {key: false}` beside it asks for a value; `ForAnyValue` never
holds without one.
"""

from collections.abc import Iterator

from bulkhead.lint.clause import Clause
from bulkhead.lint.document import Document
from bulkhead.lint.example import Example, deny, deny_everybody
from bulkhead.lint.finding import Problem
from bulkhead.lint.statement import Statement
from bulkhead.lint.types import DocumentType

SEVERITY = "error"


def check(document: Document) -> Iterator[Problem]:
    """Say which sets may be empty."""
    for statement in document.statements:
        for clause in statement.clauses:
            if clause.qualifier != "ForAllValues" or _is_guarded(statement, clause):
                continue
            name = clause.key.value
            who = "denies" if statement.denies else "allows"
            yield Problem(
                clause.operator.place,
                f"{clause} holds for a request without {name!r}, which the statement then {who}",
                f'add "Null": {{"{name}": "false"}}, or write ForAnyValue',
                statement.label,
                None if statement.denies else "warning",
            )


def _is_guarded(statement: Statement, clause: Clause) -> bool:
    """A value is asked for; or tags are limited to some, where none at all are fine."""
    name = clause.key.value.lower()
    if name == "aws:tagkeys" and not statement.denies:
        return True
    return any(c.base == "Null" and c.asks_for("false") for c in statement.on(name))


PATHS = {"aws:PrincipalOrgPaths": ["o-a/r-b/ou-c/*"]}
TAGS = {"aws:TagKeys": ["team", "cost-centre"]}
RCP = DocumentType.RESOURCE_CONTROL_POLICY
FIRES = (
    Example(
        "an isolated unit",
        deny_everybody("s3:*", Condition={"ForAllValues:StringNotLikeIfExists": PATHS}),
        RCP,
    ),
    Example("tags", deny("ec2:CreateTags", Condition={"ForAllValues:StringNotEquals": TAGS})),
    Example(
        "a guard that is turned round",
        deny(
            "ec2:CreateTags",
            Condition={"ForAllValues:StringNotEquals": TAGS, "Null": {"aws:TagKeys": "true"}},
        ),
    ),
    Example(
        "an Allow for services in between",
        {
            **deny("s3:*", Condition={"ForAllValues:StringEquals": {"aws:CalledVia": "x"}}),
            "Effect": "Allow",
        },
        DocumentType.IDENTITY_POLICY,
        "warning",
    ),
)
QUIET = (
    Example(
        "the same where there is a value",
        deny_everybody(
            "s3:*",
            Condition={
                "ForAllValues:StringNotLike": PATHS,
                "Null": {"aws:PrincipalOrgPaths": "false"},
                "BoolIfExists": {"aws:PrincipalIsAWSService": "false"},
            },
        ),
        RCP,
    ),
    Example("any value", deny("ec2:CreateTags", Condition={"ForAnyValue:StringEquals": TAGS})),
    Example(
        "an Allow that limits tags",
        {
            **deny("ec2:CreateTags", Condition={"ForAllValues:StringEquals": TAGS}),
            "Effect": "Allow",
        },
        DocumentType.IDENTITY_POLICY,
    ),
)
