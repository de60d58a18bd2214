"""What a target holds while its policies change: the new ones come before the old ones go.

A guardrail is never missing in between, so a unit or an account whose ring changes holds the
policies of both rings for that time, and AWS counts them.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from bulkhead.attached.model import Attached
from config import LandingZone
from policies.controls import QUOTAS, PolicyType

_Place = tuple[str, PolicyType]


def crowded(landing_zone: LandingZone, before: Attached, after: Attached) -> Iterator[str]:
    """Say where AWS would refuse the change half-way, and what to do; a sentence each.

    Args:
        landing_zone: The configuration.
        before: What is attached.
        after: What is to be attached.
    """
    reserved = landing_zone.guardrails.reserved_slots
    old, new = _names(before), _names(after)
    for place in sorted(new.keys() & old.keys()):
        target, policy_type = place
        quota = QUOTAS[policy_type]
        coming, going = len(new[place] - old[place]), len(old[place] - new[place])
        used = len(new[place] | old[place]) + quota.default_policies + reserved
        if coming and going and used > quota.per_target:
            yield (
                f"{target} would hold {used} policies of type {policy_type} while it changes: "
                f"{coming} come before {going} go, {quota.default_policies} of AWS's own and "
                f"{reserved} in guardrails.reserved_slots; AWS takes {quota.per_target}. Move the "
                "accounts to a unit that is in the other ring instead, one by one"
            )


def _names(attached: Attached) -> Mapping[_Place, frozenset[str]]:
    found: dict[_Place, set[str]] = defaultdict(set)
    by_name = {str(policy_type): policy_type for policy_type in QUOTAS}
    for policy in attached.policies:
        for target in policy.targets:
            # Others attach policies of other types, too: the program never moves those.
            if policy_type := by_name.get(policy.type):
                found[target, policy_type].add(policy.name)
    return {place: frozenset(names) for place, names in found.items()}
