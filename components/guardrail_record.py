"""What one run of stack `organization` tells the next one about its guardrails."""

from collections.abc import Mapping
from dataclasses import fields
from hashlib import sha256
from typing import Any

import pulumi

from components.guardrail_review import GuardrailReview, LastRun
from components.outputs import GuardrailOutputs, OrganizationOutputs
from config import LandingZone


def tell_changes(landing_zone: LandingZone, review: GuardrailReview, record: str) -> None:
    """Log what changes since the last run, whose outputs the stack reads like those of another.

    The stack's own outputs take no call to AWS, where reading what is attached takes hundreds.

    Args:
        landing_zone: The configuration.
        review: What is asked about its guardrails.
        record: What this run will record of them.
    """

    def tell(outputs: Mapping[str, Any] | None) -> None:
        for line in review.news(landing_zone, record, _last_run(outputs or {})):
            pulumi.log.info(line)

    stack = f"{pulumi.get_organization()}/{pulumi.get_project()}/{pulumi.get_stack()}"
    pulumi.StackReference(stack).outputs.apply(tell)


def leave_record(record: str, organization: OrganizationOutputs) -> None:
    """Export the record once everything that it speaks of is attached.

    Accounts wait for the guardrails of their units, so that both are there when the accounts' ids
    are known. A run that fails before that leaves the record of the run before, so that the next
    one compares with what last was attached as a whole, not with what the failed one got to.
    """
    by_digest = {sha256(record.encode()).hexdigest()[:12]: record}
    GuardrailOutputs(organization.account_ids.apply(lambda _: by_digest)).export()


def _last_run(outputs: Mapping[str, Any]) -> LastRun:
    (name,) = (field.name for field in fields(GuardrailOutputs))
    records = outputs.get(name) or {}
    return LastRun(
        organization_id=outputs.get("organization_id"),
        account_ids=outputs.get("account_ids") or {},
        record=next(iter(records.values()), None),
    )
