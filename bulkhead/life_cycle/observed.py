"""How far each account has come."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bulkhead.fleet.decision import NEVER_RUN, Fleet
from config import LandingZone

Stage = Literal["requested", "created", "baselined", "active", "quarantined", "closing", "closed"]


@dataclass(frozen=True)
class ObservedAccount:
    """An account, and how far it has come.

    Attributes:
        name: Its name.
        stage: `requested` has a file alone, `created` an id, `baselined` a stack that has run;
            `active` has all that its file asks for. The others are what its file says.
        account_id: Its id; empty before AWS has made it.
        unit: Path of the unit that its file names.
    """

    name: str
    stage: Stage
    account_id: str
    unit: str


def observed(landing_zone: LandingZone, fleet: Fleet) -> Iterator[ObservedAccount]:
    """Every member account, by name.

    Args:
        landing_zone: The configuration.
        fleet: What is known of the stacks.
    """
    ids = fleet.outputs_of_organization.get("account_ids") or {}
    every = {**landing_zone.member_accounts, **landing_zone.closed_accounts}
    for name, account in sorted(every.items()):
        stage: Stage = account.state if account.state != "active" else _active(name, fleet)
        yield ObservedAccount(name, stage, ids.get(name, ""), account.organizational_unit)


def _active(name: str, fleet: Fleet) -> Stage:
    if fleet.waits(name):
        return "requested"
    reason = fleet.reason(name)
    if reason == NEVER_RUN:
        return "created"
    return "baselined" if reason else "active"
