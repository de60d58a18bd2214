"""The answer to "may this request pass?", with what decided it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bulkhead.evaluator.findings import Finding, Source, either
from bulkhead.evaluator.truth import missing_keys


class Outcome(StrEnum):
    """What is decided; undetermined where keys that are not known would decide."""

    ALLOW = "ALLOW"
    DENY = "DENY"
    UNDETERMINED = "UNDETERMINED"


class Reason(StrEnum):
    """How AWS words it."""

    EXPLICIT_DENY = "explicit deny"
    IMPLICIT_DENY = "implicit deny"
    ALLOWED = "allowed"
    UNKNOWN_KEYS = "unknown keys"


@dataclass(frozen=True, slots=True)
class Decision:
    """The decision over one request.

    Attributes:
        outcome: what is decided.
        reason: how.
        by: the statement that decided; without a document where no statement allowed. Of several
            that would do, the first in the order in which AWS evaluates.
        missing: for UNDETERMINED, the keys that are not known, in order of their names.
        exemptions: why policies that are there were not asked, as sentences.
    """

    outcome: Outcome
    reason: Reason
    by: Source
    missing: tuple[str, ...] = ()
    exemptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that policies said about one request, before it is decided.

    Attributes:
        denials: what each place where policies are attached says about denying.
        allowances: what each says about allowing.
        exemptions: why policies that are there were not asked, as sentences.
    """

    denials: tuple[Finding, ...]
    allowances: tuple[Finding, ...]
    exemptions: tuple[str, ...] = ()


def conclude(evidence: Evidence, permitted: Finding) -> Decision:
    """Decide: a Deny wins, otherwise the request needs its permission.

    AWS, "How AWS enforcement code logic evaluates requests to allow or deny access":
    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html

    Args:
        evidence: what the policies said.
        permitted: the allowances, combined as the kinds of policies ask for.
    """
    denied = (
        either(evidence.denials)
        if evidence.denials
        else Finding(truth=False, source=permitted.source)
    )
    missing = missing_keys(denied.truth, permitted.truth)
    if denied.truth is True:
        return _decision(Outcome.DENY, Reason.EXPLICIT_DENY, denied.source, evidence)
    if permitted.truth is False:
        return _decision(Outcome.DENY, Reason.IMPLICIT_DENY, permitted.source, evidence)
    if missing:
        source = permitted.source if denied.truth is False else denied.source
        return _decision(Outcome.UNDETERMINED, Reason.UNKNOWN_KEYS, source, evidence, missing)
    return _decision(Outcome.ALLOW, Reason.ALLOWED, permitted.source, evidence)


def _decision(
    outcome: Outcome,
    reason: Reason,
    by: Source,
    evidence: Evidence,
    missing: Sequence[str] | frozenset[str] = (),
) -> Decision:
    return Decision(outcome, reason, by, tuple(sorted(missing)), evidence.exemptions)
