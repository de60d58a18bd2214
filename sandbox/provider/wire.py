"""Property values as the engine writes them on the wire (protobuf's Struct), and back.

Source of the signatures: https://github.com/pulumi/pulumi/blob/master/sdk/go/common/resource/sig.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from google.protobuf.struct_pb2 import NULL_VALUE, Struct, Value

from sandbox.provider.errors import NotServedError
from sandbox.provider.values import UNKNOWN, Json, Properties

# Where a secret is: the names and indexes that lead to it.
SecretPath = tuple[str | int, ...]
Secrets = frozenset[SecretPath]

SIGNATURE = "4dabf18193072939515e22adb298388d"
SECRET = "1b47061264138c4ac30d75fd1eb44270"  # noqa: S105 - says that a secret follows
# One text per kind of value: boolean, number, text, list, asset, archive, object.
UNKNOWN_TEXT = "04da6b54-80e4-46f7-96ec-b56ff0331ba9"
UNKNOWN_TEXTS = frozenset(
    (
        "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
        "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
        UNKNOWN_TEXT,
        "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
        "030794c1-ac77-496b-92df-f27374a8bd58",
        "e48ece36-62e2-4504-bad9-02848725956a",
        "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
    )
)


def decode(struct: Struct) -> tuple[dict[str, Any], Secrets]:
    """Read properties, and say where among them there are secrets."""
    secrets: set[SecretPath] = set()
    values = {name: _decode(each, (name,), secrets) for name, each in struct.fields.items()}
    return values, frozenset(secrets)


def _decode(value: Value, path: SecretPath, secrets: set[SecretPath]) -> Json:
    kind = value.WhichOneof("kind")
    if kind == "struct_value":
        return _decode_struct(value.struct_value, path, secrets)
    if kind == "list_value":
        elements = enumerate(value.list_value.values)
        return [_decode(each, (*path, index), secrets) for index, each in elements]
    if kind == "number_value":
        number = value.number_value
        return int(number) if number.is_integer() else number
    if kind == "bool_value":
        return value.bool_value
    if kind == "string_value":
        return UNKNOWN if value.string_value in UNKNOWN_TEXTS else value.string_value
    return None


def _decode_struct(struct: Struct, path: SecretPath, secrets: set[SecretPath]) -> Json:
    if SIGNATURE not in struct.fields:
        return {name: _decode(each, (*path, name), secrets) for name, each in struct.fields.items()}
    if struct.fields[SIGNATURE].string_value != SECRET:
        raise NotServedError(f"{path[0]}: the sandbox serves no assets and no resource references")
    secrets.add(path)
    return _decode(struct.fields["value"], path, secrets)


def encode(values: Properties, secrets: Secrets = frozenset()) -> Struct:
    """Write properties, those at the given paths as secrets."""
    struct = Struct()
    for name, value in values.items():
        _encode(value, (name,), secrets, struct.fields[name])
    return struct


def _is_secret(path: SecretPath, value: Json, secrets: Secrets) -> bool:
    """Say whether to mark a value.

    A secret within what has become text makes the text secret, and one within a list the whole
    list, for its place may have changed.
    """
    if path in secrets:
        return True
    return not isinstance(value, Mapping) and any(each[: len(path)] == path for each in secrets)


def _encode(value: Json, path: SecretPath, secrets: Secrets, into: Value) -> None:
    if _is_secret(path, value, secrets):
        secrets = frozenset()
        into.struct_value.fields[SIGNATURE].string_value = SECRET
        into = into.struct_value.fields["value"]
    if value is UNKNOWN:
        into.string_value = UNKNOWN_TEXT
    elif value is None:
        into.null_value = NULL_VALUE
    elif isinstance(value, bool):
        into.bool_value = value
    elif isinstance(value, (int, float)):
        into.number_value = value
    elif isinstance(value, str):
        into.string_value = value
    else:
        _encode_nested(value, path, secrets, into)


def _encode_nested(value: Json, path: SecretPath, secrets: Secrets, into: Value) -> None:
    if isinstance(value, Mapping):
        into.struct_value.SetInParent()
        for name, each in value.items():
            _encode(each, (*path, name), secrets, into.struct_value.fields[name])
    else:
        into.list_value.SetInParent()
        for index, each in enumerate(value):
            _encode(each, (*path, index), secrets, into.list_value.values.add())


def secrets_of_outputs(secrets: Secrets, declared: frozenset[str]) -> Secrets:
    """Say which outputs are secret: what was secret in the inputs, and what pulumi-aws declares."""
    return secrets | {(name,) for name in declared} | set(_of_tags_all(secrets))


def _of_tags_all(secrets: Secrets) -> Iterator[SecretPath]:
    """A secret tag is secret in the union of all tags, too."""
    for path in secrets:
        if path[0] == "tags":
            yield ("tagsAll", *path[1:])
