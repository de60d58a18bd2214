"""What the program says of a change of guardrails while it runs."""

from collections.abc import Iterator, Sequence

from bulkhead.attached.configured import configured
from bulkhead.attached.model import Attached, AttachedError
from bulkhead.attached.record import record as written
from bulkhead.attached.record import recorded
from components.guardrail_review import LastRun
from config import LandingZone
from config.guardrail_plan import guardrail_plan

_MOST = 5  # groups of accounts in the diagnostics of a preview
_WHOLE = "run `bulkhead plan`"


def record(landing_zone: LandingZone) -> str:
    """What a run leaves for the next one to compare with."""
    return written(to_attach(landing_zone))


def news(landing_zone: LandingZone, record: str, last: LastRun) -> Sequence[str]:
    """Say who loses and gains what since the last run: a line for each group, a few at most.

    Args:
        landing_zone: The configuration.
        record: What this run will leave.
        last: What the last one has left.
    """
    if last.record == record:
        return ()
    if last.record is None or last.organization_id is None:
        return (_first(landing_zone, last),)
    # Nothing of what compares is needed, nor worth its import, where nothing changes.
    from bulkhead.evaluator import PolicyError  # noqa: PLC0415 - as said above

    try:
        return tuple(_changes(landing_zone, left_attached(landing_zone, last)))
    except (AttachedError, PolicyError) as error:
        return (f"guardrails are not compared with what is attached: {error}; {_WHOLE}",)


def left_attached(landing_zone: LandingZone, last: LastRun) -> Attached:
    """What the last run has attached, by what it recorded.

    Raises:
        AttachedError: It has recorded nothing, or nothing that can be read.
    """
    if last.record is None or last.organization_id is None:
        raise AttachedError("the last run recorded nothing of its guardrails")
    management = landing_zone.organization.accounts.management
    return recorded(last.record, last.organization_id, management, last.account_ids)


def _changes(landing_zone: LandingZone, before: Attached) -> Iterator[str]:
    from bulkhead.plan.change import change  # noqa: PLC0415 - as said above
    from bulkhead.plan.text import summary  # noqa: PLC0415

    home_region = landing_zone.organization.home_region
    lines = tuple(summary(change(before, to_attach(landing_zone), home_region)))
    yield from (f"guardrails: {line}" for line in lines[:_MOST])
    if (more := len(lines) - _MOST) > 0:
        yield f"guardrails: and {more:,} more; {_WHOLE}"


def _first(landing_zone: LandingZone, last: LastRun) -> str:
    count = len(guardrail_plan(landing_zone).policies)
    policies = "1 policy" if count == 1 else f"{count:,} policies"
    if last.organization_id is None:
        return f"guardrails: {policies} to attach, and none that an earlier run has attached"
    return (
        f"guardrails: {policies} configured; the last run recorded nothing to compare them with: "
        f"{_WHOLE}"
    )


def to_attach(landing_zone: LandingZone) -> Attached:
    """What the configuration plans to attach."""
    return configured(landing_zone, guardrail_plan(landing_zone).policies)
