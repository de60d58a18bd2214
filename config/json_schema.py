"""What the models say about one place in the configuration, by way of their JSON schema."""

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from config.findings import Location
from config.landing_zone import LandingZone

Node = Mapping[str, Any]

# Text that means itself in flow style, without quotes.
_PLAIN = re.compile(r"[A-Za-z][\w ./@+*-]*|[0-9]+\.[0-9.]+/[0-9]+")


@lru_cache(maxsize=1)
def whole_schema() -> Node:
    """The JSON schema of the whole configuration."""
    return LandingZone.model_json_schema()


def node_at(location: Location) -> Node:
    """The schema of a place; empty if there can be none."""
    node = _resolved(whole_schema())
    for part in location:
        if isinstance(part, int):
            node = _resolved(node.get("items", {}))
        elif part in node.get("properties", {}):
            node = _resolved(node["properties"][part])
        else:
            node = _resolved(_values(node))
    return node


def keys_at(location: Location) -> tuple[str, ...]:
    """The keys that a place may have."""
    return tuple(node_at(location).get("properties", {}))


def example_at(location: Location) -> str:
    """A value that could stand in a place, in YAML's flow style, so that it fits into a line."""
    return _flow(_example(node_at(location)))


def _values(node: Node) -> Node:
    if "patternProperties" in node:
        return dict(next(iter(node["patternProperties"].values())))
    values = node.get("additionalProperties", {})
    return values if isinstance(values, dict) else {}


def _resolved(node: Node) -> Node:
    """Follow a reference, and take the alternative that is not null."""
    for choice in node.get("anyOf", ()):
        if choice.get("type") != "null":
            return {**_resolved(choice), **{k: node[k] for k in ("description",) if k in node}}
    if "$ref" in node:
        name = node["$ref"].rpartition("/")[2]
        return {**whole_schema()["$defs"][name], **node}
    return node


def _example(node: Node) -> object:
    given = [*node.get("examples", ()), *node.get("enum", ())]
    if node.get("default") or given:
        return node.get("default") or given[0]
    match node.get("type"):
        case "array":
            return [_example(_resolved(node.get("items", {})))]
        case "object":
            return _example_mapping(node)
        case "integer":
            return node.get("minimum", 1)
    return "..."


def _example_mapping(node: Node) -> dict[str, object]:
    if "properties" not in node:
        return {"NAME": _example(_resolved(_values(node)))}
    keys = node.get("required") or list(node["properties"])[:1]
    return {key: _example(_resolved(node["properties"][key])) for key in keys}


def _flow(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if isinstance(value, str) and _PLAIN.fullmatch(value):
        return value
    return json.dumps(value)
