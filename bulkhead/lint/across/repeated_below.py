"""A document attached at or above the same nodes already denies what a statement denies.

A Deny reaches everything below it, so that the statement changes nothing where it is. An Allow is
needed at every level and is no repetition.
"""

from collections.abc import Iterator
from pathlib import Path

from bulkhead.lint.coverage import covers_statement
from bulkhead.lint.document import Document
from bulkhead.lint.files import AttachedDocument
from bulkhead.lint.finding import Problem
from bulkhead.lint.statement import Statement

SEVERITY = "warning"


def check(attached: list[AttachedDocument]) -> Iterator[tuple[Path, Problem]]:
    """Say which statements are repeated, once each."""
    for one in attached:
        if one.document.is_organization_policy:
            above = [other.document for other in attached if _is_above(other, one, attached)]
            for statement in one.document.statements:
                problem = _problem(statement, above)
                if problem:
                    yield one.document.path, problem


def _problem(statement: Statement, above: list[Document]) -> Problem | None:
    for document in above:
        for other in document.statements:
            if statement.denies and covers_statement(other, statement):
                where = f"{document.path.name}, attached at or above the same nodes,"
                message = f"statement {other.label} of {where} denies all that it does"
                return Problem(statement.place, message, "remove it here", statement.label)
    return None


def _is_above(
    other: AttachedDocument, one: AttachedDocument, attached: list[AttachedDocument]
) -> bool:
    """It is attached at or above each target; of two that are above each other, the first is."""
    if other is one or other.document.type is not one.document.type:
        return False
    mutual = _reaches(one, other) and attached.index(one) < attached.index(other)
    return _reaches(other, one) and not mutual


def _reaches(wide: AttachedDocument, narrow: AttachedDocument) -> bool:
    tops = {chain[0] for chain in wide.targets}
    same_layout = wide.document.path.parent == narrow.document.path.parent
    return same_layout and all(tops & set(chain) for chain in narrow.targets)
