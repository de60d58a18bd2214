"""A wildcard stands under an operator that compares letter by letter.

`*` and `?` are ordinary characters to StringEquals and its kin: the condition asks for a value that
contains an asterisk, which no request has. StringLike knows wildcards.
"""

import re
from collections.abc import Iterator

from bulkhead.lint.document import Document
from bulkhead.lint.example import Example, deny
from bulkhead.lint.finding import Problem
from bulkhead.service_authorization import has_wildcard

SEVERITY = "error"
_VARIABLE = re.compile(r"\$\{[^}]*\}")
# The value `*` itself is what a request gives there: a permission for everybody.
_ASTERISK_IS_A_VALUE = {"lambda:principal", "ram:principal"}


def check(document: Document) -> Iterator[Problem]:
    """Say which values are taken literally."""
    for statement in document.statements:
        for clause in statement.clauses:
            if clause.family != "String" or "Equals" not in clause.base:
                continue
            for value in clause.values:
                is_value = clause.key.value.lower() in _ASTERISK_IS_A_VALUE and value.value == "*"
                if is_value or not has_wildcard(_VARIABLE.sub("", value.value)):
                    continue
                yield Problem(
                    value.place,
                    f"{value.value!r} under {clause}: the wildcard is an ordinary character",
                    f"write {clause.operator.value.replace('Equals', 'Like')}"
                    if "IgnoreCase" not in clause.base
                    else "write StringLike with each spelling",
                    statement.label,
                )


def _if(operator: str, key: str, value: object) -> dict[str, object]:
    return deny("backup:DeleteBackupVault", Condition={operator: {key: value}})


FIRES = (
    Example("any value of a tag", _if("StringEquals", "aws:ResourceTag/vault", "*")),
    Example("roles of a path", _if("StringNotEquals", "aws:PrincipalArn", "arn:aws:iam::*:role/x")),
    Example("one of several values", _if("StringEquals", "aws:PrincipalTag/a", ["b", "c?"])),
)
QUIET = (
    Example("StringLike", _if("StringLike", "aws:ResourceTag/vault", "*")),
    Example("ArnEquals, which is ArnLike", _if("ArnEquals", "aws:PrincipalArn", "arn:*:iam::*:*")),
    Example("a wildcard that is escaped", _if("StringEquals", "aws:PrincipalTag/a", "${*}")),
    Example(
        "a permission for everybody",
        deny("lambda:AddPermission", Condition={"StringEquals": {"lambda:Principal": "*"}}),
    ),
)
