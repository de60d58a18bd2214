"""What becomes of accounts, in sentences."""

from collections.abc import Iterator, Mapping, Sequence

from bulkhead.attached.model import Attached
from bulkhead.life_cycle.limits import too_many, waits
from bulkhead.life_cycle.people import People, people
from bulkhead.life_cycle.transitions import Transition, transitions
from bulkhead.plan.words import some
from config import Assignment, LandingZone
from config.account import CLOSING_STEPS

_SAID = {
    "quarantine": "is quarantined: it keeps running; only break-glass and read access are left",
    "release": "leaves quarantine",
    "give up": "is given up: a later run closes it once its file says `state: closed`",
    "take back": "is no longer given up",
    "close": "is closed: AWS keeps it for 90 days, and its e-mail address for ever",
}


def story(landing_zone: LandingZone, attached: Attached) -> tuple[str, ...]:
    """Say what becomes of which account, who may come in, and what waits for what.

    Moves and new accounts stand elsewhere in a plan; here stands what they mean for people.

    Args:
        landing_zone: The configuration.
        attached: What there is.
    """
    found = transitions(landing_zone, attached)
    states = [f"{each.account} {_SAID[each.kind]}" for each in found if each.kind in _SAID]
    return (*states, *_people(people(landing_zone, attached)), *waits(found))


def refusals(landing_zone: LandingZone, attached: Attached) -> tuple[str, ...]:
    """Say which accounts must not go like this, and what to do; empty where all may.

    Args:
        landing_zone: The configuration.
        attached: What there is.
    """
    found = transitions(landing_zone, attached)
    lost = [each for each in found if each.kind == "lose"]
    return (*(_lost(each, landing_zone, attached) for each in lost), *too_many(found, attached))


def _people(changes: Mapping[str, People]) -> Iterator[str]:
    for name, change in changes.items():
        gained, lost = _assignments(change.gained), _assignments(change.lost)
        parts = [f"lets in {gained}"] * bool(gained) + [f"no longer {lost}"] * bool(lost)
        yield f"{name} {' and '.join(parts)}"


def _assignments(found: Sequence[Assignment]) -> str:
    return some([f"{each.group} as {each.permission_set}" for each in found])


def _lost(lost: Transition, landing_zone: LandingZone, attached: Attached) -> str:
    name = lost.account
    account = f"account {name} ({attached.account_ids[name]})"
    if name in landing_zone.closed_accounts:
        return (
            f"accounts/{name}.yaml: `state: closed` would close {account} at once. {CLOSING_STEPS}"
        )
    return (
        f"accounts/{name}.yaml is gone, and {account} is not closing: no account is closed because "
        f"its file is gone. Restore it. {CLOSING_STEPS}"
    )
