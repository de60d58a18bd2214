"""The sandbox's judge: whether organization policies let a request pass, by the evaluator.

The emulator is started with this module's name and knows nothing else of the evaluator; see
`sandbox.emulator.authorization.judge`.
"""

from collections.abc import Iterable
from functools import lru_cache

from bulkhead.evaluator import (
    AccessRequest,
    Context,
    Decision,
    Node,
    OpenResource,
    Organization,
    Policy,
    PolicyError,
    PolicyKind,
    compile_policy,
    decide_guardrails,
    stated_request,
)
from bulkhead.evaluator import Outcome as Decided
from sandbox.emulator.authorization.judge import (
    Attached,
    Guardrails,
    Level,
    Outcome,
    Question,
    Verdict,
)

OUTCOMES = {
    Decided.ALLOW: Outcome.ALLOWED,
    Decided.DENY: Outcome.DENIED,
    Decided.UNDETERMINED: Outcome.UNDETERMINED,
}
TYPES = {
    PolicyKind.SERVICE_CONTROL: "service control policy",
    PolicyKind.RESOURCE_CONTROL: "resource control policy",
}


def decide(question: Question, guardrails: Guardrails) -> Verdict:
    """Decide whether the organization's policies let a request pass.

    A document that the evaluator cannot read leaves every request open that it may bind.
    """
    try:
        organization = _organization(guardrails)
    except PolicyError as error:
        return Verdict(Outcome.UNDETERMINED, "policy", missing=error.problems)
    decision = decide_guardrails(_request(question), organization)
    return Verdict(
        OUTCOMES[decision.outcome],
        TYPES[decision.by.kind],
        _arn(decision),
        decision.missing,
    )


def _arn(decision: Decision) -> str:
    return decision.by.document or ""


def _request(question: Question) -> AccessRequest:
    return stated_request(
        question.principal,
        question.action,
        question.resource or OpenResource(),
        question.resource_account,
        Context.of(dict(question.keys), unknown=question.unknown),
    )


@lru_cache(maxsize=256)
def _organization(guardrails: Guardrails) -> Organization:
    """Compile what is attached, once for as long as it stays the same."""
    service_control = {level.node: level for level in guardrails.service_control}
    resource_control = {level.node: level for level in guardrails.resource_control}
    parents = {**_parents(guardrails.service_control), **_parents(guardrails.resource_control)}
    nodes = [
        Node(
            node,
            parent,
            _compiled(service_control.get(node), PolicyKind.SERVICE_CONTROL),
            _compiled(resource_control.get(node), PolicyKind.RESOURCE_CONTROL),
            full_access=node not in service_control or service_control[node].full_access,
        )
        for node, parent in parents.items()
    ]
    return Organization.of(guardrails.organization, guardrails.management_account, nodes)


def _parents(levels: Iterable[Level]) -> dict[str, str | None]:
    parents: dict[str, str | None] = {}
    above: str | None = None
    for level in levels:
        parents[level.node] = above
        above = level.node
    return parents


def _compiled(level: Level | None, kind: PolicyKind) -> tuple[Policy, ...]:
    return tuple(_policy(attached, kind) for attached in level.policies) if level else ()


@lru_cache(maxsize=1024)
def _policy(attached: Attached, kind: PolicyKind) -> Policy:
    return compile_policy(attached.content, kind, attached.arn)
