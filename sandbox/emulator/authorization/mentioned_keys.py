"""Which condition keys decide about an action: those of the statements that speak of it."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import Any

from sandbox.emulator.authorization.judge import Attached, Binding
from sandbox.emulator.conditions import as_list

VARIABLE = re.compile(r"\$\{\s*([A-Za-z0-9-]+:[^,'}\s]+)")


def mentioned_in(binding: Binding, action: str) -> frozenset[str]:
    """The keys in the conditions and variables of the statements that may be about the action."""
    return _of_all(tuple(policy for policy in binding.policies if policy.content), action)


@lru_cache(maxsize=8192)
def _of_all(policies: tuple[Attached, ...], action: str) -> frozenset[str]:
    return _once(key for policy in policies for key in keys_about(policy.content, action))


@lru_cache(maxsize=8192)
def keys_about(content: str, action: str) -> frozenset[str]:
    """The keys in the statements of one document that may be about the action."""
    return _once(
        key
        for statement in _statements(content)
        if _speaks_of(statement, action.lower())
        for key in _keys(statement)
    )


def _once(keys: Iterable[str]) -> frozenset[str]:
    """Each key in one spelling: their case does not matter."""
    return frozenset({key.lower(): key for key in keys}.values())


@lru_cache(maxsize=1024)
def _statements(content: str) -> tuple[Mapping[str, Any], ...]:
    return tuple(as_list(json.loads(content).get("Statement", [])))


def _speaks_of(statement: Mapping[str, Any], action: str) -> bool:
    negated = "NotAction" in statement
    patterns = as_list(statement.get("NotAction" if negated else "Action", []))
    return any(fnmatchcase(action, pattern.lower()) for pattern in patterns) != negated


def _keys(statement: Mapping[str, Any]) -> Iterator[str]:
    for keys in statement.get("Condition", {}).values():
        yield from keys
    yield from VARIABLE.findall(json.dumps(statement))
