"""Who gains and loses access to an account because of what becomes of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from bulkhead.attached.model import Attached
from config import Assignment, LandingZone


@dataclass(frozen=True)
class People:
    """Assignments that come and go.

    Attributes:
        gained: Those that are new.
        lost: Those that go.
    """

    gained: tuple[Assignment, ...]
    lost: tuple[Assignment, ...]


def people(landing_zone: LandingZone, attached: Attached) -> Mapping[str, People]:
    """Compare who may come in, by account, where that changes.

    The rules are those of the configuration in either case: what is told is what follows from the
    place and the state of an account, not from a rule that changes too.

    Args:
        landing_zone: The configuration.
        attached: What there is.
    """
    before = _as_it_was(landing_zone, attached)
    names = [
        name
        for name in landing_zone.member_accounts
        if before.accounts[name] is not landing_zone.accounts[name]
    ]
    if not names:
        return {}
    old, new = set(before.assignments), set(landing_zone.assignments)
    changes = {
        name: People(
            tuple(sorted(each for each in new - old if each.account == name)),
            tuple(sorted(each for each in old - new if each.account == name)),
        )
        for name in sorted(names)
    }
    return {name: each for name, each in changes.items() if each.gained or each.lost}


def _as_it_was(landing_zone: LandingZone, attached: Attached) -> LandingZone:
    """The configuration with every account where, and in the state in which, it was."""
    accounts = dict(landing_zone.accounts)
    for name, path in attached.accounts.items():
        file = accounts.get(name)
        was = attached.states.get(name, "active")
        if file and (file.organizational_unit, file.state) != (path, was):
            update = {"organizational_unit": path, "state": was}
            accounts[name] = file.model_copy(update=update)
    return landing_zone.with_accounts(accounts)
