"""A Deny for the root user also denies the sessions of sts:AssumeRoot.

Central root access opens a root session in a member account for one task, such as removing a bucket
policy that locks everybody out. Its principal is the root user, and aws:AssumedRoot tells it apart:
`Null: {aws:AssumedRoot: true}` holds for the root user's own credentials alone.

AWS, "Centrally manage root access for member accounts" and "aws:AssumedRoot":
https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user.html
"""

from collections.abc import Iterator

from bulkhead.lint.document import Document
from bulkhead.lint.example import Example, deny
from bulkhead.lint.finding import Problem
from bulkhead.lint.statement import Statement
from bulkhead.lint.types import DocumentType
from bulkhead.service_authorization import overlaps

SEVERITY = "error"
# What the task policies of sts:AssumeRoot allow: root credentials, bucket and queue policies.
TASKS = (
    "iam:get*",
    "iam:list*",
    "iam:createloginprofile",
    "iam:deactivatemfadevice",
    "iam:delete*",
    "s3:*bucketpolicy",
    "s3:listallmybuckets",
    "sqs:*queueattributes",
    "sqs:listqueues",
)


def check(document: Document) -> Iterator[Problem]:
    """Say which statements bind central root sessions."""
    for statement in document.statements:
        if not statement.denies or any(True for _ in statement.on("aws:assumedroot")):
            continue
        for clause in statement.on("aws:principalarn"):
            about_root = all(value.value.endswith(":root") for value in clause.values)
            if about_root and not clause.negated and _reaches_tasks(statement):
                yield Problem(
                    clause.operator.place,
                    f"{clause} holds for sessions of sts:AssumeRoot too",
                    'add "Null": {"aws:AssumedRoot": "true"}',
                    statement.label,
                )


def _reaches_tasks(statement: Statement) -> bool:
    actions = [text.value.lower() for text in statement.actions]
    if statement.not_action:
        return True
    return any(overlaps(task, action) for task in TASKS for action in actions)


ROOT = {"aws:PrincipalArn": "arn:*:iam::*:root"}
FIRES = (
    Example(
        "all but some actions",
        {"Effect": "Deny", "NotAction": "sts:*", "Resource": "*", "Condition": {"ArnLike": ROOT}},
    ),
    Example("everything", deny("*", Condition={"ArnLike": ROOT})),
    Example("by a text operator", deny("*", Condition={"StringLike": ROOT})),
    Example("what a task needs", deny("s3:DeleteBucketPolicy", Condition={"ArnLike": ROOT})),
)
QUIET = (
    Example(
        "an Allow for root",
        {**deny("*", Condition={"ArnLike": ROOT}), "Effect": "Allow"},
        DocumentType.RESOURCE_POLICY,
    ),
    Example("all but root", deny("*", Condition={"ArnNotLike": ROOT})),
    Example(
        "a role",
        deny("*", Condition={"ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:role/x"}}),
    ),
    Example(
        "the root user's own credentials",
        deny("*", Condition={"ArnLike": ROOT, "Null": {"aws:AssumedRoot": "true"}}),
    ),
    Example("no task needs it", deny("ec2:RunInstances", Condition={"ArnLike": ROOT})),
    Example("everybody but root", deny("ec2:RunInstances", Condition={"ArnNotLike": ROOT})),
)
