"""Reading a resource's inputs when some of them are not known before `pulumi up`."""

import enum
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final


class Unknown(enum.Enum):
    """The type of `UNKNOWN`."""

    UNKNOWN = enum.auto()


UNKNOWN: Final = Unknown.UNKNOWN
"""A value that Pulumi does not know yet: it is set, but nobody can say to what."""


@dataclass(frozen=True)
class Inputs:
    """A resource's inputs, or a part of them, under Pulumi's names (camelCase).

    Nothing here raises, whatever a program passes: a path through something that is not an
    object leads to None, and a path through something unknown leads to `UNKNOWN`.
    """

    value: object
    path: str = ""

    def get(self, path: str) -> object:
        """The value at a dotted path: None where there is none, `UNKNOWN` where it is unknown."""
        value = self.value
        for name in path.split("."):
            if isinstance(value, Sequence) and not isinstance(value, str):
                value = value[0] if len(value) == 1 else None
            if value is UNKNOWN:
                return UNKNOWN
            if not isinstance(value, Mapping):
                return None
            value = value.get(name)
        return value

    def is_set(self, path: str) -> bool:
        """Whether anything is given at the path; something unknown is."""
        return self.get(path) is not None

    def at(self, path: str) -> str:
        """The path as seen from the resource, for messages."""
        return f"{self.path}.{path}" if self.path else path

    def blocks(self, path: str) -> "Iterator[Inputs]":
        """The objects at a path that holds one or a list of them.

        Something unknown there is one block of which nothing is known.
        """
        value = self.get(path)
        if isinstance(value, Sequence) and not isinstance(value, str):
            for index, item in enumerate(value):
                yield Inputs(item, f"{self.at(path)}[{index}]")
        elif value is not None:
            yield Inputs(value, self.at(path))


def as_bool(value: object) -> bool | Unknown | None:
    """A boolean however it is written (some inputs are the strings "true" and "false")."""
    if value is UNKNOWN:
        return UNKNOWN
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in {"true", "false"}:
        return value.lower() == "true"
    return None


def items(value: object) -> tuple[object, ...]:
    """A value that may be one or a list, as a list; nothing is an empty one."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        return tuple(value)
    return () if value is None else (value,)
