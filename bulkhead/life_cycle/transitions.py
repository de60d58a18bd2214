"""What becomes of accounts: their state as the last run left it, and as their files want it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bulkhead.attached.model import Attached
from config import LandingZone

Kind = Literal["create", "move", "quarantine", "release", "give up", "take back", "close", "lose"]


@dataclass(frozen=True, kw_only=True)
class Transition:
    """One thing that becomes of an account.

    Attributes:
        account: Its name.
        kind: What becomes of it: `give up` lets a later run close it, `take back` undoes that, and
            to `lose` one is to find it without a file, or closed at once, which must not be.
        unit: Path of the unit that it leaves, for a move.
        to: Path of the unit that it comes to, for a move.
    """

    account: str
    kind: Kind
    unit: str = ""
    to: str = ""


def transitions(landing_zone: LandingZone, attached: Attached) -> tuple[Transition, ...]:
    """Compare the accounts that there are with their files, by name.

    An account of an adopted organization that never had a file is left out: whose it is, its
    tags say.

    Args:
        landing_zone: The configuration.
        attached: What there is.
    """
    names = sorted({*landing_zone.member_accounts, *attached.accounts} - {attached.management})
    return tuple(each for name in names for each in _of(name, landing_zone, attached))


def _of(name: str, landing_zone: LandingZone, attached: Attached) -> Iterator[Transition]:
    file, path = landing_zone.accounts.get(name), attached.accounts.get(name)
    was = attached.states.get(name)
    if path is None:
        yield Transition(account=name, kind="create")
        return
    if file is None:
        if was is not None:
            yield Transition(account=name, kind="close" if was == "closing" else "lose")
        return
    if file.organizational_unit != path:
        to = file.organizational_unit
        yield Transition(account=name, kind="move", unit=path, to=to)
    if kind := _KINDS.get((was or "active", file.state)):
        yield Transition(account=name, kind=kind)


_KINDS: dict[tuple[str, str], Kind] = {
    ("active", "quarantined"): "quarantine",
    ("active", "closing"): "give up",
    ("quarantined", "active"): "release",
    ("quarantined", "closing"): "give up",
    ("closing", "active"): "take back",
    ("closing", "quarantined"): "take back",
}
