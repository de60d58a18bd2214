"""Values between properties (as Pulumi types them) and members (as botocore's models type them)."""

import datetime as dt
import json

from sandbox.provider.api import Shape
from sandbox.provider.errors import NotServedError
from sandbox.provider.names import match
from sandbox.provider.schema import PropertyType
from sandbox.provider.values import Json


def to_member(value: Json, shape: Shape) -> Json:
    """Give a property's value the form that the API takes; what is None is left out.

    Raises:
        NotServedError: if the value has a property that the API does not know.
    """
    if value is None:
        return None
    if shape.type_name == "structure":
        # A document (https://smithy.io/2.0/spec/simple-types.html#document) is whatever is given.
        return value if shape.is_document_type else _to_structure(value, shape)
    if shape.type_name == "list":
        elements = value if isinstance(value, list) else [value]
        return [to_member(each, shape.member) for each in elements if each is not None]
    if shape.type_name == "map":
        return {k: to_member(each, shape.value) for k, each in value.items() if each is not None}
    return _to_scalar(value, shape.type_name)


def _to_structure(value: Json, shape: Shape) -> dict[str, Json]:
    if isinstance(value, list):
        if len(value) != 1:
            raise NotServedError(f"{shape.name} takes one element, and there are {len(value)}")
        value = value[0]
    found = {}
    for name, each in value.items():
        member = name if name in shape.members else match(name, shape.members)
        if member is None:
            raise NotServedError(f"{shape.name} of the API has nothing for the property {name}")
        found[member] = to_member(each, shape.members[member])
    return {member: each for member, each in found.items() if each is not None}


def _to_scalar(value: Json, kind: str) -> Json:
    if kind in ("integer", "long"):
        return int(value)
    if kind in ("float", "double"):
        return float(value)
    if kind == "boolean":
        return value if isinstance(value, bool) else str(value).lower() == "true"
    if kind == "blob":
        return str(value).encode()
    if kind == "timestamp" or isinstance(value, str):
        return value
    return str(value).lower() if isinstance(value, bool) else str(value)


def to_property(value: Json, kind: PropertyType) -> Json:
    """Give an API value the form of a property of this type."""
    if value is None:
        return None
    if kind.kind == "either":
        return to_property(value, kind.members[0])
    if kind.kind == "array" and kind.element:
        elements = value if isinstance(value, list) else [value]
        return [to_property(each, kind.element) for each in elements]
    if kind.kind == "map" and kind.element:
        return {key: to_property(each, kind.element) for key, each in value.items()}
    if kind.kind == "object":
        return _to_object(value, kind)
    return _to_plain(value, kind.kind)


def _to_object(value: Json, kind: PropertyType) -> dict[str, Json] | None:
    """Give an object; where the API has a list of at most one, that one or nothing."""
    if isinstance(value, list):
        if len(value) > 1:
            raise NotServedError(f"{kind.object_name} is one object, and AWS has {len(value)}")
        return _to_object(value[0], kind) if value else None
    found = {}
    for name, each in kind.fields.items():
        member = name if name in value else match(name, value)
        if member is not None:
            found[name] = to_property(value[member], each.type)
    return {name: each for name, each in found.items() if each is not None}


def _to_plain(value: Json, kind: str) -> Json:
    if isinstance(value, dt.datetime):
        # As Terraform writes times: RFC 3339 in UTC, to the second.
        return value.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, bytes):
        value = value.decode()
    if kind == "string":
        return _to_text(value)
    if kind in ("integer", "number") and isinstance(value, str):
        return int(value) if kind == "integer" else float(value)
    if kind == "boolean" and isinstance(value, str):
        return value.lower() == "true"
    return value


def _to_text(value: Json) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    # botocore hands the JSON documents of IAM back parsed.
    return json.dumps(value) if isinstance(value, (dict, list)) else str(value)
