"""A statement about whom a service works for lacks its guards.

aws:SourceOrgID and its kin are there only when an AWS service calls as itself for somebody. A Deny
with a negated operator on one of them holds for every ordinary caller, unless the statement asks
for a service (`Bool: {aws:PrincipalIsAWSService: true}`) that says for whom it works
(`Null: {aws:SourceAccount: false}`). An Allow for a service without any of them lets the service in
for everybody's resources.

AWS, "The confused deputy problem":
https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
"""

from collections.abc import Iterator

from bulkhead.lint.document import Document
from bulkhead.lint.example import Example, deny_everybody
from bulkhead.lint.finding import Problem
from bulkhead.lint.statement import Statement
from bulkhead.lint.types import DocumentType

SEVERITY = "error"
SOURCES = (
    "aws:sourceaccount",
    "aws:sourcearn",
    "aws:sourceorgid",
    "aws:sourceorgpaths",
    "aws:sourceowner",
)
SERVICE = "aws:principalisawsservice"


def check(document: Document) -> Iterator[Problem]:
    """Say which statements lack a guard."""
    for statement in document.statements:
        if statement.denies:
            yield from _denied(statement)
        elif document.type is DocumentType.RESOURCE_POLICY:
            yield from _allowed(statement)


def _denied(statement: Statement) -> Iterator[Problem]:
    by_service = any(c.asks_for("true") for c in statement.on(SERVICE))
    with_source = any(c.base == "Null" and c.asks_for("false") for c in statement.on(*SOURCES))
    for clause in statement.on(*SOURCES):
        if not (clause.negated and clause.holds_when_absent) or (by_service and with_source):
            continue
        lacking = [] if with_source else ['"Null": {"aws:SourceAccount": "false"}']
        lacking += [] if by_service else ['"Bool": {"aws:PrincipalIsAWSService": "true"}']
        reached = "services that name no account" if by_service else "callers that are no service"
        yield Problem(
            clause.operator.place,
            f"{clause} holds for {reached}",
            f"add {' and '.join(lacking)}",
            statement.label,
            "warning" if by_service or with_source else None,
        )


def _allowed(statement: Statement) -> Iterator[Problem]:
    """A service may be let in for all only where it cannot act for others; most can."""
    services = [text for kind, text in statement.principals if kind == "Service"]
    limited = any(not c.holds_when_absent for c in statement.on(*SOURCES, "aws:resourceaccount"))
    if services and not limited:
        yield Problem(
            services[0].place,
            f"{services[0].value} may act on it for anybody's account",
            'add "StringEquals": {"aws:SourceAccount": ...} or aws:SourceOrgID',
            statement.label,
            "warning",
        )


ORGANIZATION = {"aws:SourceOrgID": "o-a1b2c3d4e5"}
RCP = DocumentType.RESOURCE_CONTROL_POLICY
TRAIL = {
    "Effect": "Allow",
    "Principal": {"Service": "cloudtrail.amazonaws.com"},
    "Action": "s3:PutObject",
    "Resource": "arn:aws:s3:::logs/*",
}
FIRES = (
    Example(
        "no guard",
        deny_everybody("s3:*", Condition={"StringNotEqualsIfExists": ORGANIZATION}),
        RCP,
    ),
    Example(
        "one of two guards",
        deny_everybody(
            "s3:*",
            Condition={
                "StringNotEqualsIfExists": ORGANIZATION,
                "Bool": {"aws:PrincipalIsAWSService": "true"},
            },
        ),
        RCP,
        "warning",
    ),
    Example(
        "the other",
        deny_everybody(
            "s3:*",
            Condition={
                "StringNotEqualsIfExists": ORGANIZATION,
                "Null": {"aws:SourceAccount": "false"},
            },
        ),
        RCP,
        "warning",
    ),
    Example(
        "a guard that is turned round",
        deny_everybody(
            "s3:*",
            Condition={
                "StringNotEqualsIfExists": ORGANIZATION,
                "Null": {"aws:SourceAccount": "true"},
            },
        ),
        RCP,
    ),
    Example("a service that is let in for all", TRAIL, DocumentType.RESOURCE_POLICY, "warning"),
)
QUIET = (
    Example(
        "one account's services",
        deny_everybody("s3:*", Condition={"StringEquals": {"aws:SourceAccount": "1" * 12}}),
        RCP,
    ),
    Example(
        "paths of which there are some",
        deny_everybody(
            "s3:*",
            Condition={"ForAnyValue:StringNotLike": {"aws:SourceOrgPaths": "o-a1b2c3d4e5/*"}},
        ),
        RCP,
    ),
    Example(
        "both guards",
        deny_everybody(
            "s3:*",
            Condition={
                "StringNotEqualsIfExists": ORGANIZATION,
                "Null": {"aws:SourceAccount": "false"},
                "Bool": {"aws:PrincipalIsAWSService": "true"},
            },
        ),
        RCP,
    ),
    Example(
        "a service for one account",
        {**TRAIL, "Condition": {"StringEquals": {"aws:SourceAccount": "111111111111"}}},
        DocumentType.RESOURCE_POLICY,
    ),
)
