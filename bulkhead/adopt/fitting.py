"""Leaving out of a configuration what its own models and rules refuse."""

from collections.abc import Iterable, Mapping
from typing import Any

from bulkhead.adopt.found import AdoptError
from bulkhead.adopt.notes import Note, Notes
from config import LandingZone
from config.findings import Finding, Location, dotted
from config.loader import examined
from config.sources import ACCOUNTS

_ANY = None
# What can be left out whole: where it is, the more particular first.
_PARTS: tuple[tuple[str | None, ...], ...] = (
    (ACCOUNTS, _ANY, "tags", _ANY),
    (ACCOUNTS, _ANY, "contacts", _ANY),
    (ACCOUNTS, _ANY),
    ("organizational_units", _ANY),
    ("identity", "groups", _ANY),
    ("identity", "permission_sets", _ANY),
    ("identity", "assignments", _ANY),
)


def fitted(sections: Mapping[str, Any], accounts: dict[str, Any], notes: Notes) -> LandingZone:
    """Leave out what is refused, and what hangs on it, until nothing is refused.

    Args:
        sections: What landing-zone.yaml says; what is refused is taken out of it.
        accounts: What the files of the accounts say, by name; likewise.
        notes: Where what is left out is told, in the words of the models and rules.

    Raises:
        AdoptError: What is refused cannot be left out.
    """
    document = {**sections, ACCOUNTS: accounts}
    while True:
        whole, findings = examined(sections, accounts, frozenset(accounts))
        if whole is not None and not findings:
            return whole
        refused = _refused(findings)
        # From the last to the first: what is taken out of a list moves what comes after it.
        for location in reversed(list(refused)):
            removed = _removed(document, location)
            reason = f"the configuration cannot hold it: {refused[location]}"
            notes.not_mapped.append(Note(_said(location, removed), reason))


def _refused(findings: Iterable[Finding]) -> dict[Location, str]:
    refused: dict[Location, str] = {}
    for finding in findings:
        location = _part(finding.location)
        if location is None:
            raise AdoptError(
                "what was found makes no valid configuration: "
                f"{dotted(finding.location)}: {finding.message}"
            )
        rest = dotted(finding.location[len(location) :])
        refused.setdefault(location, f"{rest}: {finding.message}" if rest else finding.message)
    return dict(sorted(refused.items(), key=lambda each: _order(each[0])))


def _part(location: Location) -> Location | None:
    for part in _PARTS:
        found = location[: len(part)]
        if len(found) == len(part) and all(
            expected in (_ANY, given) for expected, given in zip(part, found, strict=True)
        ):
            return found
    return None


def _order(location: Location) -> tuple[tuple[int, str], ...]:
    return tuple((part, "") if isinstance(part, int) else (-1, part) for part in location)


def _removed(document: Mapping[str, Any], location: Location) -> object:
    """Take a part out; None if something that holds it is out already."""
    *outer, last = location
    within: Any = document
    for key in outer:
        within = within.get(key, {})
    if isinstance(within, list) and isinstance(last, int):
        return within.pop(last)
    return within.pop(last, None)


def _said(location: Location, removed: object) -> str:
    if location[:2] == ("identity", "assignments") and isinstance(removed, dict):
        accounts = ", ".join(removed["accounts"])
        return f"assignment of {removed['permission_set']} to {removed['group']} in {accounts}"
    return dotted(location)
