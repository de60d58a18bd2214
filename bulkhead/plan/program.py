"""What the program says of a change of guardrails while it runs."""

from collections.abc import Iterator, Sequence

from bulkhead.attached.configured import configured
from bulkhead.attached.model import Attached
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


def news(landing_zone: LandingZone, before: Attached, after: Attached) -> Sequence[str]:
    """Say who loses and gains what: a line for each group of accounts, a few at most.

    Args:
        landing_zone: The configuration.
        before: What the last run has attached.
        after: What this one attaches.
    """
    # Nothing of what compares is needed, nor worth its import, where nothing changes.
    from bulkhead.evaluator import PolicyError  # noqa: PLC0415 - as said above

    try:
        return tuple(_changes(landing_zone, before, after))
    except PolicyError as error:
        return (not_compared(error),)


def not_compared(error: Exception) -> str:
    """Say that what changes cannot be told, which stops nothing."""
    return f"guardrails are not compared with what is attached: {error}; {_WHOLE}"


def left_attached(landing_zone: LandingZone, last: LastRun) -> Attached | None:
    """What the last run has attached, by what it recorded; None where it recorded nothing.

    Raises:
        AttachedError: It has recorded nothing that can be read.
    """
    if last.record is None or last.organization_id is None:
        return None
    management = landing_zone.organization.accounts.management
    return recorded(last.record, last.organization_id, management, last.account_ids)


def _changes(landing_zone: LandingZone, before: Attached, after: Attached) -> Iterator[str]:
    from bulkhead.life_cycle.story import story  # noqa: PLC0415 - as said above
    from bulkhead.plan.change import change  # noqa: PLC0415
    from bulkhead.plan.text import summary  # noqa: PLC0415

    yield from (f"accounts: {line}" for line in story(landing_zone, before))
    lines = tuple(summary(change(before, after, landing_zone.organization.home_region)))
    yield from (f"guardrails: {line}" for line in lines[:_MOST])
    if (more := len(lines) - _MOST) > 0:
        yield f"guardrails: and {more:,} more; {_WHOLE}"


def first_run(landing_zone: LandingZone, last: LastRun) -> str:
    """Say how much is attached where no run has recorded what was attached before."""
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
