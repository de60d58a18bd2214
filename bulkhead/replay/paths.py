"""Values inside a request's parameters, by path."""

from collections.abc import Iterator, Mapping
from functools import lru_cache


def values_at(parameters: Mapping[str, object], path: str) -> tuple[str, ...]:
    """Give the texts at a path such as `instancesSet.items[].instanceId`; `[]` means each.

    Numbers and booleans are written as policies write them. What is not there, or is no such
    value, gives nothing.
    """
    found: list[object] = [parameters]
    for name, each in _steps(path):
        found = [value[name] for value in found if isinstance(value, dict) and name in value]
        if each:
            found = [item for value in found for item in _listed(value)]
    return tuple(text for value in found for text in _texts(value))


@lru_cache(maxsize=1024)
def _steps(path: str) -> tuple[tuple[str, bool], ...]:
    return tuple((name.removesuffix("[]"), name.endswith("[]")) for name in path.split("."))


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, bool):
        yield str(value).lower()
    elif isinstance(value, str | int | float):
        yield str(value)
    elif isinstance(value, list):
        for item in value:
            if isinstance(item, str | int | float):
                yield from _texts(item)
