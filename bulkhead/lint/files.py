"""Finding the documents that a person names."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bulkhead.lint.document import Document, read_document
from bulkhead.lint.layout import FILE, Attached, Layout, read_layout
from bulkhead.lint.types import DocumentType


@dataclass(frozen=True, slots=True)
class Source:
    """A file to look at, with its type and targets where a layout says them.

    Attributes:
        path: the file.
        type: its type, where it is known.
        targets: nodes that it is attached to, each with those above it, itself first.
    """

    path: Path
    type: DocumentType | None = None
    targets: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class AttachedDocument:
    """A document with the nodes that a layout attaches it to.

    Attributes:
        document: the document.
        targets: as its source has them; empty where no layout names it.
    """

    document: Document
    targets: tuple[tuple[str, ...], ...]


class FilesError(ValueError):
    """There is nothing to look at, or it cannot be read."""


def sources(paths: Iterable[Path], given: DocumentType | None) -> Iterator[Source]:
    """Give the files: those named, and every .json file of the folders named.

    Args:
        paths: files and folders.
        given: the type of all of them, where a person says it.

    Raises:
        FilesError: a folder holds no document.
        LayoutError: a folder's layout is malformed.
    """
    for path in paths:
        if not path.is_dir():
            yield Source(path, given)
            continue
        found = list(_of_folder(path, given))
        if not found:
            raise FilesError(f"{path}: no .json file in it; name the folder that holds policies")
        yield from found


def read(source: Source) -> AttachedDocument:
    """Read a file.

    Raises:
        FilesError: it cannot be read, or is no text.
    """
    try:
        text = source.path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise FilesError(
            f"{source.path}: not UTF-8 at byte {error.start}; save it as UTF-8"
        ) from None
    except OSError as error:
        raise FilesError(f"{source.path}: {error.strerror}") from None
    return AttachedDocument(read_document(source.path, text, source.type), source.targets)


def _of_folder(folder: Path, given: DocumentType | None) -> Iterator[Source]:
    """What the layout names has the type that it says; any other file is looked at as well."""
    layouts = {path.parent: read_layout(path.parent) for path in sorted(folder.rglob(FILE))}
    known = {
        (place / each.file).resolve(): Source(place / each.file, each.type, _chains(layout, each))
        for place, layout in layouts.items()
        if layout
        for each in layout.documents
    }
    files = [path for path in sorted(folder.rglob("*.json")) if path.name != FILE]
    missing = set(known) - {path.resolve() for path in files}
    if missing:
        names = ", ".join(sorted(str(known[path].path) for path in missing))
        raise FilesError(f"{folder}: {FILE} names what is not there: {names}; render it again")
    for path in files:
        yield known.get(path.resolve()) or Source(path, given)


def _chains(layout: Layout, document: Attached) -> tuple[tuple[str, ...], ...]:
    parents = {node.id: node.parent for node in layout.nodes}
    return tuple(tuple(_upward(target, parents)) for target in document.targets)


def _upward(node: str | None, parents: Mapping[str, str | None]) -> Iterator[str]:
    """Give a node and those above it; a circle ends where it began."""
    seen: set[str] = set()
    while node is not None and node not in seen:
        seen.add(node)
        yield node
        node = parents.get(node)
