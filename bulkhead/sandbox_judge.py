"""The sandbox's judge: whether all that only limits lets a request pass, by the evaluator.

The emulator is started with this module's name and knows nothing else of the evaluator; see
`sandbox.emulator.authorization.judge`.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from bulkhead.evaluator import (
    AccessRequest,
    AttachedPolicies,
    Context,
    Decision,
    Node,
    OpenResource,
    Organization,
    Policy,
    PolicyError,
    PolicyKind,
    Reason,
    compile_policy,
    decide_limits,
    stated_request,
)
from bulkhead.evaluator import Outcome as Decided
from sandbox.emulator.authorization.judge import (
    Attached,
    Binding,
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
    PolicyKind.BOUNDARY: "permissions boundary",
    PolicyKind.SESSION: "session policy",
    PolicyKind.RESOURCE: "resource-based policy",
}
# Without an organization the evaluator takes them for unknown; the sandbox knows that they lack.
ORGANIZATION_KEYS = tuple(
    f"aws:{side}{name}" for side in ("Principal", "Resource") for name in ("OrgID", "OrgPaths")
)
OF_CALLER = frozenset({PolicyKind.BOUNDARY, PolicyKind.SESSION})
WRITTEN_OUT = "session policy"  # names a session policy that has no ARN
DOCUMENT, RESOURCE_POLICY = "its document", "the policy of the resource"


def decide(question: Question, binding: Binding) -> Verdict:
    """Decide whether organization policies, boundary and session policies let a request pass.

    A document that the evaluator cannot read leaves every request open that it may bind. So does
    a boundary, or a session, that does not allow the request, where a policy of the resource could
    grant it all the same and is not known.
    """
    unread = next((each for each in binding.policies if not each.content), None)
    if unread:
        return Verdict(Outcome.UNDETERMINED, "policy", unread.arn, missing=(DOCUMENT,))
    try:
        attached = _attached(binding)
        organization = _organization(binding.guardrails) if binding.guardrails else None
    except PolicyError as error:
        return Verdict(Outcome.UNDETERMINED, "policy", missing=error.problems)
    request = _request(question)
    decision = decide_limits(request, attached, organization)
    if _could_be_granted(decision, request, binding):
        kind = TYPES[decision.by.kind]
        return Verdict(Outcome.UNDETERMINED, kind, missing=(RESOURCE_POLICY,))
    return Verdict(
        OUTCOMES[decision.outcome],
        TYPES[decision.by.kind],
        _arn(decision),
        decision.reason is Reason.EXPLICIT_DENY,
        decision.missing,
    )


def _could_be_granted(decision: Decision, request: AccessRequest, binding: Binding) -> bool:
    """Tell whether what the caller's own limits do not allow, the resource's policy might grant."""
    is_own_limit = decision.reason is Reason.IMPLICIT_DENY and decision.by.kind in OF_CALLER
    return is_own_limit and not (binding.resource_is_read or request.crosses_accounts)


def _arn(decision: Decision) -> str:
    document = decision.by.document or ""
    return "" if document == WRITTEN_OUT else document


def _attached(binding: Binding) -> AttachedPolicies:
    boundary, session, resource = binding.boundary, binding.session, binding.resource
    return AttachedPolicies(
        boundary=_policy(boundary, PolicyKind.BOUNDARY) if boundary else None,
        session=tuple(_policy(each, PolicyKind.SESSION) for each in session) if session else None,
        resource=_policy(resource, PolicyKind.RESOURCE) if resource else None,
    )


def _request(question: Question) -> AccessRequest:
    stated = {key.lower() for key in (*question.keys, *question.unknown)}
    absent = [key for key in ORGANIZATION_KEYS if key.lower() not in stated]
    request = stated_request(
        question.principal,
        question.action,
        question.resource or OpenResource(),
        question.resource_account,
        Context.of(dict(question.keys), unknown=question.unknown, absent=absent),
    )
    return replace(request, principal=replace(request.principal, name=question.session))


@lru_cache(maxsize=256)
def _organization(guardrails: Guardrails) -> Organization | None:
    """Compile what is attached, once for as long as it stays the same; None where nothing binds."""
    service_control = {level.node: level for level in guardrails.service_control}
    resource_control = {level.node: level for level in guardrails.resource_control}
    parents = {**_parents(guardrails.service_control), **_parents(guardrails.resource_control)}
    if not parents:
        return None
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
    return compile_policy(attached.content, kind, attached.arn or WRITTEN_OUT)
