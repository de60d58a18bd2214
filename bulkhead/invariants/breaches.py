"""What is broken, put together so that a person reads it in a minute."""

from collections.abc import Iterable
from dataclasses import dataclass

from bulkhead.evaluator import Decision, Outcome
from bulkhead.invariants.invariant import Invariant
from bulkhead.invariants.proof import Case
from bulkhead.statement_controls import control_of


@dataclass(frozen=True)
class Breach:
    """One invariant that one statement breaks, or that no statement makes hold.

    Attributes:
        invariant: The invariant.
        outcome: What is decided in place of what should be.
        statement: The Sid of the statement that decides; None where the lack of one does.
        control: The control that the statement comes from; None where it is none of ours.
        documents: The policies that it is in.
        missing: Condition keys that the decision depends on and nobody knows.
        callers: Who.
        calls: What: action and resource.
        accounts: Where: names of the accounts.
    """

    invariant: Invariant
    outcome: Outcome
    statement: str | None
    control: str | None
    documents: tuple[str, ...]
    missing: tuple[str, ...]
    callers: tuple[str, ...]
    calls: tuple[tuple[str, str], ...]
    accounts: tuple[str, ...]


def breaches(cases: Iterable[Case]) -> tuple[Breach, ...]:
    """Put cases together that have the same invariant and are decided by the same statement."""
    groups: dict[tuple[object, ...], list[Case]] = {}
    for case in cases:
        decision = case.decision
        statement = _statement(decision)
        key = (case.invariant.id, decision.outcome, statement, decision.missing)
        groups.setdefault(key, []).append(case)
    return tuple(_breach(group) for group in groups.values())


def _statement(decision: Decision) -> str | None:
    return decision.by.statement if decision.outcome is not Outcome.ALLOW else None


def _breach(cases: list[Case]) -> Breach:
    first = cases[0]
    statement = _statement(first.decision)
    return Breach(
        invariant=first.invariant,
        outcome=first.decision.outcome,
        statement=statement,
        control=control_of(statement),
        documents=tuple(sorted({name for case in cases for name in case.documents})),
        missing=first.decision.missing,
        callers=tuple(dict.fromkeys(case.caller for case in cases)),
        calls=tuple(dict.fromkeys((case.action, case.resource) for case in cases)),
        accounts=tuple(sorted({name for case in cases for name in case.accounts})),
    )
