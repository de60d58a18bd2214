"""Finding the documents that a person names."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bulkhead.lint.document import Document, read_document
from bulkhead.lint.types import DocumentType
from bulkhead.policy_files import DocumentEntry, FilesError
from bulkhead.policy_files.attachments import ATTACHMENTS, read_attachments
from bulkhead.policy_files.text_files import read_text

Chains = tuple[tuple[str, ...], ...]
"""Nodes that a document is attached to, each with those above it, itself first."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to look at, with its type and targets where attachments.json says them."""

    path: Path
    type: DocumentType | None = None
    targets: Chains = ()


@dataclass(frozen=True, slots=True)
class AttachedDocument:
    """A document with the nodes that it is attached to; none where nothing says them."""

    document: Document
    targets: Chains


def sources(paths: Iterable[Path], given: DocumentType | None) -> Iterator[Source]:
    """Give the files: those named, and every .json file of the folders named.

    Args:
        paths: files and folders.
        given: the type of all of them, where a person says it.

    Raises:
        FilesError: a folder holds no document, or its attachments are wrong.
    """
    for path in paths:
        if not path.is_dir():
            yield Source(path, given)
            continue
        found = list(_of_folder(path, given))
        if not found:
            raise FilesError([f"{path}: no .json file in it; name the folder that holds policies"])
        yield from found


def read(source: Source) -> AttachedDocument:
    """Read a file.

    Raises:
        FilesError: it cannot be read, or is no text.
    """
    text = read_text(source.path)
    return AttachedDocument(read_document(source.path, text, source.type), source.targets)


def _of_folder(folder: Path, given: DocumentType | None) -> Iterator[Source]:
    """What is attached has the type that is said of it; any other file is looked at as well."""
    attached = [each for path in sorted(folder.rglob(ATTACHMENTS)) for each in _attached(path)]
    files = [path for path in sorted(folder.rglob("*.json")) if path.name != ATTACHMENTS]
    known = {source.path.resolve(): source for source in attached}
    missing = set(known) - {path.resolve() for path in files}
    if missing:
        names = ", ".join(sorted(str(known[path].path) for path in missing))
        raise FilesError([f"{folder}: attachments of what is not there: {names}; render it again"])
    for path in files:
        yield known.get(path.resolve()) or Source(path, given)


def _attached(path: Path) -> Iterator[Source]:
    attachments = read_attachments(path.parent)
    parents = {node.id: node.parent for node in attachments.nodes}
    for entry in attachments.documents:
        chains = tuple(tuple(_upward(target, parents)) for target in entry.targets)
        yield Source(path.parent / entry.file, _type(path, entry), chains)


def _type(path: Path, entry: DocumentEntry) -> DocumentType:
    if entry.type not in set(DocumentType):
        known = ", ".join(DocumentType)
        raise FilesError([f"{path}: {entry.name}: no type {entry.type!r}; write one of {known}"])
    return DocumentType(entry.type)


def _upward(node: str | None, parents: Mapping[str, str | None]) -> Iterator[str]:
    """Give a node and those above it; a circle ends where it began."""
    seen: set[str] = set()
    while node is not None and node not in seen:
        seen.add(node)
        yield node
        node = parents.get(node)
