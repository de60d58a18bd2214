"""From an input to its events: what cannot be read becomes a problem with its place and reason."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from bulkhead.replay.documents import Placed, Trouble, document_items
from bulkhead.replay.inputs import Input
from bulkhead.replay.items import Item, ItemError, event_from_row, event_of
from bulkhead.replay.records import Event
from bulkhead.replay.rows import rows
from bulkhead.replay.unpacking import Unpacked

PEEK_BYTES = 1 << 16
_JSON_BEGINS = b"{["
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something that could not be read.

    Attributes:
        location: the input.
        begin: the byte at which the part of the input begins that the place is counted from.
        unit: what is counted: lines or events; empty for the input as a whole.
        number: which one, from 1 within the part.
        reason: what is wrong with it, without its values.
    """

    location: str
    begin: int
    unit: str
    number: int
    reason: str


def read_events(source: Input) -> Iterator[Event | Problem]:
    """Read an input's events in order; a bad one costs no other."""
    try:
        with source.open() as stream:
            yield from _events(source, stream)
            if isinstance(stream.raw, Unpacked) and stream.raw.trouble:
                yield Problem(source.location, source.begin, "", 0, stream.raw.trouble)
    except OSError as error:
        yield Problem(source.location, source.begin, "", 0, f"cannot be read: {error}")


def _events(source: Input, stream: IO[bytes]) -> Iterator[Event | Problem]:
    for placed in _items(source, stream):
        if isinstance(placed.content, Trouble):
            reason = placed.content.reason
        else:
            try:
                yield _event(placed.content)
                continue
            except ItemError as error:
                reason = str(error)
        yield Problem(source.location, source.begin, placed.unit, placed.number, reason)


def _event(content: Item | dict[str, str]) -> Event:
    return event_from_row(content) if isinstance(content, dict) else event_of(content)


def _items(source: Input, stream: IO[bytes]) -> Iterator[Placed]:
    head = stream.read(PEEK_BYTES)
    text = head.removeprefix(_BYTE_ORDER_MARK).lstrip()
    if not text:
        return
    if text[:1] in {_JSON_BEGINS[:1], _JSON_BEGINS[1:]}:
        yield from document_items(head, stream, lines_only=source.end is not None)
    else:
        yield from rows(head, stream)
