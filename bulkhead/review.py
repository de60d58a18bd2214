"""What the program is given to review guardrails with."""

from bulkhead.attached.model import AttachedError
from bulkhead.invariants.program import objection
from bulkhead.plan.program import first_run, left_attached, news, not_compared, record, to_attach
from bulkhead.rings.program import refusal
from components.guardrail_review import GuardrailChange, GuardrailReview, LastRun
from config import LandingZone


def change(landing_zone: LandingZone, record: str, last: LastRun) -> GuardrailChange:
    """Compare what the last run has left with what this one attaches.

    Nothing is refused on a first run, nor where the last one has left nothing that can be read,
    which the news tell.

    Args:
        landing_zone: The configuration.
        record: What this run will leave.
        last: What the last one has left.
    """
    if last.record == record:
        return GuardrailChange()
    after = to_attach(landing_zone)
    try:
        before = left_attached(landing_zone, last)
    except AttachedError as error:
        return GuardrailChange(news=(not_compared(error),), attached=after.attachments)
    if before is None:
        return GuardrailChange(news=(first_run(landing_zone, last),), attached=after.attachments)
    if reason := refusal(landing_zone, before, after):
        return GuardrailChange(refusal=reason)
    return GuardrailChange(
        news=news(landing_zone, before, after), attached=after.attachments - before.attachments
    )


REVIEW = GuardrailReview(objection=objection, record=record, change=change)
