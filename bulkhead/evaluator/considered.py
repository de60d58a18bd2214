"""Every statement that speaks of a request's action, and what came of it: for explanations."""

from collections.abc import Iterator
from dataclasses import dataclass

from bulkhead.evaluator.conditions import Clause
from bulkhead.evaluator.findings import Source
from bulkhead.evaluator.guardrails import binding_levels
from bulkhead.evaluator.organization import Organization, with_organization_keys
from bulkhead.evaluator.policies import Policy
from bulkhead.evaluator.requests import AccessRequest
from bulkhead.evaluator.statements import CompiledStatement, Resources
from bulkhead.evaluator.truth import Truth, Unknown, missing_keys


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What keeps a statement from applying, or leaves it open.

    Attributes:
        part: the clause or the resources that say so.
        found: what the request has there: its resource, or the key's values; `None` for an absent
            key, and where it is not known.
        missing: keys that are not known and would decide; none where it is decided.
    """

    part: Clause | Resources
    found: tuple[str, ...] | None
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Considered:
    """A statement that speaks of the action.

    Attributes:
        source: where it stands.
        denies: its effect.
        truth: whether it applies.
        obstacles: why it does not, or what that hangs on; none where it applies.
    """

    source: Source
    denies: bool
    truth: Truth
    obstacles: tuple[Obstacle, ...]


def considered(request: AccessRequest, organization: Organization) -> tuple[Considered, ...]:
    """Look at every statement of organization policies that bind the request and mean its action.

    They come in the order in which AWS evaluates them: SCPs from the root down, then RCPs.
    """
    request = with_organization_keys(request, organization)
    levels = binding_levels(request, organization)
    of_caller = ((node.id, node.service_control) for node in levels.service_control)
    of_owner = ((node.id, node.resource_control) for node in levels.resource_control)
    return tuple(
        _considered(request, policy, statement, level)
        for level, policies in (*of_caller, *of_owner)
        for policy in policies
        for statement in policy.about(request.action)
    )


def _considered(
    request: AccessRequest, policy: Policy, statement: CompiledStatement, level: str
) -> Considered:
    truth = statement.applies(request)
    source = Source(policy.kind, policy.name, statement.label, level)
    obstacles = _obstacles(statement, request)
    kept = (each for each in obstacles if truth is not False or not each.missing)
    return Considered(source, statement.denies, truth, tuple(kept))


def _obstacles(statement: CompiledStatement, request: AccessRequest) -> Iterator[Obstacle]:
    if statement.resources is not None:
        truth = statement.resources.cover(request)
        if truth is not True:
            missing = tuple(sorted(missing_keys(truth)))
            yield Obstacle(statement.resources, (request.resource,), missing)
    for clause in statement.clauses:
        truth = clause.holds(request.context)
        if truth is not True:
            found = request.context.lookup(clause.key)
            values = None if isinstance(found, Unknown) else found
            yield Obstacle(clause, values, tuple(sorted(missing_keys(truth))))
