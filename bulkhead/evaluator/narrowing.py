"""The policies on some levels, as far as they speak of one action."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bulkhead.evaluator.conditions import Clause
from bulkhead.evaluator.guardrails import Levels
from bulkhead.evaluator.policies import Policy
from bulkhead.evaluator.statements import CompiledStatement


def narrowed(levels: Levels, action: str) -> Levels:
    """Leave out what says nothing about the action, or nothing new.

    Nothing new is an Allow where FullAWSAccess allows anyway, and a Deny that equals one on a
    higher level, which decides before it.
    """
    seen: set[str] = set()
    return Levels(
        tuple(
            replace(
                node,
                service_control=_told(
                    node.service_control, action, seen, allows=not node.full_access
                ),
                resource_control=(),
            )
            for node in levels.service_control
        ),
        tuple(
            replace(
                node,
                service_control=(),
                resource_control=_told(node.resource_control, action, seen, allows=False),
            )
            for node in levels.resource_control
        ),
    )


def _told(
    policies: tuple[Policy, ...], action: str, seen: set[str], *, allows: bool
) -> tuple[Policy, ...]:
    told = []
    for policy in policies:
        statements = tuple(_new(policy.about(action), seen, allows=allows))
        if statements:
            told.append(replace(policy, statements=statements))
    return tuple(told)


def _new(
    statements: tuple[CompiledStatement, ...], seen: set[str], *, allows: bool
) -> Iterator[CompiledStatement]:
    for statement in statements:
        if not statement.denies and allows:
            yield statement
        elif statement.denies and statement.text not in seen:
            seen.add(statement.text)
            yield statement


def statements_of(levels: Levels) -> Iterator[CompiledStatement]:
    """Give every statement on the levels."""
    for node in levels.service_control:
        for policy in node.service_control:
            yield from policy.statements
    for node in levels.resource_control:
        for policy in node.resource_control:
            yield from policy.statements


def names_of(clauses: Iterable[Clause]) -> set[str]:
    """Collect the keys that clauses look at, in lower case."""
    return {name.lower() for clause in clauses for name in (clause.key, *clause.variables)}
