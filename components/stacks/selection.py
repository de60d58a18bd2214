"""Which of the landing zone's stacks Pulumi has selected.

A stack is imported when it is built: what the others use of pulumi_aws takes 0.2 to 0.4 s of CPU
time to import.
"""

from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from functools import partial

import pulumi

from components.guardrail_review import GuardrailReview
from components.stacks.source_positions import near_source_positions
from components.unrecorded import Unrecorded
from config import ORGANIZATION_STACK, ConfigurationError, LandingZone, load
from config.location import configuration_folder


def build(review: GuardrailReview) -> None:
    """Build the selected stack from the configuration.

    The configuration is the folder that the environment variable BULKHEAD_CONFIG names, or
    `config` beside the program.

    Args:
        review: What is asked about the guardrails, for stack `organization` alone; whether there
            is an objection or a refusal, before anything is built.

    Raises:
        pulumi.RunError: If the configuration has errors, with all of them, if there is an
            objection or a refusal, or if there is no stack of the selected name, with the nearest
            that there is. Pulumi shows it without a traceback.
    """
    landing_zone = _configuration()
    selected = pulumi.get_stack()
    stacks = (*landing_zone.foundation_stacks, *landing_zone.account_stacks)
    if selected not in stacks:
        raise pulumi.RunError(_no_such_stack(selected, landing_zone, stacks))
    if selected == ORGANIZATION_STACK and (reason := review.objection(landing_zone)):
        raise pulumi.RunError(reason)
    accounts = landing_zone.organization.accounts
    builders: Mapping[str, Callable[[LandingZone], None]] = {
        ORGANIZATION_STACK: partial(_organization, review),
        accounts.log_archive: _log_archive,
        accounts.security: _security,
    }
    with near_source_positions():
        builders.get(selected, _account)(landing_zone)


def _configuration() -> LandingZone:
    try:
        return load(configuration_folder())
    except ConfigurationError as error:
        raise pulumi.RunError(str(error)) from error


def _organization(review: GuardrailReview, landing_zone: LandingZone) -> None:
    from components.guardrail_record import (  # noqa: PLC0415 - as said above
        last_run,
        leave_record,
        review_change,
    )
    from components.stacks.organization import organization  # noqa: PLC0415 - as said above

    record = review.record(landing_zone)
    unrecorded = Unrecorded()
    if last := last_run():
        change = review_change(landing_zone, review, record, last)
        sets = landing_zone.identity.permission_sets.keys() - last.permission_sets
        unrecorded = Unrecorded(change.attached, sets)
    leave_record(record, organization(landing_zone, unrecorded))


def _log_archive(landing_zone: LandingZone) -> None:
    from components.stacks.log_archive import log_archive  # noqa: PLC0415 - as said above

    log_archive(landing_zone)


def _security(landing_zone: LandingZone) -> None:
    from components.stacks.security import security  # noqa: PLC0415 - as said above

    security(landing_zone)


def _account(landing_zone: LandingZone) -> None:
    from components.stacks.account import account  # noqa: PLC0415 - as said above

    account(landing_zone, pulumi.get_stack())


def _no_such_stack(selected: str, landing_zone: LandingZone, stacks: Sequence[str]) -> str:
    if selected == landing_zone.organization.accounts.management:
        return f"the management account has no stack of its own: it is stack {ORGANIZATION_STACK}"
    near = get_close_matches(selected, stacks, n=1, cutoff=0)
    return (
        f"no stack is called {selected}; near it is {near[0]}. There is {ORGANIZATION_STACK}, and "
        "one for each member account, named like its file in accounts/"
    )
