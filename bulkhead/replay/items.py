"""One item of an input, a JSON object, to the record that it is or wraps.

A record comes bare; in an event of Amazon EventBridge (`detail`); in a result of LookupEvents
(`CloudTrailEvent`) or in a column that holds it as JSON; or spread over the columns of a query.
https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_Event.html
https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
"""

from collections.abc import Mapping
from typing import TypeAlias

import msgspec

from bulkhead.replay.columns import event_from_columns
from bulkhead.replay.records import Event

Item: TypeAlias = bytes | memoryview | msgspec.Raw | str

WRAPPERS = ("CloudTrailEvent", "detail", "eventJson", "eventjson", "eventData", "eventdata")
"""Names under which a whole record stands, as an object or as JSON text."""

_EVENT = msgspec.json.Decoder(Event)
_ANYTHING = msgspec.json.Decoder()
_NOT_JSON = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


class ItemError(ValueError):
    """An item that is no record; the message says why, without the item's values."""


def event_of(item: Item) -> Event:
    """Read a record.

    Raises:
        ItemError: it is not JSON, or not a record.
    """
    try:
        return _checked(_EVENT.decode(item))
    except msgspec.ValidationError as error:
        problem = str(error)
    except _NOT_JSON as error:
        raise ItemError(f"not JSON: {error}") from None
    try:
        content = _ANYTHING.decode(item)
    except _NOT_JSON as error:
        raise ItemError(f"not JSON: {error}") from None
    return _unwrapped(content, problem)


def event_from_row(row: Mapping[str, object]) -> Event:
    """Read a record from the columns of a query's result; see `event_of`."""
    return _unwrapped(row, None)


def _unwrapped(content: object, problem: str | None) -> Event:
    """Look inside; the problem is what is wrong with it as a bare record, where it may be one."""
    if not isinstance(content, Mapping):
        raise ItemError(f"not an event: {problem}")
    for name in WRAPPERS:
        inner = content.get(name)
        if isinstance(inner, str) and inner.lstrip().startswith("{"):
            return event_of(inner)
        if isinstance(inner, Mapping):
            return _checked(_converted(inner))
    return _from_columns(content, problem)


def _from_columns(content: Mapping[str, object], problem: str | None) -> Event:
    try:
        columns = event_from_columns(content)
        if columns is None:
            raise ItemError("no columns eventtime, eventsource and eventname, nor a record in one")
        return _checked(_converted(columns))
    except ValueError as error:
        raise ItemError(f"not an event: {problem}" if problem else str(error)) from None


def _converted(content: Mapping[str, object]) -> Event:
    try:
        return msgspec.convert(content, Event)
    except msgspec.ValidationError as error:
        raise ItemError(f"not an event: {error}") from None


def _checked(event: Event) -> Event:
    """Refuse what has the fields of a record and cannot be one."""
    time = event.event_time
    if len(time) < len("2026-01-31T12:00:00") or time[4] != "-" or time[10] != "T":
        raise ItemError("not an event: eventTime is not a time such as 2026-01-31T12:00:00Z")
    if not event.event_source or not event.event_name:
        raise ItemError("not an event: eventSource or eventName is empty")
    return event
