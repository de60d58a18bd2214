"""A key is asked to be absent, and compared in the same statement.

Conditions are joined by "and". Beside `Null: true` a positive operator never holds, so that the
statement does nothing; a negated one holds anyway, so that the statement reaches requests without
the key and not those with a wrong value. To deny both takes two statements.
"""

from collections.abc import Iterator

from bulkhead.lint.document import Document
from bulkhead.lint.example import Example, deny
from bulkhead.lint.finding import Problem
from bulkhead.lint.statement import Statement

SEVERITY = "error"


def check(document: Document) -> Iterator[Problem]:
    """Say which comparisons are in vain."""
    for statement in document.statements:
        absent = _absent(statement)
        for clause in statement.clauses:
            if clause.base == "Null" or clause.key.value.lower() not in absent:
                continue
            effect = "holds anyway" if clause.holds_when_absent else "never holds"
            yield Problem(
                clause.operator.place,
                f"{clause} {effect} beside Null, which asks that the key is absent",
                "write two statements, or ask Null for false",
                statement.label,
            )


def _absent(statement: Statement) -> set[str]:
    return {
        clause.key.value.lower()
        for clause in statement.clauses
        if clause.base == "Null" and clause.asks_for("true")
    }


def _put(**condition: object) -> dict[str, object]:
    return deny("s3:PutObject", Condition=condition)


ENCRYPTION = "s3:x-amz-server-side-encryption"
OTHER = {ENCRYPTION: "aws:kms"}
FIRES = (
    Example(
        "two wishes in one statement",
        _put(StringNotEquals=OTHER, Null={ENCRYPTION: "true"}),
    ),
    Example("what never holds", _put(StringEquals=OTHER, Null={ENCRYPTION: "true"})),
)
QUIET = (
    Example(
        "two statements",
        (_put(StringNotEquals=OTHER), _put(Null={ENCRYPTION: "true"})),
    ),
    Example("a key that is there", _put(StringNotEquals=OTHER, Null={ENCRYPTION: "false"})),
    Example(
        "another key",
        _put(StringNotEquals={"aws:PrincipalTag/a": "b"}, Null={ENCRYPTION: "true"}),
    ),
)
