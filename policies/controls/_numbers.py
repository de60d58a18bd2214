"""Reading numbers among a resource's inputs."""

import math

from ._inputs import UNKNOWN, Unknown


def as_number(value: object) -> float | Unknown | None:
    """A number however it is written; None for what is none."""
    if value is UNKNOWN:
        return UNKNOWN
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None
