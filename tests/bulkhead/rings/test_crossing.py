"""Where the policies of two rings would be too many for AWS while a target changes its ring."""

import pytest

from bulkhead.attached.model import Attached, AttachedPolicy
from bulkhead.rings.crossing import crowded
from config import LandingZone

SCP, RCP = "SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY"


def attached(policy_type: str, *names: str, target: str = "sandbox") -> Attached:
    """An organization with policies of these names on one target."""
    return Attached(
        origin="a test",
        organization_id="o-exampleorgid",
        management="management",
        units=("sandbox", "security"),
        accounts={},
        account_ids={},
        policies=tuple(
            AttachedPolicy(name=name, type=policy_type, content="{}", targets=(target,))
            for name in names
        ),
    )


@pytest.mark.parametrize(
    ("policy_type", "before", "after", "used"),
    [
        (SCP, "abcde", "vwxyz", 11),
        (SCP, "abcd", "vwxyz", None),
        (SCP, "abcdevwxy", "abcdevwxy", None),
        (SCP, "abcdevwxyz", "abcde", None),
        (RCP, "ab", "vwx", 6),
        (RCP, "abv", "vx", None),
        ("TAG_POLICY", "abcdef", "uvwxyz", None),
    ],
)
def test_both_rings_together_stay_within_the_quota(
    landing_zone: LandingZone, policy_type: str, before: str, after: str, used: int | None
) -> None:
    """What comes is attached before what goes is detached; one of AWS's own is there, too."""
    found = list(
        crowded(landing_zone, attached(policy_type, *before), attached(policy_type, *after))
    )

    assert len(found) == bool(used)
    if used:
        assert found[0].startswith(f"sandbox would hold {used} policies of type {policy_type}")


def test_slots_kept_for_others_count(landing_zone: LandingZone) -> None:
    """What guardrails.reserved_slots keeps free is not used for a change either."""
    guardrails = landing_zone.guardrails.model_copy(update={"reserved_slots": 2})
    reserving = landing_zone.model_copy(update={"guardrails": guardrails})

    assert list(crowded(reserving, attached(SCP, *"abcd"), attached(SCP, *"wxyz")))


def test_another_target_is_not_a_change_of_ring(landing_zone: LandingZone) -> None:
    """Policies count on the target that they are attached to, and nowhere else."""
    moved = attached(RCP, *"wxyz", target="security")

    assert not list(crowded(landing_zone, attached(RCP, *"abcd"), moved))
