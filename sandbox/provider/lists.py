"""Where in a type's inputs there are lists."""

from collections.abc import Iterator

from sandbox.provider.declare import Resource
from sandbox.provider.matching import COMMON
from sandbox.provider.schema import PropertyType, resource_schema


def list_paths(resource: Resource) -> set[str]:
    """Give the paths of all lists among the served inputs, also those within objects."""
    inputs = resource_schema(resource.type).inputs
    served = (name for name in inputs if name not in (*resource.unserved, *resource.json, *COMMON))
    return {path for name in served for path in _lists(name, inputs[name].type)}


def _lists(path: str, kind: PropertyType) -> Iterator[str]:
    if kind.kind == "array" and kind.element is not None:
        yield path
        yield from _lists(path, kind.element)
    elif kind.kind == "map" and kind.element is not None:
        yield from _lists(path, kind.element)
    elif kind.kind == "object":
        for name, each in kind.fields.items():
            yield from _lists(f"{path}.{name}", each.type)
