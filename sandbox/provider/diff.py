"""Diff: what would change, at which path, and what of it replaces the resource.

As in pulumi-aws, the recorded state is compared with the wanted inputs, so that a change made
behind Pulumi's back is mended once a refresh has recorded it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sandbox.provider.check import DEFAULTS
from sandbox.provider.compare import is_set, same
from sandbox.provider.declare import Resource
from sandbox.provider.paths import child
from sandbox.provider.schema import resource_schema
from sandbox.provider.values import Json, Properties, is_empty

Kind = Literal["add", "delete", "update"]


@dataclass(frozen=True)
class Change:
    """How a property changes."""

    kind: Kind
    replaces: bool = False


def changes(
    resource: Resource, state: Properties, inputs: Properties, ignored: Iterable[str] = ()
) -> dict[str, Change]:
    """Give path -> change for everything in which the inputs differ from the state."""
    found: dict[str, Change] = {}
    for name in _compared(resource, state, inputs):
        within: dict[str, Change] = {}
        _compare(resource, name, name, state.get(name), inputs.get(name), within)
        replaces = name in resource.replace_on or name == "region"
        found |= {path: Change(each.kind, replaces) for path, each in within.items()}
    return {path: each for path, each in found.items() if not _is_ignored(path, ignored)}


def changed_properties(found: Mapping[str, Change]) -> set[str]:
    """Name the properties that the changed paths are in."""
    return {re.split(r"[.\[]", path, maxsplit=1)[0] for path in found}


def deletes_before_replacing(
    resource: Resource, inputs: Properties, found: Mapping[str, Change]
) -> bool:
    """Say whether the old resource has to go first, because both would have the same name."""
    if resource.autoname is None or not any(each.replaces for each in found.values()):
        return False
    name = resource.autoname.property
    return name not in inputs.get(DEFAULTS, ()) and name not in found


def _compared(resource: Resource, state: Properties, inputs: Properties) -> list[str]:
    """Name the properties to compare.

    What the program leaves out and AWS fills in is as it should be; what the program leaves out
    and AWS would not fill in has to go.
    """
    schema = resource_schema(resource.type)
    known = [name for name in (*schema.inputs, "tagsAll") if name in inputs or name in state]
    return [name for name in known if name in inputs or not schema.is_computed(name)]


def _compare(
    resource: Resource, path: str, shown: str, old: Json, new: Json, found: dict[str, Change]
) -> None:
    """Compare what is at a declared path, and note changes under the engine's path for it."""
    if same(resource, path, old, new) or (new is None and path in resource.computed):
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key in sorted(set(old) | set(new) - {DEFAULTS}):
            within = child(shown, key)
            _compare(resource, f"{path}.{key}", within, old.get(key), new.get(key), found)
    elif _is_ordered(resource, path, old, new):
        for index, (one, other) in enumerate(zip(old, new, strict=True)):
            _compare(resource, path, child(shown, index), one, other, found)
    else:
        found[shown] = Change(_kind(old, new))


def _is_ordered(resource: Resource, path: str, old: Json, new: Json) -> bool:
    lists = isinstance(old, list) and isinstance(new, list)
    return lists and len(old) == len(new) and not is_set(resource, path)


def _kind(old: Json, new: Json) -> Kind:
    if is_empty(old):
        return "add"
    return "delete" if new is None else "update"


def _is_ignored(path: str, ignored: Iterable[Any]) -> bool:
    return any(path == each or path.startswith((f"{each}.", f"{each}[")) for each in ignored)
