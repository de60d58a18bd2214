"""From what the engine sends to what checks read: plain data, with `UNKNOWN` for what is unknown.

The policy SDK reads a resource once for each policy; the pack's own server reads it here, once.
"""

from collections.abc import Mapping

from google.protobuf.struct_pb2 import Struct, Value
from pulumi.runtime.proto.analyzer_pb2 import AnalyzerResource

from ._inputs import UNKNOWN
from ._stack import Resource
from ._unwrap import UNKNOWN_MARKS

# The key by which Pulumi marks what is more than an object, and its value for secrets:
# https://www.pulumi.com/docs/iac/concepts/secrets/ and the SDK's `pulumi.runtime.rpc`.
SIGNATURE = "4dabf18193072939515e22adb298388d"
_SECRET = "1b47061264138c4ac30d75fd1eb44270"  # noqa: S105 - a mark in Pulumi's protocol


def plain(struct: Struct) -> dict[str, object]:
    """The data of a message."""
    return {name: plain_value(value) for name, value in struct.fields.items()}


def plain_value(value: Value) -> object:
    """The data of a part of a message."""
    match value.WhichOneof("kind"):
        case "string_value":
            text = value.string_value
            return UNKNOWN if text in UNKNOWN_MARKS else text
        case "number_value":
            return value.number_value
        case "bool_value":
            return value.bool_value
        case "list_value":
            return [plain_value(item) for item in value.list_value.values]
        case "struct_value":
            return _revealed(plain(value.struct_value))
    return None


def _revealed(value: Mapping[str, object]) -> object:
    """What a secret hides, which validation sees as the SDK's own does; other objects as such."""
    return value.get("value") if value.get(SIGNATURE) == _SECRET else value


def stack_resource(message: AnalyzerResource) -> Resource:
    """A resource as the engine lists it of a whole stack."""
    return Resource(
        type=message.type,
        urn=message.urn,
        inputs=plain(message.properties),
        depends_on={
            name: tuple(found.urns) for name, found in message.propertyDependencies.items()
        },
    )
