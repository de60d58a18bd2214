"""Putting right what has one obvious right value, where the operator asks for it.

The engine's own message is changed, value by value: what a program keeps secret stays so, and what
is not known yet is left alone. A remedy that cannot be applied leaves a violation behind.
"""

from collections.abc import Mapping

from google.protobuf.struct_pb2 import Struct, Value

from ._inputs import UNKNOWN
from ._wire import SIGNATURE, plain_value

Remedy = Mapping[str, bool | str]
"""Dotted path -> the value to write there."""


def remedied(properties: Struct, remedy: Remedy) -> Struct | None:
    """The properties with a remedy; None where it changes nothing.

    Args:
        properties: The resource's inputs, which stay as they are.
        remedy: What to write where.
    """
    result = Struct()
    result.CopyFrom(properties)
    for path, value in remedy.items():
        _write(result, path.split("."), value)
    return None if result == properties else result


def _write(struct: Struct, names: list[str], value: bool | str) -> None:  # noqa: FBT001 - a value
    """Write a value, and the objects on the way to it, wherever nothing forbids it."""
    name, *rest = names
    present = struct.fields.get(name)
    if present is not None and not _may_change(present):
        return
    if not rest:
        struct.fields[name].CopyFrom(
            Value(bool_value=value) if isinstance(value, bool) else Value(string_value=value)
        )
        return
    for inner in _objects(struct, name):
        if SIGNATURE not in inner.fields:
            _write(inner, rest, value)


def _objects(struct: Struct, name: str) -> list[Struct]:
    """The object of that name, made where there is none, or the objects in a list."""
    match struct.fields[name].WhichOneof("kind"):
        case "list_value":
            values = struct.fields[name].list_value.values
            return [each.struct_value for each in values if each.HasField("struct_value")]
        case "struct_value" | None | "null_value":
            return [struct.fields[name].struct_value]
    return []


def _may_change(value: Value) -> bool:
    """Whether a value is neither unknown nor something special, as a secret is."""
    if value.HasField("struct_value"):
        return SIGNATURE not in value.struct_value.fields
    return plain_value(value) is not UNKNOWN
