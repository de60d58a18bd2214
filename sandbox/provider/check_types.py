"""Whether a value is of the type that pulumi-aws declares for it."""

from collections.abc import Callable, Iterator
from typing import Any

from sandbox.provider.schema import PropertyType
from sandbox.provider.values import UNKNOWN, Json

# pulumi-aws converts between text, numbers and booleans, as Terraform does.
_SCALARS: dict[str, tuple[type, ...]] = {
    "string": (str, int, float, bool),
    "boolean": (bool, str),
    "integer": (int, float, str),
    "number": (int, float, str),
}
_CONTAINERS: dict[str, type] = {"array": list, "map": dict, "object": dict}


def fault_of(value: Json, kind: PropertyType) -> str | None:
    """Say what is wrong with a value, as text to put behind the property's name; None if nothing.

    The value itself is not in the text: it may be secret.
    """
    if value is UNKNOWN or value is None or kind.kind == "any":
        return None
    if kind.kind == "either":
        faults = [fault_of(value, member) for member in kind.members]
        return None if None in faults else faults[0]
    if kind.kind in _SCALARS:
        good = isinstance(value, _SCALARS[kind.kind])
        return None if good else f": is {_name(value)}, and should be {kind.kind}"
    if not isinstance(value, _CONTAINERS[kind.kind]):
        return f": is {_name(value)}, and should be {kind.kind}"
    return next(_WITHIN[kind.kind](value, kind), None)


def _name(value: Json) -> str:
    return {"dict": "object", "list": "array", "str": "string"}.get(
        type(value).__name__, type(value).__name__
    )


def _within_array(value: list[Any], kind: PropertyType) -> Iterator[str]:
    for index, each in enumerate(value):
        if kind.element and (fault := fault_of(each, kind.element)) is not None:
            yield f"[{index}]{fault}"


def _within_map(value: dict[str, Any], kind: PropertyType) -> Iterator[str]:
    for key, each in value.items():
        if kind.element and (fault := fault_of(each, kind.element)) is not None:
            yield f".{key}{fault}"


def _within_object(value: dict[str, Any], kind: PropertyType) -> Iterator[str]:
    for key, each in value.items():
        if key == "__defaults":
            continue
        if key not in kind.fields:
            known = ", ".join(sorted(kind.fields))
            yield f".{key}: there is no such property; there are {known}"
        elif (fault := fault_of(each, kind.fields[key].type)) is not None:
            yield f".{key}{fault}"
    for key, found in kind.fields.items():
        if found.required and value.get(key) is None:
            yield f".{key}: is missing"


_WITHIN: dict[str, Callable[[Any, PropertyType], Iterator[str]]] = {
    "array": _within_array,
    "map": _within_map,
    "object": _within_object,
}
