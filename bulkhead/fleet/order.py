"""The order in which stacks run: what others build on first, then ring by ring."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from config import LandingZone


@dataclass(frozen=True)
class Stage:
    """Stacks that do not wait for each other.

    Attributes:
        name: The stack that others build on, or the ring of the accounts.
        stacks: Their names, sorted.
    """

    name: str
    stacks: tuple[str, ...]


def stages(landing_zone: LandingZone) -> tuple[Stage, ...]:
    """Every stack, in stages that run one after the other.

    Args:
        landing_zone: The configuration.
    """
    foundation = [Stage(stack, (stack,)) for stack in landing_zone.foundation_stacks]
    by_ring: dict[str, list[str]] = {ring: [] for ring in landing_zone.guardrails.rings}
    for name in landing_zone.account_stacks:
        path = landing_zone.accounts[name].organizational_unit
        by_ring[landing_zone.ring_of_account(name, path) or ""].append(name)
    return (*foundation, *(Stage(ring, tuple(names)) for ring, names in by_ring.items() if names))


def selected(
    found: Iterable[Stage], only: Collection[str], rings: Collection[str]
) -> tuple[Stage, ...]:
    """The stages without the stacks that nobody asked for.

    Args:
        found: All stages.
        only: Names of stacks; none given: all.
        rings: Rings of accounts; none given: all, and what others build on.
    """
    kept = (
        Stage(each.name, tuple(stack for stack in each.stacks if not only or stack in only))
        for each in found
        if not rings or each.name in rings
    )
    return tuple(each for each in kept if each.stacks)
