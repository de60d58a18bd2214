"""A decision over one request as people read it: what applied where, what did not, and why."""

from collections.abc import Iterator, Sequence

from bulkhead.evaluator import (
    AccessRequest,
    Considered,
    Evidence,
    Finding,
    Guardrails,
    Obstacle,
    PolicyKind,
    explain,
)
from bulkhead.evaluator.statements import Resources
from bulkhead.statement_controls import control_of

_AT_MOST_SHOWN = 3  # of the values in a list; what more there is, is counted
_KINDS = {PolicyKind.SERVICE_CONTROL: "SCP", PolicyKind.RESOURCE_CONTROL: "RCP"}


def explanation(request: AccessRequest, guardrails: Guardrails) -> Iterator[str]:
    """Give the lines of an explanation, the decision first."""
    decision = guardrails.decide(request)
    verdict, *exemptions = explain(decision)
    yield f"{request.principal.name} asks for {request.action} on {request.resource}."
    yield verdict
    control = control_of(decision.by.statement)
    if control:
        yield f"The statement belongs to control {control}."
    yield from exemptions
    statements = guardrails.considered(request)
    yield from _section("Levels", [*_levels(guardrails.evidence(request))])
    yield from _section("Applies", [_name(each) for each in statements if each.truth is True])
    unclear = [each for each in statements if not isinstance(each.truth, bool)]
    yield from _section("Open", [_with_reasons(each) for each in unclear])
    idle = [each for each in statements if each.truth is False]
    yield from _section("Does not apply", [_with_reasons(each) for each in idle])


def _section(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield f"{title}:"
        yield from (f"  {line}" for line in lines)


def _levels(evidence: Evidence) -> Iterator[str]:
    """Say of each level whether it lets the request pass."""
    for denied, allowed in zip(evidence.denials, evidence.allowances, strict=True):
        yield f"{denied.source.level} ({_KINDS[denied.source.kind]}s): {_passes(denied, allowed)}"


def _passes(denied: Finding, allowed: Finding) -> str:
    if denied.truth is True:
        return f"denied by {denied.source.statement} of {denied.source.document}"
    if allowed.truth is False:
        return "nothing allows it"
    if denied.truth is not False:
        return f"open: {denied.source.statement} of {denied.source.document} may deny"
    if allowed.truth is not True:
        return f"open: {allowed.source.statement} of {allowed.source.document} may allow"
    return f"allowed by {allowed.source.document}, and nothing denies"


def _name(each: Considered) -> str:
    source, effect = each.source, "Deny" if each.denies else "Allow"
    place = f"{effect} {source.statement} of the {_KINDS[source.kind]} {source.document}"
    return f"{place} at {source.level} {_control(source.statement)}".rstrip()


def _with_reasons(each: Considered) -> str:
    return f"{_name(each)}: {'; '.join(map(_reason, each.obstacles))}"


def _reason(obstacle: Obstacle) -> str:
    part = obstacle.part
    if isinstance(part, Resources):
        element = "NotResource" if part.negated else "Resource"
        asked = f"{element} {_listed(part.patterns)}"
    else:
        asked = f"{part.operator} {part.key} {_listed(part.values)}"
    if obstacle.missing:
        return f"{asked} hangs on {', '.join(obstacle.missing)}, which is not known"
    if obstacle.found is None:
        return f"{asked} is not met, as the key is absent"
    return f"{asked} is not met by {_listed(obstacle.found)}"


def _listed(values: Sequence[str]) -> str:
    more = len(values) - _AT_MOST_SHOWN
    shown = ", ".join(values[:_AT_MOST_SHOWN])
    return f"[{shown}, and {more} more]" if more > 0 else f"[{shown}]"


def _control(statement: str | None) -> str:
    control = control_of(statement)
    return f"(control {control})" if control else ""
