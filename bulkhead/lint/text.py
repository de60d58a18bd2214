"""Texts of a policy with their positions."""

from dataclasses import dataclass

from bulkhead.lint.nodes import Array, Node, Place, Scalar


@dataclass(frozen=True, slots=True)
class Text:
    """A text and where it stands."""

    value: str
    place: Place


def texts(node: Node | None) -> tuple[Text, ...]:
    """Give the texts of a value that may be one or a list; numbers and booleans as AWS has them."""
    nodes = node.items if isinstance(node, Array) else (node,)
    return tuple(
        Text(_written(each.value), each.place)
        for each in nodes
        if isinstance(each, Scalar) and each.value is not None
    )


def _written(value: str | float | bool | None) -> str:  # noqa: FBT001 - a value of JSON
    return str(value).lower() if isinstance(value, bool) else str(value)
