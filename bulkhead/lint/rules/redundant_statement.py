"""Another statement of the document already does what this one does.

It takes characters from the quota, and who changes one of the two believes that something changed.
A statement is covered by another of the same effect whose actions, resources and principals reach
as far, and whose conditions hold whenever its own do.
"""

from collections.abc import Iterator

from bulkhead.lint.coverage import covers_statement
from bulkhead.lint.document import Document
from bulkhead.lint.example import Example, deny
from bulkhead.lint.finding import Problem

SEVERITY = "warning"


def check(document: Document) -> Iterator[Problem]:
    """Say which statements are covered; of two that are equal, the second."""
    for place, statement in enumerate(document.statements):
        for other_place, other in enumerate(document.statements):
            if other is statement or not covers_statement(other, statement):
                continue
            if covers_statement(statement, other) and other_place > place:
                continue
            yield Problem(
                statement.place,
                f"statement {other.label} on line {other.place.line} does all that it does",
                "remove it, or narrow the other",
                statement.label,
            )
            break


EXEMPT = {"ArnNotLike": {"aws:PrincipalArn": ["arn:aws:iam::*:role/a", "arn:aws:iam::*:role/b"]}}
FEWER = {"ArnNotLike": {"aws:PrincipalArn": ["arn:aws:iam::*:role/a"]}}
FIRES = (
    Example("twice the same", (deny("s3:PutBucketAcl"), deny("s3:PutBucketAcl"))),
    Example("an action of a pattern", (deny("s3:*"), deny("s3:PutBucketAcl", "arn:aws:s3:::b"))),
    Example(
        "one that exempts fewer",
        (deny("s3:DeleteBucket", Condition=EXEMPT), deny("s3:DeleteBucket", Condition=FEWER)),
    ),
    Example(
        "an action outside a list",
        ({"Effect": "Deny", "NotAction": "iam:*", "Resource": "*"}, deny("s3:PutBucketAcl")),
    ),
)
QUIET = (
    Example("other actions", (deny("s3:PutBucketAcl"), deny("s3:PutBucketPolicy"))),
    Example("other resources", (deny("s3:*", "arn:aws:s3:::a"), deny("s3:*", "arn:aws:s3:::b"))),
    Example("other effects", (deny("s3:*"), {**deny("s3:GetObject"), "Effect": "Allow"})),
    Example(
        "other conditions",
        (
            deny("s3:*", Condition={"Bool": {"aws:SecureTransport": "false"}}),
            deny("s3:*", Condition={"NumericLessThan": {"s3:TlsVersion": "1.2"}}),
        ),
    ),
)
