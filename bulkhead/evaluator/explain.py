"""A decision in sentences, for messages that people read."""

from bulkhead.evaluator.decision import Decision, Outcome, Reason
from bulkhead.evaluator.findings import Source
from bulkhead.evaluator.kinds import PolicyKind

_KIND_NAMES = {
    PolicyKind.SERVICE_CONTROL: "service control policy",
    PolicyKind.RESOURCE_CONTROL: "resource control policy",
}


def _place(source: Source) -> str:
    """Name a statement, or the place where one is lacking."""
    kind = _KIND_NAMES.get(source.kind, source.kind.value)
    level = f" at {source.level}" if source.level else ""
    if source.document is None:
        return f"{kind}{level}"
    return f"statement {source.statement} of the {kind} {source.document}{level}"


def explain(decision: Decision) -> tuple[str, ...]:
    """Say what was decided, by what, and which policies were not asked and why."""
    place = _place(decision.by)
    if decision.outcome is Outcome.UNDETERMINED:
        keys = ", ".join(decision.missing)
        first = f"Undetermined: {place} depends on {keys}, which is not known."
    elif decision.outcome is Outcome.ALLOW:
        first = f"Allowed by {place}." if decision.by.document else "Allowed: nothing forbids it."
    elif decision.reason is Reason.EXPLICIT_DENY:
        first = f"Denied by {place}."
    else:
        first = f"Denied: no {place} allows it."
    return (first, *(f"{exemption}." for exemption in decision.exemptions))
