"""Identity Center's groups, permission sets and assignments, as the configuration writes them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bulkhead.adopt.found import FoundAssignment, FoundPeople, FoundPermissionSet
from bulkhead.adopt.notes import Note, Notes
from config.identity import MAXIMUM_SESSION_MINUTES, MINIMUM_SESSION_MINUTES

_SESSION = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?")
_NO_DESCRIPTION = (
    "it has no description, by which the program tells its own from others; give it one in "
    "Identity Center and run this again"
)
_MADE_AGAIN = (
    "the stacks of accounts do not import assignments: their previews show them as new. Whether "
    "the provider makes one that exists is unproved"
)
_MANAGED = ":policy/"


@dataclass(frozen=True)
class _New:
    """A permission set that the program needs, and names for it in the order of preference."""

    names: tuple[str, ...]
    policy: str
    description: str


_EMERGENCY = _New(
    ("BreakGlass", "BulkheadBreakGlass"),
    "AdministratorAccess",
    "Emergency access; every use raises an alarm",
)
_READER = _New(
    ("SecurityAudit", "LogReader", "BulkheadLogReader"),
    "SecurityAudit",
    "Reads configuration and findings everywhere, and the logs",
)


def session_minutes(duration: str) -> int | None:
    """An ISO 8601 duration of hours, minutes and seconds in minutes; None if it is none."""
    found = _SESSION.fullmatch(duration)
    if found is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return None if seconds % 60 else hours * 60 + minutes + seconds // 60


def identity_section(
    people: FoundPeople | None, names: Mapping[str, str], management: str, notes: Notes
) -> dict[str, object]:
    """The section `identity`.

    Args:
        people: What Identity Center holds; None where it is not enabled.
        names: Names of the accounts by id, of those that the configuration holds.
        management: Name of the management account.
        notes: Where what cannot be mapped is told.
    """
    groups = dict(_groups(people, notes)) if people else {}
    sets = dict(_permission_sets(people, notes)) if people else {}
    assignments = list(_assignments(people, names, management, notes)) if people else []
    taken = {one.name for one in people.permission_sets} if people else set()
    emergency = _EMERGENCY.names[0]
    if emergency not in sets:
        emergency = _added(sets, _EMERGENCY, taken, notes)
    # Always a new one: the program adds to its inline policy.
    reader = _added(sets, _READER, taken, notes)
    longest = max(_minutes(one) for one in sets.values())
    return {
        "maximum_session_minutes": min(longest, MAXIMUM_SESSION_MINUTES),
        "groups": groups,
        "permission_sets": sets,
        "break_glass_permission_set": emergency,
        "log_reader_permission_set": reader,
        "assignments": assignments,
    }


def _minutes(permission_set: Mapping[str, object]) -> int:
    minutes = permission_set.get("session_minutes")
    return (
        max(minutes, MINIMUM_SESSION_MINUTES)
        if isinstance(minutes, int)
        else MINIMUM_SESSION_MINUTES
    )


def _groups(people: FoundPeople, notes: Notes) -> Iterator[tuple[str, dict[str, object]]]:
    for group in people.groups:
        if group.is_external:
            reason = "an identity provider keeps it, and would undo what the program does to it"
            notes.not_mapped.append(Note(f"group {group.name}", reason))
        elif not group.description:
            notes.not_mapped.append(Note(f"group {group.name}", _NO_DESCRIPTION))
        else:
            yield group.name, {"description": group.description}


def _permission_sets(people: FoundPeople, notes: Notes) -> Iterator[tuple[str, dict[str, object]]]:
    for one in people.permission_sets:
        if reason := _unmapped(one):
            notes.not_mapped.append(Note(f"permission set {one.name}", reason))
        else:
            yield one.name, _permission_set(one)


def _unmapped(one: FoundPermissionSet) -> str:
    """Why the configuration cannot hold a permission set; empty if it can."""
    if not one.description:
        return _NO_DESCRIPTION
    if session_minutes(one.session) is None:
        return f"its session of {one.session} is no whole number of minutes"
    reference = (one.boundary or {}).get("CustomerManagedPolicyReference")
    paths = {path for _, path in one.customer_managed_policies}
    if isinstance(reference, dict):
        paths.add(str(reference.get("Path", "/")))
    if paths - {"/"}:
        return f"policies of the path {', '.join(sorted(paths - {'/'}))} cannot be named, only /"
    return ""


def _permission_set(one: FoundPermissionSet) -> dict[str, object]:
    managed = sorted(arn.partition(_MANAGED)[2] for arn in one.managed_policy_arns)
    own = sorted(name for name, _ in one.customer_managed_policies)
    return {
        "description": one.description,
        "session_minutes": session_minutes(one.session),
        **({"managed_policies": managed} if managed else {}),
        **({"customer_managed_policies": own} if own else {}),
        **({"inline_policy": one.inline_policy} if one.inline_policy else {}),
        **({"permissions_boundary": _boundary(one.boundary)} if one.boundary else {}),
        "adopted": True,
    }


def _boundary(boundary: Mapping[str, object]) -> dict[str, object]:
    arn = boundary.get("ManagedPolicyArn")
    if isinstance(arn, str):
        return {"managed_policy": arn.partition(_MANAGED)[2]}
    reference = boundary["CustomerManagedPolicyReference"]
    return {"customer_managed_policy": reference["Name"] if isinstance(reference, dict) else None}


def _assignments(
    people: FoundPeople, names: Mapping[str, str], management: str, notes: Notes
) -> Iterator[dict[str, object]]:
    groups = {group.id: group.name for group in people.groups}
    for one in sorted(people.assignments, key=lambda each: (each.permission_set, each.account_id)):
        account = names.get(one.account_id)
        group = groups.get(one.principal_id, one.principal_id)
        if reason := _not_assigned(one, account, management):
            what = f"assignment of {one.permission_set} to {one.principal_type.lower()} {group} in "
            notes.not_mapped.append(Note(what + (account or one.account_id), reason))
        else:
            notes.changes.append(Note("assignments", _MADE_AGAIN))
            yield {"group": group, "permission_set": one.permission_set, "accounts": [account]}


def _not_assigned(one: FoundAssignment, account: str | None, management: str) -> str:
    if one.principal_type != "GROUP":
        return "the configuration assigns to groups only; put the user into a group"
    if account is None:
        return "the account is not mapped"
    return "no guardrail holds in the management account" if account == management else ""


def _added(sets: dict[str, dict[str, object]], new: _New, taken: set[str], notes: Notes) -> str:
    """Add a permission set that the program needs, under the first name that is free."""
    name = next(name for name in new.names if name not in taken)
    sets[name] = {"description": new.description, "managed_policies": [new.policy]}
    notes.to_review.append(Note(f"permission set {name}", f"is new: {new.description}"))
    return name
