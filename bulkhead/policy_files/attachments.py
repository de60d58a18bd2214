"""Reading and checking `attachments.json`."""

from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bulkhead.policy_files.disagreements import disagreements
from bulkhead.policy_files.errors import FilesError
from bulkhead.policy_files.json_lines import line_of
from bulkhead.policy_files.layout import Attachments
from bulkhead.policy_files.text_files import parsed_json, read_text

ATTACHMENTS = "attachments.json"
DESCRIPTIVE = frozenset({"arn", "description", "name"})
"""Fields that many programs write and that decide nothing."""


def read_attachments(folder: Path) -> Attachments:
    """Read the folder's attachments.

    Raises:
        FilesError: The file is missing or wrong; every problem at once, with its line.
    """
    path = folder / ATTACHMENTS
    text = read_text(path)
    parsed_json(path, text)
    try:
        attachments = Attachments.model_validate_json(text)
    except ValidationError as error:
        found = [(each["loc"], _said(each)) for each in error.errors()]
    else:
        found = list(disagreements(attachments))
        if not found:
            return attachments
    lines = (f"{path}:{line_of(text, at)}: {_place(at)}: {said}" for at, said in found)
    raise FilesError(list(lines))


def unread_fields(attachments: Attachments) -> Iterator[str]:
    """Name the fields that are not part of the layout."""
    yield from _unread(attachments, ())
    for place, node in enumerate(attachments.nodes):
        yield from _unread(node, ("nodes", place))
    for place, document in enumerate(attachments.documents):
        yield from _unread(document, ("documents", place))


def _unread(entry: BaseModel, at: tuple[str | int, ...]) -> Iterator[str]:
    for name in entry.model_extra or {}:
        if name not in DESCRIPTIVE:
            yield f"{_place((*at, name))}: no field of the layout; it is not read"


def _said(error: ErrorDetails) -> str:
    given = error["input"]
    return error["msg"] + (f", not {given!r}" if isinstance(given, str | int | float) else "")


def _place(at: tuple[str | int, ...]) -> str:
    """Name a place as people count."""
    return (
        ".".join(f"#{part + 1}" if isinstance(part, int) else part for part in at).replace(
            ".#", " #"
        )
        or "the whole file"
    )
