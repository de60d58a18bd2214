"""What a record says about a condition key.

A key is only said to be absent where AWS documents that such a request does not carry it. What the
record does not tell is unknown, which leaves conditions on it open.
"""

from collections.abc import Callable

from bulkhead.replay.callers import Caller
from bulkhead.replay.records import Event

Value = tuple[str, ...] | None
"""The key's values; an empty tuple where it is absent; None where it is not known."""

Reader = Callable[[Event, Caller], Value]

ABSENT: Value = ()
UNKNOWN: Value = None
