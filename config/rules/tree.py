"""Rules of the tree of organizational units and its rings."""

from collections.abc import Iterator, Mapping

from config.account import ROOT
from config.draft import Draft
from config.findings import Finding, Location
from config.guardrails import Guardrails
from config.organization import OrganizationalUnit
from config.paths import depth_of, is_in, name_of, parent_of, with_ancestors
from config.quotas import ORGANIZATIONAL_UNIT_LEVELS, ORGANIZATIONAL_UNITS
from config.shown import instead

_UNITS = "organizational_units"


def tree_rules(draft: Draft) -> Iterator[Finding]:
    """What is wrong with the tree, and with where accounts are in it."""
    if draft.organizational_units is None:
        return
    units = draft.organizational_units
    yield from _shape(units)
    yield from _siblings(units)
    yield from _unknown_units(draft, units)
    if draft.guardrails is not None:
        yield from _unknown_rings(units, draft.guardrails)
    yield from _two_rings(units)
    yield from _no_ring(draft, units)


def _shape(units: Mapping[str, OrganizationalUnit]) -> Iterator[Finding]:
    if len(units) > ORGANIZATIONAL_UNITS:
        message = f"has {len(units)} units; AWS takes {ORGANIZATIONAL_UNITS}"
        yield Finding((_UNITS,), message)
    for path in units:
        parent = parent_of(path)
        if parent is not None and parent not in units:
            others = [other for other in units if not is_in(other, parent)]
            yield Finding(
                (_UNITS, path),
                f"{parent}, the unit above it, is missing; add `{parent}: {{description: ...}}`, "
                f"or {instead(parent, others)}",
            )
        if depth_of(path) > ORGANIZATIONAL_UNIT_LEVELS:
            yield Finding(
                (_UNITS, path),
                f"is {depth_of(path)} levels deep; AWS takes {ORGANIZATIONAL_UNIT_LEVELS}",
            )


def _siblings(units: Mapping[str, OrganizationalUnit]) -> Iterator[Finding]:
    """AWS compares the names of siblings without regard to case."""
    seen: dict[str, str] = {}
    for path in units:
        other = seen.setdefault(path.casefold(), path)
        if other != path:
            message = f"differs from {other} in upper and lower case alone; give {name_of(path)}"
            yield Finding((_UNITS, path), f"{message} another name")


def _unknown_units(draft: Draft, units: Mapping[str, OrganizationalUnit]) -> Iterator[Finding]:
    for name, account in draft.accounts.items():
        path = account.organizational_unit
        if path is not None and path != ROOT and path not in units:
            message = f"{path} is not an organizational unit; {instead(path, units)}"
            yield Finding(("accounts", name, "organizational_unit"), message)


def _unknown_rings(
    units: Mapping[str, OrganizationalUnit], guardrails: Guardrails
) -> Iterator[Finding]:
    for path, unit in units.items():
        if unit.ring is not None and unit.ring not in guardrails.rings:
            message = f"{unit.ring} is not a ring; {instead(unit.ring, guardrails.rings)}"
            yield Finding((_UNITS, path, "ring"), message)


def _two_rings(units: Mapping[str, OrganizationalUnit]) -> Iterator[Finding]:
    for path, unit in units.items():
        above = [a for a in with_ancestors(path) if a != path and a in units and units[a].ring]
        if unit.ring is not None and above:
            yield Finding(
                (_UNITS, path, "ring"),
                f"{unit.ring} is the second ring on this path: {above[0]} has the ring "
                f"{units[above[0]].ring}; remove one, or the same guardrail comes twice",
            )


def _no_ring(draft: Draft, units: Mapping[str, OrganizationalUnit]) -> Iterator[Finding]:
    occupied: dict[str, str] = {}
    for name, account in draft.accounts.items():
        occupied.setdefault(account.organizational_unit or ROOT, name)
    for path, account_name in occupied.items():
        if path in units and not any(units[a].ring for a in with_ancestors(path) if a in units):
            location: Location = (_UNITS, path)
            below = sum(is_in(other, path) for other in units) - 1
            hint = " or move the account further down" if below else ""
            message = (
                f"has no ring, nor has a unit above it, but it holds {account_name}; add `ring`"
            )
            yield Finding(location, message + hint)
