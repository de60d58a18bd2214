"""A Deny on IAM, or on everything, exempts nobody.

It binds the role that deploys guardrails and the one that breaks the glass as well: whoever it
locks out cannot put it right from within the account. Exempt them with ArnNotLike on
aws:PrincipalArn, or say with a condition when the statement applies.
"""

from collections.abc import Iterator

from bulkhead.lint.document import Document
from bulkhead.lint.example import Example, deny
from bulkhead.lint.finding import Problem, Severity
from bulkhead.lint.statement import Statement
from bulkhead.lint.types import DocumentType
from bulkhead.service_authorization import Action, covers, reference

SEVERITY = "error"
_READING = {"Read", "List"}


def check(document: Document) -> Iterator[Problem]:
    """Say which statements lock everybody out."""
    if document.type is not DocumentType.SERVICE_CONTROL_POLICY:
        return
    for statement in document.statements:
        severity = _severity(statement)
        if severity:
            yield Problem(
                statement.place,
                f"denies {_shown(statement)} to everybody, the landing zone's own roles included",
                'exempt them: "ArnNotLike": {"aws:PrincipalArn": [...]}',
                statement.label,
                severity,
            )


def _severity(statement: Statement) -> Severity | None:
    """An error where a way back is lost: on everything, on all of IAM, or on roles."""
    if not statement.denies or statement.clauses or _is_about_root(statement):
        return None
    if _reaches_all_of_iam(statement):
        return "error"
    if statement.not_action or not any(True for _ in _changes(statement)):
        return None
    on_roles = any(":role/" in text.value for text in statement.resources)
    return "error" if on_roles and not statement.not_resource else "warning"


def _reaches_all_of_iam(statement: Statement) -> bool:
    whole = any(covers(text.value.lower(), "iam:*") for text in statement.actions)
    return whole is not statement.not_action


def _changes(statement: Statement) -> Iterator[Action]:
    for text in statement.actions:
        if text.value.lower().startswith("iam:"):
            yield from (
                a for a in reference().matching(text.value) if a.access_level not in _READING
            )


def _is_about_root(statement: Statement) -> bool:
    values = [text.value for text in statement.resources]
    return not statement.not_resource and bool(values) and all(v.endswith(":root") for v in values)


def _shown(statement: Statement) -> str:
    element = "all but " if statement.not_action else ""
    first, *more = (text.value for text in statement.actions)
    return f"{element}{first}" + (f" and {len(more)} more" if more else "")


EXEMPT = {"ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/deploy"}}
FIRES = (
    Example("everything", deny("*")),
    Example("all of IAM", deny("iam:*")),
    Example(
        "protected roles that nobody can change", deny("iam:*Role*", "arn:aws:iam::*:role/lz-*")
    ),
    Example("users", deny("iam:CreateUser"), severity="warning"),
    Example(
        "roles but for one",
        {"Effect": "Deny", "Action": "iam:DeleteRole", "NotResource": "arn:aws:iam::*:role/x"},
        severity="warning",
    ),
    Example(
        "all but the root user",
        {"Effect": "Deny", "Action": "iam:CreateUser", "NotResource": "arn:aws:iam::*:root"},
        severity="warning",
    ),
    Example("all but some services", {"Effect": "Deny", "NotAction": "support:*", "Resource": "*"}),
)
QUIET = (
    Example("roles are exempt", deny("iam:*", Condition=EXEMPT)),
    Example("reading", deny(["iam:Get*", "iam:List*"])),
    Example("another service", deny("organizations:LeaveOrganization")),
    Example("the root user's keys", deny("iam:CreateAccessKey", "arn:aws:iam::*:root")),
    Example("all but IAM", {"Effect": "Deny", "NotAction": ["iam:*", "s3:*"], "Resource": "*"}),
    Example("a policy of one's own", deny("*"), DocumentType.IDENTITY_POLICY),
)
