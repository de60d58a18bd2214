"""What a new account brings, for the person who asks for it."""

from collections.abc import Iterator

from config import ORGANIZATION_STACK, LandingZone
from policies.controls import CONTROLS


def announcement(landing_zone: LandingZone, name: str) -> Iterator[str]:
    """Say what will be made for an account, line by line.

    Args:
        landing_zone: The configuration with the account in it.
        name: Name of the account.
    """
    account = landing_zone.accounts[name]
    path = account.organizational_unit
    ring = landing_zone.ring_of_account(name, path)
    yield "It will bring:"
    yield f"  account      {name} <{account.email}>"
    unit = landing_zone.organizational_units[path]
    yield f"  in           {path} (ring {ring}): {unit.description}"
    yield f"  network      {account.network.cidr if account.network else 'none'}"
    yield f"  stacks       {ORGANIZATION_STACK} changes, {name} is new"
    yield from _people(landing_zone, name)
    yield from _guardrails(landing_zone, ring)


def _people(landing_zone: LandingZone, name: str) -> Iterator[str]:
    assignments = landing_zone.assignments_in(name)
    if not assignments:
        yield "  people       nobody: no assignment names it or a unit above it"
    for number, assignment in enumerate(assignments):
        title = "" if number else "people"
        yield f"  {title:<12} {assignment.group} as {assignment.permission_set}"


def _guardrails(landing_zone: LandingZone, ring: str | None) -> Iterator[str]:
    reaching = [
        control
        for control in CONTROLS
        if control.bundle and landing_zone.guardrails.reaches(control.id, ring)
    ]
    if not reaching:
        yield f"  guardrails   none: no control has reached ring {ring}"
    for number, control in enumerate(reaching):
        title = "" if number else "guardrails"
        yield f"  {title:<12} {control.title}"
