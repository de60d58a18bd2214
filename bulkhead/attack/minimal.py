"""The least that an operation takes: a value for each parameter that its model requires."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from botocore.model import Shape

TEXT = "bulkhead-attack"
LEAST_OF_A_NUMBER = 1


def minimal(shape: Shape | None) -> dict[str, Any]:
    """Parameters that botocore accepts, for an operation's input."""
    if shape is None:
        return {}
    return {name: _value(shape.members[name]) for name in shape.required_members}


def _text(shape: Shape) -> str:
    if shape.metadata.get("enum"):
        return str(shape.metadata["enum"][0])
    least, most = shape.metadata.get("min", 0), shape.metadata.get("max", len(TEXT))
    return TEXT.ljust(least, "x")[: max(least, most)]


def _number(shape: Shape) -> int:
    return max(LEAST_OF_A_NUMBER, int(shape.metadata.get("min", LEAST_OF_A_NUMBER)))


VALUES: Mapping[str, Callable[[Shape], object]] = {
    "blob": lambda _: TEXT.encode(),
    "boolean": lambda _: False,
    "double": _number,
    "float": _number,
    "integer": _number,
    "list": lambda shape: [_value(shape.member)],
    "long": _number,
    "map": lambda _: {},
    "string": _text,
    "structure": minimal,
    "timestamp": lambda _: datetime(2030, 1, 1, tzinfo=UTC),
}


def _value(shape: Shape) -> object:
    return VALUES.get(shape.type_name, _text)(shape)
