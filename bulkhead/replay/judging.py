"""One event under the current and the proposed guardrails."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from bulkhead.evaluator import AccessRequest, Decision, Guardrails, Outcome
from bulkhead.evaluator.findings import Source
from bulkhead.replay.callers import Caller, Skipped, caller_of
from bulkhead.replay.kinds_of_events import no_call
from bulkhead.replay.known_actions import is_action
from bulkhead.replay.records import Event
from bulkhead.replay.requests import requests_of


class Change(StrEnum):
    """What the proposed guardrails change for an event, the worst first."""

    NEWLY_DENIED = "newly denied"
    NEWLY_UNDETERMINED = "newly undetermined"
    STILL_UNDETERMINED = "undetermined before and after"
    DENIED_BEFORE = "denied by the current guardrails"
    ALLOWED = "allowed"


SEVERITY = {change: place for place, change in enumerate(Change)}


class Asked(NamedTuple):
    """What a statement is asked about: an action, by whose account, on whose resource."""

    action: str
    account: str
    resource_account: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """An event that was decided.

    Attributes:
        change: for its worst request.
        caller: who called, as people read it.
        worst: the worst request's action and accounts.
        by: the proposed statement that decides.
        missing: the keys that would decide, where it is undetermined.
        asked: all of its requests.
    """

    change: Change
    caller: str
    worst: Asked
    by: Source
    missing: tuple[str, ...]
    asked: tuple[Asked, ...]


class Judge:
    """Decides events; to be made once, and not to be shared between processes.

    Args:
        current: what is attached.
        proposed: what is to be attached.
        iam_paths: see `requests_of`.
    """

    def __init__(
        self, current: Guardrails, proposed: Guardrails, *, iam_paths: bool = True
    ) -> None:
        self._iam_paths = iam_paths
        self._current = current
        self._proposed = proposed
        self._organization = proposed.organization
        self._members = self._organization.nodes.keys() - {self._organization.management_account}

    def judge(self, event: Event) -> Judgement | Skipped:
        """Decide an event, or say why there is nothing to decide."""
        skipped = no_call(event)
        if skipped is not None:
            return skipped
        caller = caller_of(event)
        if isinstance(caller, Skipped):
            return caller
        requests = tuple(requests_of(event, caller, iam_paths=self._iam_paths))
        if not requests:
            return Skipped.NAMELESS_ACTION
        if not all(is_action(request.action) for request in requests):
            return Skipped.UNKNOWN_ACTION
        return self._beyond_guardrails(requests) or self._worst(requests, caller)

    def _beyond_guardrails(self, requests: tuple[AccessRequest, ...]) -> Skipped | None:
        """Tell calls that no policy of this organization can speak of."""
        accounts: set[str | None] = set()
        for request in requests:
            for account in (request.principal.account, request.resource_account):
                if account in self._members:
                    return None
                accounts.add(account)
        is_management = self._organization.management_account in accounts
        return Skipped.MANAGEMENT_ACCOUNT if is_management else Skipped.OTHER_ORGANIZATION

    def _worst(self, requests: tuple[AccessRequest, ...], caller: Caller) -> Judgement:
        decided = list(self._decided(requests))
        change, request, decision = min(decided, key=lambda each: SEVERITY[each[0]])
        asked = tuple(map(_asked, requests))
        return Judgement(
            change, caller.shown, _asked(request), decision.by, decision.missing, asked
        )

    def _decided(
        self, requests: tuple[AccessRequest, ...]
    ) -> Iterator[tuple[Change, AccessRequest, Decision]]:
        for request in requests:
            proposed = self._proposed.decide(request)
            if proposed.outcome is Outcome.ALLOW:
                yield Change.ALLOWED, request, proposed
            else:
                current = self._current.decide(request)
                yield _change(current.outcome, proposed.outcome), request, proposed


def _asked(request: AccessRequest) -> Asked:
    return Asked(request.action, request.principal.account or "", request.resource_account)


def _change(current: Outcome, proposed: Outcome) -> Change:
    if current is Outcome.DENY:
        return Change.DENIED_BEFORE
    if proposed is Outcome.DENY:
        return Change.NEWLY_DENIED
    if current is Outcome.UNDETERMINED:
        return Change.STILL_UNDETERMINED
    return Change.NEWLY_UNDETERMINED
