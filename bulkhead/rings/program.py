"""What keeps the program from changing guardrails faster than the rings and AWS allow."""

from datetime import UTC, datetime

from bulkhead.attached.model import Attached
from config import LandingZone


def refusal(landing_zone: LandingZone, before: Attached, after: Attached) -> str:
    """Say why the guardrails must not go on from where the last run left them; empty if they may.

    Coming back is never refused.

    Args:
        landing_zone: The configuration.
        before: What the last run has attached.
        after: What this one attaches.
    """
    # Nothing of this is needed, nor worth its import, where nothing changes.
    from bulkhead.life_cycle import story as life_cycle  # noqa: PLC0415 - as said above
    from bulkhead.rings.crossing import crowded  # noqa: PLC0415
    from bulkhead.rings.promotion import refusals  # noqa: PLC0415

    found = (
        *life_cycle.refusals(landing_zone, before),
        *refusals(landing_zone, before, datetime.now(tz=UTC).date()),
        *crowded(landing_zone, before, after),
    )
    return "\n".join([_REFUSED, *(f"  {each}" for each in found)]) if found else ""


_REFUSED = "accounts and guardrails must not change like this; nothing was changed:"
