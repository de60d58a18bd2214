"""The action acts on no resource that the statement names.

The statement does nothing for this action. Actions without resource types of their own, such as
most Describe and List actions, match `*` alone; S3 tells buckets from objects, KMS keys from
aliases. An Allow that gives nothing is a warning, a Deny that stops nothing an error.
"""

from collections.abc import Iterator

from bulkhead.lint.document import Document
from bulkhead.lint.example import Example, deny
from bulkhead.lint.finding import Problem
from bulkhead.lint.named_actions import named_actions
from bulkhead.lint.statement import Statement
from bulkhead.lint.types import DocumentType
from bulkhead.service_authorization import Action

SEVERITY = "error"


def check(document: Document) -> Iterator[Problem]:
    """Say which actions are named with resources that they do not act on."""
    for statement in document.statements:
        if statement.not_resource or not statement.resources or _names_root(statement):
            continue
        for text, actions in named_actions(statement):
            if any(each.fits(r.value) for each in actions for r in statement.resources):
                continue
            yield Problem(
                text.place,
                f"{text.value!r} does not act on {_shown(statement)}",
                _remedy(actions),
                statement.label,
                None if statement.denies else "warning",
            )


def _names_root(statement: Statement) -> bool:
    """IAM actions act on the root user too, which the reference does not list as a type."""
    return any(text.value.endswith(":root") for text in statement.resources)


def _shown(statement: Statement) -> str:
    first, *more = (text.value for text in statement.resources)
    return repr(first) + (f" and the other {len(more)}" if more else "")


def _remedy(actions: tuple[Action, ...]) -> str:
    types = sorted({each.arn for action in actions for each in action.resource_types})
    if not types:
        return 'name it in a statement with the resource "*"; it has no resource types'
    return f"name one of {', '.join(types[:3])}{', ...' if len(types) > 3 else ''}"  # noqa: PLR2004 - what a line shows


FIRES = (
    Example("a bucket's action on objects", deny("s3:PutBucketPolicy", "arn:aws:s3:::logs/*")),
    Example("an object's action on buckets", deny("s3:DeleteObject", "arn:aws:s3:::logs")),
    Example(
        "an action without resource types",
        deny("ec2:DescribeInstances", "arn:aws:ec2:*:*:instance/*"),
    ),
    Example("a role's action on users", deny("iam:DeleteRole", "arn:aws:iam::*:user/*")),
    Example(
        "the same in an Allow",
        {**deny("s3:PutBucketPolicy", "arn:aws:s3:::logs/*"), "Effect": "Allow"},
        DocumentType.IDENTITY_POLICY,
        "warning",
    ),
)
QUIET = (
    Example(
        "both",
        deny(["s3:PutBucketPolicy", "s3:DeleteObject"], ["arn:aws:s3:::l", "arn:aws:s3:::l/*"]),
    ),
    Example("a pattern for both", deny("s3:PutBucketPolicy", "arn:aws:s3:::logs*")),
    Example("the root user", deny("iam:CreateAccessKey", "arn:aws:iam::*:root")),
    Example("any resource", deny("ec2:DescribeInstances")),
    Example(
        "anything but a resource",
        {"Effect": "Deny", "Action": "ec2:DescribeInstances", "NotResource": "arn:aws:s3:::b"},
    ),
)
