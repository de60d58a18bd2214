"""Whether a plan may promote what it promotes: one control, one ring, after its time to bake."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bulkhead.attached.model import Attached
from bulkhead.rings.rollout import Rollout, members_by_ring, rollouts
from config import LandingZone
from config.guardrails import Guardrails


@dataclass(frozen=True)
class Promotion:
    """A control that goes on.

    Attributes:
        rollout: How far it is.
        rings: The rings with accounts in them that it comes to, in their order.
    """

    rollout: Rollout
    rings: tuple[str, ...]


def promotions(landing_zone: LandingZone, attached: Attached) -> tuple[Promotion, ...]:
    """The controls that reach accounts which they have not reached so far.

    Rings without an account do not count: nobody there could lose anything. So an organization
    that is only being made has no promotions. Coming back is no promotion, and always allowed.
    """
    members = members_by_ring(landing_zone, attached)
    guardrails = landing_zone.guardrails
    found = (
        Promotion(
            rollout,
            tuple(
                ring
                for ring in members
                if guardrails.reaches(rollout.control, ring) and ring not in rollout.attached
            ),
        )
        for rollout in rollouts(landing_zone, attached)
    )
    return tuple(promotion for promotion in found if promotion.rings)


def refusals(landing_zone: LandingZone, attached: Attached, today: date) -> tuple[str, ...]:
    """Say why a plan must not promote what it promotes, and what to write; empty where it may.

    Args:
        landing_zone: The configuration.
        attached: What is attached.
        today: The day from which the time in a ring is counted.
    """
    found = promotions(landing_zone, attached)
    guardrails = landing_zone.guardrails
    if guardrails.promote_freely is not None:
        return ()
    return (*_too_many(found), *_each(found, guardrails, today))


def _too_many(found: tuple[Promotion, ...]) -> Iterator[str]:
    if len(found) > 1:
        moves = ", ".join(f"{p.rollout.control} to {p.rings[-1]}" for p in found)
        yield (
            f"promotes {len(found)} controls at once: {moves}. One at a time shows which of them "
            f"breaks something: keep one, {_LIFT}"
        )


def _each(found: tuple[Promotion, ...], guardrails: Guardrails, today: date) -> Iterator[str]:
    for promotion in found:
        rollout, rings = promotion.rollout, promotion.rings
        if len(rings) > 1:
            yield (
                f"{rollout.control} comes to {len(rings)} rings at once: {', '.join(rings)}. "
                f'Write `{rollout.control}: {{ring: {rings[0]}, since: "{today}"}}`, {_LIFT}'
            )
        yield from _unbaked(rollout, rings[0], guardrails, today)
        yield from _undated(rollout, guardrails, today)


def _unbaked(rollout: Rollout, ring: str, guardrails: Guardrails, today: date) -> Iterator[str]:
    if rollout.since is None or not rollout.attached:
        return
    ready = rollout.since + timedelta(days=guardrails.bake_days)
    if ready > today:
        yield (
            f"{rollout.control} has been in {rollout.last} since {rollout.since} and may go on to "
            f"{ring} on {ready} (guardrails.bake_days: {guardrails.bake_days}): wait, {_LIFT}"
        )


def _undated(rollout: Rollout, guardrails: Guardrails, today: date) -> Iterator[str]:
    """A promotion without a day of its own: how long it stays in its ring could not be told."""
    written = guardrails.controls[rollout.control].since
    day = date.fromisoformat(written) if written else None
    if day is None or (rollout.since and day <= rollout.since and day != today):
        yield (
            f"{rollout.control} goes on to {guardrails.ring_of(rollout.control)} without the day: "
            f'write `since: "{today}"` beside its ring (`bulkhead rings promote` does)'
        )


_LIFT = "or say in guardrails.promote_freely why this once all may move"
