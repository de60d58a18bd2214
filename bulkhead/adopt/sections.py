"""landing-zone.yaml of an organization that exists, as far as AWS tells what belongs there."""

from collections.abc import Mapping
from typing import Any

from bulkhead.adopt.accounts import REVIEW
from bulkhead.adopt.contacts import KINDS
from bulkhead.adopt.found import FoundAccount, FoundOrganization
from bulkhead.adopt.notes import Note, Notes
from config.organization import SharedAccounts
from config.partition import GLOBAL_REGIONS, partition_of

_LAST_RING = "production"
_NO_PHONE = "+000"
_LONGEST_NAME = 24  # characters, `config.resource_names.OrganizationName`


def sections(
    found: FoundOrganization,
    shared: SharedAccounts,
    home_region: str,
    identity: Mapping[str, object],
    notes: Notes,
) -> dict[str, Any]:
    """What landing-zone.yaml says.

    No control applies at first, and no security service is on, so that the first run changes
    nothing of what the accounts may do.

    Args:
        found: The organization.
        shared: The accounts with a part to play.
        home_region: Region of Identity Center and of what exists once.
        identity: The section `identity`.
        notes: Where what cannot be mapped is told.
    """
    (management,) = (one for one in found.accounts if one.id == found.management_id)
    contacts = {kind: _contact(management, kind, notes) for kind in KINDS}
    _tell(notes)
    return {
        "organization": {
            "name": found.id[:_LONGEST_NAME],
            "home_region": home_region,
            "regions": sorted({home_region, GLOBAL_REGIONS[partition_of(home_region)]}),
            "accounts": shared.model_dump(),
            "adopt": found.id,
        },
        "organizational_units": {
            path: {
                "description": name,
                **({} if "/" in path else {"ring": _LAST_RING}),
            }
            for path, name in sorted(found.unit_names.items())
        },
        "identity": dict(identity),
        "guardrails": {"rings": ["sandbox", "nonproduction", _LAST_RING], "controls": {}},
        "logging": {
            "object_lock": {"mode": "GOVERNANCE", "retention_days": 365},
            "hot_days": 365,
            "cold": {"storage_class": "DEEP_ARCHIVE", "expire_after_days": 2555},
        },
        "security": {},
        "alarms": {"email_addresses": [contacts["security"]["email"]]},
        "contacts": contacts,
    }


def _contact(management: FoundAccount, kind: str, notes: Notes) -> Mapping[str, str]:
    if kind in management.contacts:
        return management.contacts[kind]
    reason = "the management account has none; give the person whom AWS shall write to"
    notes.to_review.append(Note(f"landing-zone.yaml: contacts.{kind}", reason))
    return {"name": REVIEW, "title": REVIEW, "email": management.email, "phone": _NO_PHONE}


def _tell(notes: Notes) -> None:
    told = {
        "organization.name": "the organization's id stands there; it begins the names of buckets",
        "organization.regions": "add every region that workloads are in",
        "organization.access_role": "accounts that were invited have no "
        "OrganizationAccountAccessRole unless somebody made it",
        "organizational_units": f"every unit is in the last ring, {_LAST_RING}; descriptions are "
        "the units' names",
        "guardrails.controls": "none applies yet; add them ring by ring",
        "logging": "periods are the example's",
        "security": "no service is on yet",
        "alarms.email_addresses": "they are the security contact's",
    }
    notes.changes.append(
        Note("every mapped account, unit and permission set", "gets Bulkhead's own tags")
    )
    notes.to_review += [Note(f"landing-zone.yaml: {key}", why) for key, why in told.items()]
