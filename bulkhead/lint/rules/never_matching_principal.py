"""A principal's ARN is written in a form that no request has.

aws:PrincipalArn of a role's session is the role's ARN, not that of the session: an exemption for
`arn:aws:sts::...:assumed-role/...` exempts nobody. Roles that AWS makes have a path: those of
Identity Center lie under `role/aws-reserved/sso.amazonaws.com/`, service-linked ones under
`role/aws-service-role/`.

AWS, "aws:PrincipalArn", and "Referencing permission sets in resource policies":
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html
"""

import re
from collections.abc import Iterator

from bulkhead.lint.document import Document
from bulkhead.lint.example import Example, deny
from bulkhead.lint.finding import Problem
from bulkhead.lint.statement import Statement
from bulkhead.lint.text import Text

SEVERITY = "error"
_SESSION = re.compile(r"^arn:[^:]*:sts:[^:]*:[^:]*:assumed-role/")
_WITHOUT_PATH = {
    re.compile(":role/AWSReservedSSO_"): "role/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_...",
    re.compile(":role/AWSServiceRoleFor"): "role/aws-service-role/*/AWSServiceRoleFor...",
}


def check(document: Document) -> Iterator[Problem]:
    """Say which ARNs match nothing."""
    for statement in document.statements:
        for clause in statement.on("aws:principalarn"):
            for value in clause.values:
                if _SESSION.search(value.value):
                    message = f"{value.value!r} is a session, {clause.key.value} a role"
                    remedy = "write arn:aws:iam::ACCOUNT:role/NAME"
                    yield Problem(value.place, message, remedy, statement.label)
        yield from _without_path(statement)


def _without_path(statement: Statement) -> Iterator[Problem]:
    for value in _arns(statement):
        for pattern, remedy in _WITHOUT_PATH.items():
            if pattern.search(value.value):
                message = f"{value.value!r} lacks the path of such roles and matches none"
                yield Problem(value.place, message, f"write {remedy}", statement.label)


def _arns(statement: Statement) -> Iterator[Text]:
    yield from statement.resources
    for clause in statement.on("aws:principalarn"):
        yield from clause.values


def _but(arn: str) -> dict[str, object]:
    return deny("s3:DeleteBucket", Condition={"ArnNotLike": {"aws:PrincipalArn": arn}})


FIRES = (
    Example("a session", _but("arn:aws:sts::*:assumed-role/deployment/*")),
    Example(
        "a role of Identity Center without its path", _but("arn:*:iam::*:role/AWSReservedSSO_A_*")
    ),
    Example(
        "the same as a resource",
        deny("iam:DeleteRole", "arn:aws:iam::*:role/AWSReservedSSO_*"),
    ),
    Example("a service-linked role", _but("arn:aws:iam::*:role/AWSServiceRoleForConfig")),
)
QUIET = (
    Example("a role", _but("arn:aws:iam::*:role/deployment")),
    Example(
        "a role of Identity Center",
        _but("arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_A_*"),
    ),
    Example("the same with a wildcard", _but("arn:aws:iam::*:role/*AWSReservedSSO_A_*")),
    Example(
        "a session where sessions are meant",
        deny("sts:*", "arn:aws:sts::*:assumed-role/deployment/*"),
    ),
)
