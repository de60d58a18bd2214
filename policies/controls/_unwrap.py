"""From what the policy SDK hands over to what checks read.

The SDK's proxies raise an error at any touch of an unknown value, also where the question is only
whether something is set. Here an unknown value becomes `UNKNOWN`, and the rest plain data.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from pulumi_policy import proxy

from ._inputs import UNKNOWN

UNKNOWN_MARKS = frozenset(
    {
        proxy.UNKNOWN_ARCHIVE_VALUE,
        proxy.UNKNOWN_ARRAY_VALUE,
        proxy.UNKNOWN_ASSET_VALUE,
        proxy.UNKNOWN_BOOLEAN_VALUE,
        proxy.UNKNOWN_NUMBER_VALUE,
        proxy.UNKNOWN_OBJECT_VALUE,
        proxy.UNKNOWN_STRING_VALUE,
    }
)
DEEPEST = 100  # levels; what protobuf, by which inputs arrive, allows


# Any: what comes in is whatever a program passed to a resource.
def unwrap(value: Any, depth: int = 0) -> object:  # noqa: ANN401 - the border to other programs
    """Plain data with `UNKNOWN` where a value is not known; nothing below the deepest level."""
    if isinstance(value, str):
        return UNKNOWN if value in UNKNOWN_MARKS else value
    if depth > DEEPEST:
        return None
    if isinstance(value, Mapping):
        items = value if isinstance(value, dict) else value["__target"]
        return {str(key): unwrap(item, depth + 1) for key, item in items.items()}
    if isinstance(value, Sequence):
        items = value if isinstance(value, list | tuple) else value["__target"]  # type: ignore[call-overload]
        return [unwrap(item, depth + 1) for item in items]
    return value
