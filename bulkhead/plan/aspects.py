"""In what two forms of one statement differ: each difference lets more through, or less."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from bulkhead.plan.clauses import EXEMPT, Clause
from bulkhead.plan.samples import Aspect

Kind = Literal["whole", "action", "resource", "principal", "value", "condition"]


@dataclass(frozen=True)
class Difference:
    """One difference, and what a request would be about that shows it.

    Attributes:
        allows: Whether it lets more through; otherwise it denies more.
        clause: The form of the statement that denies such a request.
        kind: What differs.
        value: Which action, resource, principal or value.
        key: Operator and condition key, where a value differs.
        aspect: What the request must be about.
        other: The other form of the statement, where whole conditions differ.
    """

    allows: bool
    clause: Clause
    kind: Kind
    value: str
    key: tuple[str, str] = ("", "")
    aspect: Aspect = field(default_factory=Aspect)
    other: Clause | None = None


def whole(clause: Clause, *, allows: bool) -> Iterator[Difference]:
    """A statement that comes or goes: all that it is about."""
    if clause.not_action:
        yield Difference(allows, clause, "whole", "")
        return
    for action in clause.actions:
        yield Difference(allows, clause, "action", action, aspect=Aspect(action=action))


def differences(before: Clause, after: Clause) -> Iterator[Difference]:
    """What differs between two forms of a statement."""
    if before.not_action != after.not_action or before.not_resource != after.not_resource:
        yield from whole(before, allows=True)
        yield from whole(after, allows=False)
        return
    for value, allows, clause in _moved(before, after, "actions", turned=before.not_action):
        yield Difference(allows, clause, "action", value, aspect=Aspect(action=value))
    for value, allows, clause in _moved(before, after, "resources", turned=before.not_resource):
        yield Difference(allows, clause, "resource", value, aspect=Aspect(resource=value))
    yield from _conditions(before, after)


def _moved(
    before: Clause, after: Clause, field_name: str, *, turned: bool
) -> Iterator[tuple[str, bool, Clause]]:
    """The values that one side alone lists, with what that does, and the side that denies."""
    values = (getattr(before, field_name), getattr(after, field_name))
    yield from _only_once(values, (before, after), turned=turned)


def _only_once(
    values: tuple[tuple[str, ...], tuple[str, ...]], sides: tuple[Clause, Clause], *, turned: bool
) -> Iterator[tuple[str, bool, Clause]]:
    """A statement denies what it lists; where the list is turned round, what it does not list."""
    for side, other in ((0, 1), (1, 0)):
        denying = other if turned else side
        for value in values[side]:
            if value not in values[other]:
                yield value, denying == 0, sides[denying]


def _conditions(before: Clause, after: Clause) -> Iterator[Difference]:
    if before.condition.keys() != after.condition.keys():
        yield from _forms(before, after)
    for at in before.condition.keys() & after.condition.keys():
        operator, key = at
        exempts = at == EXEMPT
        kind: Kind = "principal" if exempts else "value"
        values = (before.condition[at], after.condition[at])
        for value, allows, clause in _only_once(values, (before, after), turned="Not" in operator):
            aspect = Aspect(principal=value) if exempts else Aspect(keys={key: value})
            yield Difference(allows, clause, kind, value, at, aspect)


def _forms(before: Clause, after: Clause) -> Iterator[Difference]:
    """Whole conditions that differ: with the keys of either form, and without each of them."""
    keys = {key for clause in (before, after) for _, key in clause.condition}
    aspects = [Aspect(), *(Aspect(keys={key: None}) for key in sorted(keys))]
    for aspect in aspects:
        for allows, clause, other in ((True, before, after), (False, after, before)):
            yield Difference(allows, clause, "condition", "", aspect=aspect, other=other)
