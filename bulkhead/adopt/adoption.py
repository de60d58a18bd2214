"""From a live organization to a configuration that describes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bulkhead.adopt.account_names import account_names, shared_accounts
from bulkhead.adopt.accounts import account_files
from bulkhead.adopt.fitting import fitted
from bulkhead.adopt.found import FoundOrganization
from bulkhead.adopt.identity import identity_section
from bulkhead.adopt.left_alone import left_alone, reserved_slots
from bulkhead.adopt.notes import Note, Notes
from bulkhead.adopt.sections import sections
from bulkhead.attached.live import live
from config import LandingZone


@dataclass(frozen=True)
class Adoption:
    """A configuration that was written for an organization, and what to know of it.

    Attributes:
        landing_zone: The configuration.
        sections: What landing-zone.yaml says.
        accounts: What the files of the accounts say, by name.
        notes: What a person must know.
    """

    landing_zone: LandingZone
    sections: Mapping[str, Any]
    accounts: Mapping[str, Mapping[str, Any]]
    notes: Notes


def adoption(
    found: FoundOrganization, home_region: str, chosen: Mapping[str, str | None]
) -> Adoption:
    """Describe an organization as a configuration.

    Args:
        found: The organization.
        home_region: Region of Identity Center and of what exists once.
        chosen: Names of the shared accounts by their part; None where it is to be guessed.

    Raises:
        AdoptError: A shared account cannot be guessed, or is where none may be.
    """
    notes = Notes()
    names = account_names(found.accounts, notes)
    shared = shared_accounts(names, found.management_id, chosen)
    accounts = dict(account_files(found, names, notes))
    mapped = {account_id: name for account_id, name in names.items() if name in accounts}
    identity = identity_section(found.people, mapped, shared.management, notes)
    written = sections(found, shared, home_region, identity, notes)
    landing_zone = fitted(written, accounts, notes)
    if found.people is None:
        notes.not_mapped.append(Note("people", f"Identity Center is not enabled in {home_region}"))
    written["identity"]["assignments"] = _merged(written["identity"]["assignments"])
    landing_zone = fitted(written, accounts, notes)
    return Adoption(landing_zone, written, accounts, notes)


def with_policies(adopted: Adoption, found: FoundOrganization) -> Adoption:
    """Keep the slots free that other policies take, and tell of them.

    Raises:
        AttachedError: The policies cannot be read.
    """
    attached = live(adopted.landing_zone)
    adopted.notes.not_mapped.extend(left_alone(found, attached))
    written = dict(adopted.sections)
    written["guardrails"] = {**written["guardrails"], "reserved_slots": reserved_slots(attached)}
    accounts = dict(adopted.accounts)
    landing_zone = fitted(written, accounts, adopted.notes)
    return Adoption(landing_zone, written, accounts, adopted.notes)


def _merged(assignments: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """One rule for a group and a permission set, with all accounts."""
    rules: dict[tuple[str, str], set[str]] = {}
    for rule in assignments:
        rules.setdefault((rule["group"], rule["permission_set"]), set()).update(rule["accounts"])
    return [
        {"group": group, "permission_set": permission_set, "accounts": sorted(accounts)}
        for (group, permission_set), accounts in sorted(rules.items())
    ]
