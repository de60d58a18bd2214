"""A document ready for the rules."""

from dataclasses import dataclass, field
from pathlib import Path

from bulkhead.lint.nodes import Array, Node, Object, Place
from bulkhead.lint.positions import JsonError, read_json
from bulkhead.lint.statement import Statement, statement
from bulkhead.lint.types import KINDS, DocumentType, type_of

TOP = Place(1, 1)


@dataclass(frozen=True, slots=True)
class Document:
    """A policy document, or what should be one.

    Attributes:
        path: the file.
        text: what is in it.
        type: its type; None if it has the shape of none, or is not JSON.
        root: its content; None if it is not JSON.
        json_error: why it is not JSON.
        statements: what is in it, for the types that are written in the IAM policy language.
    """

    path: Path
    text: str = field(repr=False)
    type: DocumentType | None = None
    root: Node | None = field(default=None, repr=False)
    json_error: JsonError | None = None
    statements: tuple[Statement, ...] = field(default=(), repr=False)

    @property
    def is_organization_policy(self) -> bool:
        """It is an SCP or an RCP, so that it is about many accounts at once."""
        return self.type in {
            DocumentType.SERVICE_CONTROL_POLICY,
            DocumentType.RESOURCE_CONTROL_POLICY,
        }


def read_document(path: Path, text: str, given: DocumentType | None = None) -> Document:
    """Read a document.

    Args:
        path: its file.
        text: what is in it.
        given: its type, where that is known; else it is told from the document's shape.
    """
    try:
        root = read_json(text)
    except JsonError as error:
        return Document(path, text, json_error=error)
    found = given or type_of(root, path)
    return Document(path, text, found, root, statements=_statements(root) if found in KINDS else ())


def _statements(root: Node) -> tuple[Statement, ...]:
    node = root.get("Statement") if isinstance(root, Object) else None
    nodes = node.items if isinstance(node, Array) else (node,)
    return tuple(
        statement(each, number)
        for number, each in enumerate(nodes, start=1)
        if isinstance(each, Object)
    )
