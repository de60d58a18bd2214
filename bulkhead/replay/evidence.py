"""For each statement of the proposed guardrails: whether any event could have touched it at all.

A statement that no recorded request speaks of was not tried by the replay. It may still break
things: calls on data are recorded only where a trail is told to, and what did not happen in the
time that the records cover left none.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bulkhead.evaluator import Organization, Policy, PolicyKind
from bulkhead.replay.judging import Asked


@dataclass(frozen=True, slots=True)
class Evidence:
    """How many requests a statement speaks of, by their actions and accounts.

    Attributes:
        document: the policy.
        kind: its kind.
        statement: Sid or place.
        levels: the nodes that it is attached to.
        requests: recorded requests with one of its actions, under one of these nodes.
    """

    document: str
    kind: PolicyKind
    statement: str
    levels: tuple[str, ...]
    requests: int


def evidence(organization: Organization, asked: Mapping[Asked, int]) -> tuple[Evidence, ...]:
    """Count for every statement, in the order of documents and statements."""
    levels = _levels(organization)
    counts: Counter[tuple[str, str]] = Counter()
    for (policy, action), requests in _by_policy(organization, asked):
        for statement in policy.about(action):
            counts[policy.name, statement.label] += requests
    return tuple(
        Evidence(
            policy.name,
            policy.kind,
            statement.label,
            levels[policy.name],
            counts[policy.name, statement.label],
        )
        for policy in _policies(organization)
        for statement in policy.statements
    )


def _policies(organization: Organization) -> list[Policy]:
    by_name = {
        policy.name: policy
        for node in organization.nodes.values()
        for policy in (*node.service_control, *node.resource_control)
    }
    return [by_name[name] for name in sorted(by_name)]


def _levels(organization: Organization) -> Mapping[str, tuple[str, ...]]:
    levels: defaultdict[str, list[str]] = defaultdict(list)
    for node in organization.nodes.values():
        for policy in (*node.service_control, *node.resource_control):
            levels[policy.name].append(node.id)
    return {name: tuple(sorted(found)) for name, found in levels.items()}


def _by_policy(
    organization: Organization, asked: Mapping[Asked, int]
) -> Iterable[tuple[tuple[Policy, str], int]]:
    """Count requests by the policies that bind them and by action."""
    totals: Counter[tuple[tuple[str, ...], str]] = Counter()
    bound = _Bound(organization)
    for request, count in asked.items():
        names = bound.service_control(request.account) + bound.resource_control(
            request.resource_account
        )
        totals[names, request.action] += count
    policies = {policy.name: policy for policy in _policies(organization)}
    for (names, action), count in totals.items():
        for name in dict.fromkeys(names):
            yield (policies[name], action), count


class _Bound:
    """The names of the policies above an account."""

    def __init__(self, organization: Organization) -> None:
        self._organization = organization
        self._known: dict[tuple[str, bool], tuple[str, ...]] = {}

    def service_control(self, account: str) -> tuple[str, ...]:
        return self._names(account, of_resource=False)

    def resource_control(self, account: str) -> tuple[str, ...]:
        return self._names(account, of_resource=True)

    def _names(self, account: str, *, of_resource: bool) -> tuple[str, ...]:
        question = (account, of_resource)
        if question not in self._known:
            self._known[question] = tuple(self._find(account, of_resource=of_resource))
        return self._known[question]

    def _find(self, account: str, *, of_resource: bool) -> Iterator[str]:
        organization = self._organization
        if account == organization.management_account or account not in organization.nodes:
            return
        for node in organization.chain(account):
            for policy in node.resource_control if of_resource else node.service_control:
                yield policy.name
