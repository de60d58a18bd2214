"""What a JSON document consists of, each part with its line and column."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Line and column, counted from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Scalar:
    """A string, number, boolean or null."""

    value: str | float | bool | None
    place: Place


@dataclass(frozen=True, slots=True)
class Array:
    """A list."""

    items: tuple["Node", ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Object:
    """Names with their values, in the order written."""

    members: tuple[tuple[Scalar, "Node"], ...]
    place: Place

    def get(self, name: str) -> "Node | None":
        """Give the value of a name."""
        return next((value for key, value in self.members if key.value == name), None)


Node = Scalar | Array | Object


def plain(node: Node) -> object:
    """Give what the standard reader would give."""
    match node:
        case Scalar():
            return node.value
        case Array():
            return [plain(item) for item in node.items]
        case Object():
            return {str(key.value): plain(value) for key, value in node.members}
