"""The values that properties take: JSON, and "not known yet"."""

import enum
from collections.abc import Mapping
from typing import Any, Final, TypeAlias

# JSON, in which UNKNOWN may stand for any value. Python's types cannot say that usefully.
Json: TypeAlias = Any
Properties: TypeAlias = Mapping[str, Any]


class Unknown(enum.Enum):
    """A value that only exists once something else has been made."""

    UNKNOWN = "a value not known before the update"


UNKNOWN: Final = Unknown.UNKNOWN


def has_unknown(value: Json) -> bool:
    """Say whether a value, or anything within it, is not known yet."""
    if isinstance(value, dict):
        return any(has_unknown(each) for each in value.values())
    if isinstance(value, (list, tuple)):
        return any(has_unknown(each) for each in value)
    return value is UNKNOWN


def is_empty(value: Json) -> bool:
    """Say whether a value is what Terraform treats as not set: null, false, zero, empty."""
    return value is not UNKNOWN and not value
