"""What a change of guardrails does to an account, each effect with a request that proves it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bulkhead.plan.aspects import Difference, Kind, differences, whole
from bulkhead.plan.clauses import Clause
from bulkhead.plan.witness import Sides, Witness, witness
from policies.controls import Request


@dataclass(frozen=True)
class Effect:
    """Requests of one kind that are decided otherwise than before.

    Attributes:
        allows: Whether they are newly allowed; otherwise they are newly denied.
        clause: The statement that denied, or will deny, them.
        kind: In what the statement differs from before; `action` for one that comes or goes.
        values: The actions, resources, principals or values in question.
        key: Operator and condition key, where values differ.
        requests: A request for each of the values, decided one way before and the other way after.
        other: The other form of the statement, where whole conditions differ: words for that are
            not exact.
    """

    allows: bool
    clause: Clause
    kind: Kind
    values: tuple[str, ...]
    key: tuple[str, str]
    requests: tuple[Request, ...]
    other: Clause | None = None


@dataclass(frozen=True)
class Unproved:
    """A difference that no request shows.

    Attributes:
        difference: The first of its kind.
        values: The actions, resources, principals or values in question.
        anyway: Sid of another statement that denies all the same; None where no request could be
            made, so that the statement has to be read.
    """

    difference: Difference
    values: tuple[str, ...]
    anyway: str | None


def effects(
    before: Mapping[Clause, Clause], after: Mapping[Clause, Clause], sides: Sides
) -> tuple[tuple[Effect, ...], tuple[Unproved, ...]]:
    """Compare two sets of statements by their meaning.

    Args:
        before: The statements that bind the account, by their meaning.
        after: Those that will.
        sides: Where requests are decided.
    """
    gone = [clause for meaning, clause in before.items() if meaning not in after]
    come = [clause for meaning, clause in after.items() if meaning not in before]
    found: dict[tuple[object, ...], list[tuple[Difference, Witness]]] = {}
    for difference in _all(gone, come):
        seen = witness(difference, sides) if difference.clause.denies else Witness()
        key = (difference.allows, difference.clause, difference.kind, difference.key)
        found.setdefault((*key, seen.flips, seen.anyway), []).append((difference, seen))
    proved = tuple(_effect(each) for key, each in found.items() if key[-2])
    shown = {
        clause for effect in proved if effect.other for clause in (effect.clause, effect.other)
    }
    unproved = (_unproved(each) for key, each in found.items() if not key[-2])
    return proved, tuple(each for each in unproved if not _is_shown(each, shown))


def _is_shown(unproved: Unproved, shown: set[Clause]) -> bool:
    """Whether both forms of the statement are shown already, for the other direction."""
    return unproved.difference.kind == "condition" and unproved.difference.clause in shown


def _all(gone: list[Clause], come: list[Clause]) -> Iterator[Difference]:
    """Every difference; statements of one id are two forms of the same."""
    by_sid = {(clause.type, clause.sid): clause for clause in come if clause.sid}
    paired: set[Clause] = set()
    for clause in gone:
        other = by_sid.get((clause.type, clause.sid))
        if other is None or other in paired or clause.denies is not other.denies:
            yield from whole(clause, allows=True)
        else:
            paired.add(other)
            yield from differences(clause, other)
    for clause in come:
        if clause not in paired:
            yield from whole(clause, allows=False)


def _effect(found: Iterable[tuple[Difference, Witness]]) -> Effect:
    listed = list(found)
    first, _ = listed[0]
    return Effect(
        allows=first.allows,
        clause=first.clause,
        kind=first.kind,
        values=tuple(difference.value for difference, _ in listed),
        key=first.key,
        requests=tuple(seen.request for _, seen in listed if seen.request),
        other=first.other,
    )


def _unproved(found: Iterable[tuple[Difference, Witness]]) -> Unproved:
    listed = list(found)
    values = tuple(difference.value for difference, _ in listed)
    return Unproved(listed[0][0], values, listed[0][1].anyway)
