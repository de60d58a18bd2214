"""JMESPath expressions and templates, and what they refer to."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import jmespath

from sandbox.provider.api import Shape
from sandbox.provider.values import Json

TEMPLATE = re.compile(r"\{(\w+)\}")
# Nodes of jmespath's syntax tree whose first child alone looks at the value they are applied to.
_LEADING = frozenset(
    ("subexpression", "index_expression", "projection", "value_projection", "pipe", "flatten")
)


@cache
def _compiled(expression: str) -> Any:  # noqa: ANN401 - jmespath ships no types
    return jmespath.compile(expression)


def evaluate(expression: str, value: Json) -> Json:
    """Apply an expression to a value; an empty expression is the value itself."""
    return _compiled(expression).search(value) if expression else value


def fill(template: str, look_up: Callable[[str], object]) -> str:
    """Put values into a template."""
    return TEMPLATE.sub(lambda found: str(look_up(found[1])), template)


def names_in_template(template: str) -> set[str]:
    """Name the properties that a template takes."""
    return set(TEMPLATE.findall(template))


def names_in_expression(expression: str) -> set[str]:
    """Name the properties that an expression over properties looks at."""
    return set(_roots(_compiled(expression).parsed)) if expression else set()


def _roots(node: dict[str, Any]) -> Iterator[str]:
    if node["type"] == "field":
        yield node["value"]
    elif node["type"] in _LEADING or node["type"] == "filter_projection":
        yield from _roots(node["children"][0])
    else:
        for child in node["children"]:
            if isinstance(child, dict):
                yield from _roots(child)


def shape_at(expression: str, shape: Shape) -> Shape:
    """Give the shape of what an expression finds in an answer; None where that cannot be told."""
    plain = TEMPLATE.sub("x", expression)
    found = _shape(_compiled(plain).parsed, shape) if plain else shape
    # What holds the members is the element of a list.
    return found.member if found is not None and found.type_name == "list" else found


def _shape(node: dict[str, Any], shape: Shape) -> Shape:
    if shape is None:
        return None
    if node["type"] == "field":
        members = shape.members if shape.type_name == "structure" else {}
        return members.get(node["value"])
    if node["type"] in ("identity", "current"):
        return shape
    if node["type"] == "index":
        return shape.member if shape.type_name == "list" else shape
    if node["type"] in ("multi_select_list", "or_expression", "flatten", "not_expression"):
        return _shape(node["children"][0], shape)
    for child in node["children"][: 1 if node["type"] == "filter_projection" else None]:
        shape = _shape(child, shape)
    return shape
