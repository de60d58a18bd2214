"""How much AWS does to accounts at a time, and what therefore waits for what."""

from collections.abc import Iterator, Sequence

from bulkhead.attached.model import Attached
from bulkhead.life_cycle.transitions import Kind, Transition
from bulkhead.plan.words import some
from config import ORGANIZATION_STACK
from config.quotas import (
    CLOSURE_SHARE_PERCENT,
    CLOSURE_WINDOW_DAYS,
    CONCURRENT_ACCOUNT_CLOSURES,
    CONCURRENT_ACCOUNT_CREATIONS,
    DAYS_BEFORE_AN_ACCOUNT_CAN_LEAVE,
    LEAST_CLOSURES,
    MOST_CLOSURES,
)


def closure_quota(members: int) -> int:
    """How many accounts AWS closes in 30 days.

    Args:
        members: How many member accounts there are.
    """
    return min(max(LEAST_CLOSURES, members * CLOSURE_SHARE_PERCENT // 100), MOST_CLOSURES)


def too_many(found: Sequence[Transition], attached: Attached) -> Iterator[str]:
    """Say whether more accounts are to be closed than AWS closes, which would stop half-way.

    How many have been closed in the days before, AWS does not tell.

    Args:
        found: What becomes of accounts.
        attached: What there is.
    """
    members = len(attached.accounts) - 1
    count, quota = len(_names(found, "close")), closure_quota(members)
    if count > quota:
        yield (
            f"{count:,} accounts are to be closed, but of {members:,} member accounts AWS closes "
            f"{quota:,} in {CLOSURE_WINDOW_DAYS} days: leave `state: closing` in {count - quota:,}"
        )


def waits(found: Sequence[Transition]) -> Iterator[str]:
    """Say what waits for what, a sentence each.

    Args:
        found: What becomes of accounts.
    """
    new, closed = _names(found, "create"), _names(found, "close")
    yield from _turns(new, "made", CONCURRENT_ACCOUNT_CREATIONS)
    yield from _turns(closed, "closed", CONCURRENT_ACCOUNT_CLOSURES)
    if new:
        stacks, wait = ("stack", "waits") if len(new) == 1 else ("stacks", "wait")
        yield (
            f"{stacks} {some(new)} {wait} until {ORGANIZATION_STACK} has run; AWS lets what it "
            f"makes leave the organization after {DAYS_BEFORE_AN_ACCOUNT_CAN_LEAVE} days"
        )


def _turns(names: Sequence[str], done: str, at_a_time: int) -> Iterator[str]:
    if len(names) > at_a_time:
        yield f"{len(names):,} accounts are {done}, {at_a_time} at a time: each waits for its turn"


def _names(found: Sequence[Transition], kind: Kind) -> list[str]:
    return [each.account for each in found if each.kind == kind]
