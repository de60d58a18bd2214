"""A policy variable names no condition key, or one with several values.

`${...}` stands for the value that a request has of a key. Of a key that there is none of, it has
none, and the value that it is part of matches nothing; a key with several values cannot be a
variable. In the version 2008-10-17 it is no variable at all, but these very characters.

AWS, "IAM policy elements: Variables and tags":
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
"""

import re
from collections.abc import Iterator

from bulkhead.lint.document import Document
from bulkhead.lint.example import Example, deny
from bulkhead.lint.finding import Problem, Severity
from bulkhead.lint.near_key import near_key
from bulkhead.lint.nodes import Object
from bulkhead.lint.statement import Statement
from bulkhead.lint.text import Text, texts
from bulkhead.lint.types import DocumentType
from bulkhead.service_authorization import reference

SEVERITY = "error"
_VARIABLE = re.compile(r"\$\{\s*([^,'\s}*?$]+)[^}]*\}")
_VERSION = "2012-10-17"


def check(document: Document) -> Iterator[Problem]:
    """Say which variables stand for nothing."""
    version = document.root.get("Version") if isinstance(document.root, Object) else None
    has_variables = [text.value for text in texts(version)] == [_VERSION]
    for statement in document.statements:
        for value in _values(statement):
            for name in _VARIABLE.findall(value.value):
                problem = _problem(name) if has_variables else _no_variables(name)
                if problem:
                    severity: Severity | None = None if ":" in name else "warning"
                    yield Problem(value.place, *problem, statement.label, severity)


def _values(statement: Statement) -> Iterator[Text]:
    yield from statement.resources
    for clause in statement.clauses:
        yield from clause.values


def _problem(name: str) -> tuple[str, str] | None:
    key = reference().key(name)
    if ":" not in name:  # as every key has
        return f"${{{name}}} is no condition key", "is it a template's hole? fill it"
    if key is None:
        return f"${{{name}}} is no condition key", near_key(name)
    if key.multivalued:
        return f"${{{name}}} can have several values", "compare with a key that has one"
    return None


def _no_variables(name: str) -> tuple[str, str]:
    return f"${{{name}}} is no variable in this version", f'write "Version": "{_VERSION}"'


HOME = "arn:aws:s3:::b/${aws:username}/*"
IDENTITY = DocumentType.IDENTITY_POLICY
FIRES = (
    Example("a misspelt key", deny("s3:*", "arn:aws:s3:::b/${aws:usernam}/*"), IDENTITY),
    Example("a template's hole", deny("s3:*", "arn:aws:s3:::${Bucket}/*"), severity="warning"),
    Example(
        "a key with several values",
        deny("s3:*", Condition={"StringEquals": {"aws:PrincipalTag/x": "${aws:TagKeys}"}}),
    ),
    Example(
        "a version without variables",
        {"Version": "2008-10-17", "Statement": [deny("s3:*", HOME)]},
        IDENTITY,
    ),
)
QUIET = (
    Example("a key", deny("s3:*", HOME), IDENTITY),
    Example("a tag", deny("s3:*", "arn:aws:s3:::b/${aws:PrincipalTag/team}/*"), IDENTITY),
    Example(
        "a text in place of an absent key", deny("s3:*", "arn:aws:s3:::b/${aws:username, 'x'}")
    ),
    Example("a character that is escaped", deny("s3:*", "arn:aws:s3:::b/${*}")),
)
