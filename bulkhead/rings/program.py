"""What keeps the program from changing guardrails faster than the rings and AWS allow."""

from datetime import UTC, datetime

from components.guardrail_review import LastRun
from config import LandingZone


def refusal(landing_zone: LandingZone, record: str, last: LastRun) -> str:
    """Say why the guardrails must not go on from where the last run left them.

    Empty where they may: where nothing changes, on a first run, and where the last one has left
    nothing that can be read, which the news of the run tell. Coming back is never refused.

    Args:
        landing_zone: The configuration.
        record: What this run will leave.
        last: What the last one has left.
    """
    if last.record in {None, record}:
        return ""
    # Nothing of this is needed, nor worth its import, where nothing changes.
    from bulkhead.attached.model import AttachedError  # noqa: PLC0415 - as said above
    from bulkhead.plan.program import left_attached, to_attach  # noqa: PLC0415
    from bulkhead.rings.crossing import crowded  # noqa: PLC0415
    from bulkhead.rings.promotion import refusals  # noqa: PLC0415

    try:
        attached = left_attached(landing_zone, last)
    except AttachedError:
        return ""
    found = (
        *refusals(landing_zone, attached, datetime.now(tz=UTC).date()),
        *crowded(landing_zone, attached, to_attach(landing_zone)),
    )
    return "\n".join([_REFUSED, *(f"  {each}" for each in found)]) if found else ""


_REFUSED = "the guardrails must not change like this; nothing was changed:"
