"""Whether two values of a property mean the same to AWS and to pulumi-aws."""

import json
from collections.abc import Mapping
from typing import Any

from sandbox.provider.declare import Resource
from sandbox.provider.values import UNKNOWN, Json, is_empty


def same(resource: Resource, path: str, one: Json, other: Json) -> bool:
    """Say whether two values of the property at `path` are no difference."""
    if is_empty(one) and is_empty(other):
        return True
    return bool(_canonical(resource, path, one) == _canonical(resource, path, other))


def is_set(resource: Resource, path: str) -> bool:
    """Say whether the list at `path` has no order."""
    return path in resource.sets


def sorted_set(elements: list[Any]) -> list[Any]:
    """Put a set's elements in an order that depends on nothing but them."""
    return sorted(elements, key=_sort_key)


def canonical_json(text: str) -> Json:
    """Read a JSON document as IAM does: one-element lists are their element, lists are sets.

    Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
    """
    try:
        return _policy(json.loads(text))
    except ValueError:
        return text


def _canonical(resource: Resource, path: str, value: Json) -> Json:
    if value is UNKNOWN:
        return value
    if path in resource.json and isinstance(value, str):
        return canonical_json(value)
    if isinstance(value, Mapping):
        return {
            name: _canonical(resource, f"{path}.{name}", each)
            for name, each in value.items()
            if not is_empty(each) and name != "__defaults"
        }
    if isinstance(value, list):
        elements = [_canonical(resource, path, each) for each in value]
        return sorted_set(elements) if is_set(resource, path) else elements
    return _scalar(value)


def _scalar(value: Json) -> Json:
    """Numbers and booleans are equal to their text, as in Terraform."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        return str(int(value)) if value == int(value) else str(value)
    return value


def _policy(value: Json) -> Json:
    if isinstance(value, Mapping):
        return {name: _policy(each) for name, each in value.items()}
    if isinstance(value, list):
        elements = sorted_set([_policy(each) for each in value])
        return elements[0] if len(elements) == 1 else elements
    return value


def _sort_key(value: Json) -> str:
    return json.dumps(value, sort_keys=True, default=str)
