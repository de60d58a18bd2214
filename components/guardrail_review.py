"""What people are told, and what may be said against it, before guardrails are attached.

It is given to the program from above: what proves and compares guardrails is nothing that
components are made of.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from config import LandingZone


@dataclass(frozen=True, kw_only=True)
class LastRun:
    """What the outputs of stack `organization` say of its last run.

    Attributes:
        organization_id: Id of the organization; None where there was no run yet.
        account_ids: Ids of the accounts by name.
        record: What that run recorded of its guardrails; None where it recorded nothing.
        permission_sets: Names of the permission sets.
    """

    organization_id: str | None = None
    account_ids: Mapping[str, str] = field(default_factory=dict)
    record: str | None = None
    permission_sets: Collection[str] = ()


@dataclass(frozen=True, kw_only=True)
class GuardrailChange:
    """What a run changes of the guardrails that the last run has left.

    Attributes:
        refusal: Why they must not go on from there; empty where they may.
        news: What changes for whom, in a few lines; none where nothing does, or nothing may.
        attached: Names of policies and their targets that the last run has not recorded as
            attached.
    """

    refusal: str = ""
    news: Sequence[str] = ()
    attached: Collection[tuple[str, str]] = ()


@dataclass(frozen=True, kw_only=True)
class GuardrailReview:
    """What is asked about the guardrails of stack `organization`, which alone attaches any.

    Attributes:
        objection: Why the guardrails of a configuration must not be attached; empty where they may.
        record: What a run leaves for the next one to compare with, as one short text.
        change: What changes since the last run. It is given what this run will record.
    """

    objection: Callable[[LandingZone], str]
    record: Callable[[LandingZone], str]
    change: Callable[[LandingZone, str, LastRun], GuardrailChange]
