"""A Deny for callers from outside also denies AWS services.

A service that calls as itself, to deliver a log or to read a template, belongs to no organization
and has no ARN: a negated operator on aws:PrincipalOrgID and its kin holds for it.
`BoolIfExists: {aws:PrincipalIsAWSService: false}` leaves services alone.

AWS, "aws:PrincipalIsAWSService":
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
"""

from collections.abc import Iterator

from bulkhead.lint.document import Document
from bulkhead.lint.example import Example, deny, deny_everybody
from bulkhead.lint.finding import Problem
from bulkhead.lint.statement import Statement
from bulkhead.lint.types import DocumentType
from bulkhead.service_authorization import overlaps
from bulkhead.service_authorization.global_keys import SERVICE_PRINCIPALS_LACK

SEVERITY = "error"
_GUARDS = ("aws:principalisawsservice", "aws:principalservicename", "aws:principalservicenameslist")

# What services do as themselves: they deliver, read what they were pointed to, and use keys. A role
# that is exempt from anything else is no service's.
_CALLED = (
    "dynamodb:getitem",
    "ecr:*getdownloadurlforlayer",
    "ecr:batchgetimage",
    "kms:createg*",
    "kms:decrypt",
    "kms:describekey",
    "kms:encrypt",
    "kms:generatedatakey*",
    "kms:reencrypt*",
    "logs:createlog*",
    "logs:putlogevents",
    "s3:getbucket*",
    "s3:getobject*",
    "s3:listbucket*",
    "s3:putobject",
    "secretsmanager:getsecretvalue",
    "sqs:sendmessage*",
    "sts:assumerole",
    "sts:setcontext",
    "sts:tagsession",
)


def check(document: Document) -> Iterator[Problem]:
    """Say which statements deny services by chance."""
    for statement in document.statements:
        guarded = any(True for _ in statement.on(*_GUARDS))
        if guarded or not statement.denies or not statement.is_for_everybody:
            continue
        for clause in statement.on(*SERVICE_PRINCIPALS_LACK):
            exempts = clause.key.value.lower() == "aws:principalarn"
            if exempts and not _is_called_by_services(statement):
                continue
            if clause.negated and clause.holds_when_absent:
                yield Problem(
                    clause.operator.place,
                    f"{clause} holds for AWS services that call as themselves",
                    'add "BoolIfExists": {"aws:PrincipalIsAWSService": "false"}',
                    statement.label,
                    "warning" if exempts else None,
                )


def _is_called_by_services(statement: Statement) -> bool:
    actions = [text.value.lower() for text in statement.actions]
    return statement.not_action or any(overlaps(c, a) for c in _CALLED for a in actions)


RCP = DocumentType.RESOURCE_CONTROL_POLICY
OUTSIDE = {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}
BUCKET = DocumentType.RESOURCE_POLICY
FIRES = (
    Example(
        "assuming a role",
        deny_everybody("sts:AssumeRole", Condition={"StringNotEquals": OUTSIDE}),
        RCP,
    ),
    Example(
        "with IfExists, which changes nothing",
        deny_everybody("s3:*", Condition={"StringNotEqualsIfExists": OUTSIDE}),
        RCP,
    ),
    Example(
        "a bucket's policy",
        deny_everybody("s3:*", "arn:aws:s3:::b/*", Condition={"StringNotEquals": OUTSIDE}),
        BUCKET,
    ),
    Example(
        "but for a role",
        deny_everybody(
            "s3:*", Condition={"ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/x"}}
        ),
        RCP,
        "warning",
    ),
    Example(
        "all but some actions",
        {
            "Principal": "*",
            "Effect": "Deny",
            "NotAction": "s3:PutObject",
            "Resource": "arn:aws:s3:::b/*",
            "Condition": {"ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/x"}},
        },
        BUCKET,
        "warning",
    ),
)
QUIET = (
    Example(
        "an Allow for others",
        {
            **deny_everybody("s3:*", "arn:aws:s3:::b", Condition={"StringNotEquals": OUTSIDE}),
            "Effect": "Allow",
        },
        BUCKET,
    ),
    Example("one's own", deny_everybody("s3:*", Condition={"StringEquals": OUTSIDE}), RCP),
    Example(
        "units of which there are some",
        deny_everybody(
            "s3:*", Condition={"ForAnyValue:StringNotLike": {"aws:PrincipalOrgPaths": "o-a/*"}}
        ),
        RCP,
    ),
    Example(
        "services are left alone",
        deny_everybody(
            "s3:*",
            Condition={
                "StringNotEqualsIfExists": OUTSIDE,
                "BoolIfExists": {"aws:PrincipalIsAWSService": "false"},
            },
        ),
        RCP,
    ),
    Example(
        "what no service does, but for a role",
        deny_everybody(
            "kms:ScheduleKeyDeletion",
            Condition={"ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/keys"}},
        ),
        RCP,
    ),
    Example("an SCP, which binds no service", deny("s3:*", Condition={"StringNotEquals": OUTSIDE})),
    Example(
        "one principal",
        {
            **deny("s3:*", "arn:aws:s3:::b", Condition={"StringNotEquals": OUTSIDE}),
            "Principal": {"AWS": "111111111111"},
        },
        BUCKET,
    ),
)
