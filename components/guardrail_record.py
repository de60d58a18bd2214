"""What one run of stack `organization` tells the next one about its guardrails."""

from collections.abc import Mapping
from dataclasses import fields
from hashlib import sha256
from typing import Any

import pulumi

from components.guardrail_review import GuardrailChange, GuardrailReview, LastRun
from components.outputs import GuardrailOutputs
from config import LandingZone

_OUTPUTS_OF_A_STACK = "pulumi:pulumi:readStackOutputs"  # the engine answers it, not a provider
_ATTEMPTS = 3
_NOT_READ = (
    "guardrails are not compared with those of the last run, whose outputs cannot be read now: "
    "run `bulkhead plan`"
)


def last_run() -> LastRun | None:
    """Read what the last run has left, as the stack's own outputs tell it; None if that fails.

    They take no call to AWS, where reading what is attached takes hundreds.
    """
    stack = f"{pulumi.get_organization()}/{pulumi.get_project()}/{pulumi.get_stack()}"
    # A StackReference would keep a copy of the outputs in the state that they are part of, always
    # one run behind them: a refresh would find that drift each time.
    outputs = _outputs_of(stack)
    if outputs is None:
        pulumi.log.info(_NOT_READ)
        return None
    return _last_run(outputs)


def review_change(
    landing_zone: LandingZone, review: GuardrailReview, record: str, last: LastRun
) -> GuardrailChange:
    """Log what changes since the last run, unless it must not.

    Args:
        landing_zone: The configuration.
        review: What is asked about its guardrails.
        record: What this run will record of them.
        last: What the last run has left.

    Raises:
        pulumi.RunError: If the guardrails must not go on like this.
    """
    change = review.change(landing_zone, record, last)
    if change.refusal:
        raise pulumi.RunError(change.refusal)
    for line in change.news:
        pulumi.log.info(line)
    return change


def _outputs_of(stack: str) -> Mapping[str, Any] | None:
    """Read a stack's outputs; None if that fails, which must not stop a run.

    The stack is the one that is running. While the engine writes its state to a file, a reader may
    find the file empty or half written.
    """
    for _ in range(_ATTEMPTS):
        try:
            found = pulumi.runtime.invoke(_OUTPUTS_OF_A_STACK, {"name": stack}).value or {}
        except Exception:  # noqa: BLE001, S112 - the SDK raises nothing narrower
            continue
        return found.get("outputs") or {}
    return None


def leave_record(record: str, guarded: pulumi.Output[Mapping[str, str]]) -> None:
    """Export the record once all guardrails are attached.

    A run that fails before that leaves the record of the run before, so that the next one compares
    with what last was attached as a whole, not with what the failed one got to. What is detached
    follows, which takes nothing from anybody.

    Args:
        record: What this run records.
        guarded: Ids of the accounts, known once every guardrail is attached.
    """
    by_digest = {sha256(record.encode()).hexdigest()[:12]: record}
    GuardrailOutputs(guarded.apply(lambda _: by_digest)).export()


def _last_run(outputs: Mapping[str, Any]) -> LastRun:
    (name,) = (field.name for field in fields(GuardrailOutputs))
    records = outputs.get(name) or {}
    return LastRun(
        organization_id=outputs.get("organization_id"),
        account_ids=outputs.get("account_ids") or {},
        record=next(iter(records.values()), None),
        permission_sets=(outputs.get("permission_set_arns") or {}).keys(),
    )
