"""A value of a list is covered by another of the same list.

It takes characters from the quota and changes nothing.
"""

from collections.abc import Iterator

from bulkhead.lint.coverage import ANY_CASE, covering
from bulkhead.lint.document import Document
from bulkhead.lint.example import Example, deny
from bulkhead.lint.finding import Problem
from bulkhead.lint.statement import Statement
from bulkhead.lint.text import Text

SEVERITY = "warning"


def check(document: Document) -> Iterator[Problem]:
    """Say which values could go."""
    for statement in document.statements:
        for values, any_case in _lists(statement):
            for place, value in enumerate(values):
                wider = covering(values, place, any_case=any_case)
                if wider:
                    yield Problem(
                        value.place,
                        f"{value.value!r} is part of {wider.value!r} in the same list",
                        "remove it",
                        statement.label,
                    )


def _lists(statement: Statement) -> Iterator[tuple[tuple[Text, ...], bool]]:
    yield statement.actions, ANY_CASE
    yield statement.resources, False
    for clause in statement.clauses:
        if clause.family == "Arn" or clause.base in {"StringLike", "StringNotLike"}:
            yield clause.values, False


FIRES = (
    Example("an action of a pattern", deny(["s3:*", "s3:GetObject"])),
    Example("an action twice", deny(["s3:GetObject", "s3:getobject"])),
    Example("a resource of a pattern", deny("s3:*", ["arn:aws:s3:::a*", "arn:aws:s3:::ab"])),
    Example(
        "a role of a pattern",
        deny(
            "s3:*",
            Condition={
                "ArnNotLike": {
                    "aws:PrincipalArn": ["arn:aws:iam::*:role/*", "arn:aws:iam::*:role/x"]
                }
            },
        ),
    ),
)
QUIET = (
    Example(
        "numbers",
        deny("s3:*", Condition={"NumericEquals": {"s3:max-keys": ["1", "10", "1"]}}),
    ),
    Example("actions that overlap", deny(["s3:Get*", "s3:*Acl"])),
    Example("a bucket and its objects", deny("s3:*", ["arn:aws:s3:::a", "arn:aws:s3:::a/*"])),
    Example(
        "values compared letter by letter",
        deny("s3:*", Condition={"StringEquals": {"aws:PrincipalTag/a": ["b", "bc"]}}),
    ),
)
