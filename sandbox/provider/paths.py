"""Paths to properties within properties."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from sandbox.provider.values import Json

_PLAIN_KEY = re.compile(r"[A-Za-z_]\w*")


def update_at(value: Json, path: Sequence[str], change: Callable[[Json], Json]) -> Any:  # noqa: ANN401 - JSON
    """Replace what is at a declared path (lists left out), wherever it is there."""
    if isinstance(value, list):
        return [update_at(each, path, change) for each in value]
    if not path:
        return change(value)
    if not isinstance(value, dict) or value.get(path[0]) is None:
        return value
    return {**value, path[0]: update_at(value[path[0]], path[1:], change)}


def child(path: str, key: str | int) -> str:
    """Give the engine's path of an element: `tags.owner`, `tags["a-b"]`, `rules[0]`."""
    if isinstance(key, int):
        return f"{path}[{key}]"
    if not _PLAIN_KEY.fullmatch(key):
        return f'{path}["{key}"]'
    return f"{path}.{key}" if path else key
