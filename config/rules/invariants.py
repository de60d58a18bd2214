"""Rules of invariants: they name what there is."""

import re
from collections.abc import Iterator

from config.account import ROOT
from config.draft import Draft
from config.findings import Finding, Location
from config.invariants import HOLES, Invariant, Places
from config.rules.names import known, known_account
from config.shown import instead

_HOLE = re.compile(r"\{([^{}]*)\}")


def invariant_rules(draft: Draft) -> Iterator[Finding]:
    """What is wrong with the invariants."""
    for name, invariant in (draft.invariants or {}).items():
        location = ("invariants", name)
        yield from _holes(location, invariant)
        yield from _places((*location, "in"), invariant.places or Places(), draft)
        if invariant.places == Places():
            message = "names no place; add `accounts` or `organizational_units`, or remove it"
            yield Finding((*location, "in"), message)
        yield from _others(location, invariant, draft)


def _holes(location: Location, invariant: Invariant) -> Iterator[Finding]:
    texts: list[tuple[Location, str]] = [(("resource",), invariant.resource)]
    for key, value in invariant.context.items():
        texts.append((("context", key), value if isinstance(value, str) else " ".join(value)))
    for path, text in texts:
        for hole in _HOLE.findall(text):
            if hole not in HOLES:
                message = f"{{{hole}}} is not filled in; {instead(hole, HOLES)}"
                yield Finding((*location, *path), message)


def _places(location: Location, places: Places, draft: Draft) -> Iterator[Finding]:
    for index, name in enumerate(places.accounts):
        yield from known_account((*location, "accounts", index), name, draft)
    units = draft.organizational_units
    for index, path in enumerate(places.organizational_units):
        if units is not None and path != ROOT:
            where = (*location, "organizational_units", index)
            yield from known(where, path, "an organizational unit", units)


def _others(location: Location, invariant: Invariant, draft: Draft) -> Iterator[Finding]:
    owner, permission_set = invariant.resource_account, invariant.who.permission_set
    if owner is not None:
        yield from known_account((*location, "resource_account"), owner, draft)
    if permission_set is not None and draft.identity is not None:
        where = (*location, "who", "permission_set")
        sets = draft.identity.permission_sets
        yield from known(where, permission_set, "a permission set", sets)
