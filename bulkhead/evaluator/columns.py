"""What conditions make of the values of one key.

Addresses, agents and tags are hardly ever the same in two requests, but what conditions ask about
them has few answers. So requests are told apart by the answers, and each value is asked about once.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat
from operator import getitem

from bulkhead.evaluator.conditions import Clause
from bulkhead.evaluator.context import Context, State, States
from bulkhead.evaluator.truth import Truth

_UNSTATED = object()
"""Stands for the state of a key of which nothing is stated."""
_EACH_UNSTATED = repeat(_UNSTATED)
_VALUES = 8_192  # values of one key that are remembered


class Column(dict[object, object]):
    """From a state of a key to what stands for its answers; missing ones are found out.

    What stands for them is known by identity, and no other column has it. Two states stand for the
    same where no clause tells a difference between them. An unknown key stands for itself, in its
    spelling, as that is what decisions name.
    """

    def __init__(self, name: str, clauses: Sequence[Clause]) -> None:
        super().__init__()
        self._name = name
        self._clauses = clauses
        self._answers: dict[tuple[object, ...], object] = {}

    def __missing__(self, state: State) -> object:
        """Find out and remember what stands for a state."""
        if len(self) >= _VALUES:
            self.clear()
        self[state] = found = self._found(state)
        return found

    def _found(self, state: State) -> object:
        if state is _UNSTATED or isinstance(state, str):
            return state
        context = Context({self._name: state})
        answers = tuple([clause.holds(context) for clause in self._clauses])
        return self._answers.setdefault(answers, object())


class Columns:
    """The columns of some keys, and what is asked of them."""

    __slots__ = ("_by_name", "_columns", "_names")

    def __init__(self, by_name: Mapping[str, Column]) -> None:
        self._by_name = by_name
        self._names = tuple(by_name)
        self._columns = tuple(by_name.values())

    def answers(self, states: States) -> tuple[object, ...]:
        """Give what stands for the states of these keys.

        Policies ask for a dozen keys and a request states five, so a dictionary of them is gone
        through. Other mappings find a state out when they are asked: they are asked for these.
        """
        if type(states) is dict:
            columns = self._by_name
            return tuple([columns[key][state] for key, state in states.items() if key in columns])
        found = map(states.get, self._names, _EACH_UNSTATED)
        return tuple(map(getitem, self._columns, found))


def columns(clauses: Iterable[Clause]) -> dict[str, Column]:
    """Make a column for each key that clauses without policy variables look at."""
    by_name: dict[str, list[Clause]] = {}
    for clause in clauses:
        if not clause.variables:
            by_name.setdefault(clause.key.lower(), []).append(clause)
    return {name: Column(name, found) for name, found in by_name.items()}


class Varying:
    """Clauses with policy variables, whose answers hang on several keys."""

    __slots__ = ("_clauses", "_names")

    def __init__(self, clauses: Sequence[Clause]) -> None:
        self._clauses = clauses
        self._names = tuple(sorted(names_of(clauses)))

    def answers(self, context: Context, derived: tuple[States, ...]) -> tuple[Truth, ...] | None:
        """Give the answers; None where no key is stated, so that caller and owner tell them.

        Args:
            context: the request's context.
            derived: keys that follow from the organization.
        """
        if not any(map(context.states.__contains__, self._names)):
            return None
        whole = context.deriving(*derived)
        return tuple([clause.holds(whole) for clause in self._clauses])


def names_of(clauses: Iterable[Clause]) -> set[str]:
    """Collect the keys that clauses look at, in lower case."""
    return {name.lower() for clause in clauses for name in (clause.key, *clause.variables)}
