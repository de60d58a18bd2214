"""Where each control is attached, ring by ring, and where the configuration wants it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bulkhead.attached.model import Attached, AttachedPolicy
from bulkhead.statement_controls import control_of
from config import LandingZone
from config.guardrail_plan import rollout_tag

_TAG = rollout_tag("")


@dataclass(frozen=True, kw_only=True)
class Rollout:
    """How far one control is.

    Attributes:
        control: Its id.
        attached: The rings in which it reaches every account that there is, in their order.
        partly: Rings in which it reaches some accounts only.
        configured: The last ring that the configuration gives it; None for a control that it does
            not apply.
        next: The ring that it would go on to; None behind the last one.
        since: Since when it has been in the last of its rings, as a tag in AWS says.
    """

    control: str
    attached: tuple[str, ...]
    partly: tuple[str, ...]
    configured: str | None
    next: str | None
    since: date | None

    @property
    def last(self) -> str | None:
        """The last ring that it is attached in."""
        return self.attached[-1] if self.attached else None


def rollouts(landing_zone: LandingZone, attached: Attached) -> tuple[Rollout, ...]:
    """Every control that is configured or attached, in the order of their ids."""
    reached = _reached(attached)
    controls = {
        *landing_zone.guardrails.controls,
        *(c for found in reached.values() for c in found),
    }
    members = members_by_ring(landing_zone, attached)
    return tuple(_rollout(c, landing_zone, attached, reached, members) for c in sorted(controls))


def members_by_ring(landing_zone: LandingZone, attached: Attached) -> Mapping[str, tuple[str, ...]]:
    """The accounts that there are, by their ring; without rings in which there is none."""
    found: dict[str, list[str]] = {ring: [] for ring in landing_zone.guardrails.rings}
    for name, path in attached.accounts.items():
        ring = landing_zone.ring_of_account(name, path)
        if name != attached.management and ring in found:
            found[ring].append(name)
    return {ring: tuple(names) for ring, names in found.items() if names}


def controls_in(policy: AttachedPolicy) -> frozenset[str]:
    """The controls in a policy, by its tags and by the Sids of its statements."""
    tagged = {key.removeprefix(_TAG) for key in policy.tags if key.startswith(_TAG)}
    try:
        body = json.loads(policy.content)
    except json.JSONDecodeError:
        return frozenset(tagged)
    statements = body.get("Statement", []) if isinstance(body, dict) else []
    found = (control_of(s.get("Sid")) for s in statements if isinstance(s, dict))
    return frozenset({*tagged, *(control for control in found if control)})


def _reached(attached: Attached) -> Mapping[str, frozenset[str]]:
    """The controls above each account."""
    by_policy = {id(policy): controls_in(policy) for policy in attached.policies}
    return {
        account: frozenset[str]().union(*(by_policy[id(p)] for p in attached.above(account)))
        for account in attached.accounts
    }


def _rollout(
    control: str,
    landing_zone: LandingZone,
    attached: Attached,
    reached: Mapping[str, frozenset[str]],
    members: Mapping[str, tuple[str, ...]],
) -> Rollout:
    rings = landing_zone.guardrails.rings
    counts = {ring: sum(control in reached[a] for a in names) for ring, names in members.items()}
    everywhere = tuple(ring for ring, count in counts.items() if count == len(members[ring]))
    configured = landing_zone.guardrails.ring_of(control)
    behind = rings.index(everywhere[-1]) + 1 if everywhere else 0
    return Rollout(
        control=control,
        attached=everywhere,
        partly=tuple(r for r, count in counts.items() if 0 < count < len(members[r])),
        configured=configured,
        next=rings[behind] if behind < len(rings) else None,
        since=_since(control, attached),
    )


def _since(control: str, attached: Attached) -> date | None:
    """The latest day on a tag of a policy that has the control."""
    days = (policy.tags.get(rollout_tag(control), "") for policy in attached.policies)
    return max((date.fromisoformat(day) for day in days if _is_a_day(day)), default=None)


def _is_a_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
