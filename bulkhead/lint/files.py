"""Finding the documents that a person names."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bulkhead.lint.document import Document, read_document
from bulkhead.lint.layout import FILE, Attached, read_layout
from bulkhead.lint.types import DocumentType


@dataclass(frozen=True, slots=True)
class Source:
    """A file to look at, with its type and attachments where a layout says them."""

    path: Path
    type: DocumentType | None = None
    attached: Attached | None = None


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


def read(source: Source) -> Document:
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
    return read_document(source.path, text, source.type)


def _of_folder(folder: Path, given: DocumentType | None) -> Iterator[Source]:
    """What the layout names has the type that it says; any other file is looked at as well."""
    layouts = {path.parent: read_layout(path.parent) for path in sorted(folder.rglob(FILE))}
    known = {
        (place / each.file).resolve(): each
        for place, layout in layouts.items()
        for each in (layout.documents if layout else ())
    }
    files = [path for path in sorted(folder.rglob("*.json")) if path.name != FILE]
    missing = set(known) - {path.resolve() for path in files}
    if missing:
        names = ", ".join(sorted(known[path].file for path in missing))
        raise FilesError(f"{folder}: {FILE} names what is not there: {names}; render it again")
    for path in files:
        attached = known.get(path.resolve())
        yield Source(path, attached.type if attached else given, attached)
