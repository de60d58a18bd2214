"""JSON to items: log files of CloudTrail, arrays, lines, and results of AWS's APIs.

AWS, "CloudTrail log file examples": a log file is an object with the array `Records`.
https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-examples.html
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import IO

import msgspec

from bulkhead.replay.items import Item
from bulkhead.replay.scanning import Scan, scan

WHOLE_BYTES = 64 << 20
"""A document up to this size is read as a whole; a bigger one is scanned event by event."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why there is no item in a place."""

    reason: str


@dataclass(frozen=True, slots=True)
class Placed:
    """An item and its place: the how-many-eth line or event it is."""

    unit: str
    number: int
    content: Item | dict[str, str] | Trouble


class _Envelope(msgspec.Struct):
    """The documents that hold several records: log files, and answers of AWS's APIs.

    https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html
    https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetQueryResults.html
    https://docs.aws.amazon.com/athena/latest/APIReference/API_GetQueryResults.html
    """

    Records: list[msgspec.Raw] | None = None
    Events: list[msgspec.Raw] | None = None
    QueryResultRows: list[list[dict[str, str]]] | None = None
    ResultSet: "_ResultSet | None" = None


class _ResultSet(msgspec.Struct):
    Rows: list["_Row"] = []


class _Row(msgspec.Struct):
    Data: list["_Datum"] = []


class _Datum(msgspec.Struct):
    VarCharValue: str = ""


_DOCUMENT = msgspec.json.Decoder(list[msgspec.Raw] | _Envelope)
_ANY_OBJECT = msgspec.json.Decoder(msgspec.Raw)


def joined(head: bytes, stream: IO[bytes]) -> io.BufferedReader:
    """Put what was read for a look back before the rest."""
    return io.BufferedReader(_Joined(head, stream))


def document_items(head: bytes, stream: IO[bytes], *, lines_only: bool) -> Iterator[Placed]:
    """Read the items of JSON text, whatever form it has.

    Args:
        head: the beginning of the text.
        stream: the rest of it.
        lines_only: it is known to be one item a line.
    """
    whole = joined(head, stream)
    if lines_only or is_lines(head):
        yield from _lines(whole)
        return
    text = whole.read(WHOLE_BYTES)
    more = whole.read(1)
    if not more:
        found = _from_whole(text)
        if found is not None:
            yield from found
            return
    for each in scan(joined(text + more, whole)):
        yield _scanned(each)


def _scanned(found: Scan) -> Placed:
    content = found.item if found.item is not None else Trouble(found.reason)
    return Placed("event", found.number, content)


def is_lines(head: bytes) -> bool:
    """Say whether the text is one item a line.

    The first line is then a whole object with nothing wrapped around it, or at least begins as one
    and is followed by a line that does.
    """
    first, newline, rest = head.lstrip().partition(b"\n")
    if not newline or not first.startswith(b"{"):
        return False
    following = rest.lstrip()[:1]
    try:
        _ANY_OBJECT.decode(first)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return len(first.strip()) > 1 and following == b"{" and b"Records" not in first
    return following == b"{" or not following


def _lines(whole: io.BufferedReader) -> Iterator[Placed]:
    for number, line in enumerate(whole, start=1):
        text = line.strip()
        if text:
            yield Placed("line", number, text)


def _from_whole(text: bytes) -> Iterator[Placed] | None:
    """Take a document apart; None where it is broken, and must be scanned for what is good."""
    try:
        document = _DOCUMENT.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    if isinstance(document, list):
        return _numbered(document)
    if document.ResultSet is not None:
        return _numbered(_athena_rows(document.ResultSet))
    if document.QueryResultRows is not None:
        return _numbered([_merged(row) for row in document.QueryResultRows])
    if document.Records is None and document.Events is None:
        return _numbered([text.strip()])
    return _numbered(document.Records or document.Events or [])


def _numbered(items: Sequence[Item | dict[str, str]]) -> Iterator[Placed]:
    for number, item in enumerate(items, start=1):
        yield Placed("event", number, item)


def _merged(row: list[dict[str, str]]) -> dict[str, str]:
    """CloudTrail Lake gives each column as an object of its own."""
    return {name: value for column in row for name, value in column.items()}


def _athena_rows(results: _ResultSet) -> list[dict[str, str]]:
    """Athena gives the names of the columns as the first row."""
    names, *values = [[datum.VarCharValue for datum in row.Data] for row in results.Rows] or [[]]
    return [dict(zip(names, row, strict=False)) for row in values]


class _Joined(io.RawIOBase):
    """A text of which the beginning was read already."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._head = io.BytesIO(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        read = self._head.read(len(buffer)) or self._rest.read(len(buffer))
        buffer[: len(read)] = read
        return len(read)
