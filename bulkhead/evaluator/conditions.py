"""The `Condition` element: operators, their qualifiers, and what an absent key means.

AWS, "Condition operators", "IfExists", "Null" and "Multivalued context keys":
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
- All clauses must hold; of several values in one clause, one must match. A negated operator holds
  when none matches.
- An absent key matches nothing, so a negated operator holds; with `IfExists` every operator holds.
- `ForAllValues` holds when every value of the request does, so it holds for an absent key;
  `ForAnyValue` holds when one does, so it never holds for an absent key, not even when negated.
  An empty string counts as no value to both.
- Several values without a qualifier: one match is enough, and negation is the opposite of that.
- Without values in the policy nothing matches (Access Analyzer's "Empty array condition" checks).
- Operators are known in any case of letters, as keys are.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Literal, Protocol

from bulkhead.evaluator.context import Context
from bulkhead.evaluator.errors import PolicyError
from bulkhead.evaluator.operators import OPERATORS, Operator
from bulkhead.evaluator.operators.comparison import ValueTest, joined
from bulkhead.evaluator.templates import variable_keys
from bulkhead.evaluator.truth import Truth, Unknown, all_of, any_of, negate

Quantifier = Literal["ForAllValues", "ForAnyValue"]

_BY_NAME = {name.lower(): operator for name, operator in OPERATORS.items()}
_QUANTIFIERS: Mapping[str, Quantifier] = {
    "forallvalues": "ForAllValues",
    "foranyvalue": "ForAnyValue",
}
_COMPILED = 65_536  # clauses; lists of exempt roles stand in nearly every statement


class Clause(Protocol):
    """One operator on one key."""

    @property
    def operator(self) -> str:
        """The operator with its qualifiers, as the policy writes it."""

    @property
    def values(self) -> tuple[str, ...]:
        """The values, as the policy writes them."""

    @property
    def key(self) -> str:
        """The key, as the policy writes it."""

    @property
    def variables(self) -> tuple[str, ...]:
        """The keys of the policy variables in its values."""

    def holds(self, context: Context) -> Truth:
        """Say whether the request meets it."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A clause that compares a key's values."""

    operator: str
    key: str
    values: tuple[str, ...]
    tests: tuple[ValueTest, ...]
    negated: bool
    quantifier: Quantifier | None
    if_exists: bool
    variables: tuple[str, ...] = ()

    def holds(self, context: Context) -> Truth:
        """Say whether the request meets it."""
        values = context.lookup(self.key)
        if isinstance(values, Unknown):
            return values
        if values is None:
            return self._holds_when_absent()
        if len(values) == 1 and not (self.quantifier and values == ("",)):
            return self._holds_for(values[0], context)
        asked = () if self.quantifier and values == ("",) else values
        answers = [self._holds_for(value, context) for value in asked]
        if self.quantifier == "ForAllValues" or (self.quantifier is None and self.negated):
            return all_of(answers)
        return any_of(answers)

    def _holds_when_absent(self) -> bool:
        if self.if_exists or self.quantifier == "ForAllValues":
            return True
        return self.negated and self.quantifier is None

    def _holds_for(self, value: str, context: Context) -> Truth:
        matched = any_of([test(value, context) for test in self.tests])
        return negate(matched) if self.negated else matched


@dataclass(frozen=True, slots=True)
class Null:
    """A clause that asks whether a key is absent (true is expected) or present (false is)."""

    operator: str
    key: str
    values: tuple[str, ...]
    expected: frozenset[bool]
    variables: tuple[str, ...] = ()

    def holds(self, context: Context) -> Truth:
        """Say whether the request meets it."""
        values = context.lookup(self.key)
        if isinstance(values, Unknown):
            return values
        return (values is None) in self.expected


def _null(name: str, key: str, values: tuple[str, ...]) -> Null:
    wanted = {value.lower() for value in values}
    if not wanted <= {"true", "false"}:
        raise PolicyError([f"Null takes true or false, not {list(values)}"])
    return Null(name, key, values, frozenset(value == "true" for value in wanted))


def _parse_operator(name: str) -> tuple[Quantifier | None, Operator, bool]:
    prefix, colon, rest = name.rpartition(":")
    quantifier = _QUANTIFIERS.get(prefix.lower())
    if colon and quantifier is None:
        raise PolicyError([f"{prefix!r} is no qualifier; write ForAllValues or ForAnyValue"])
    base = rest.lower().removesuffix("ifexists")
    if base not in _BY_NAME:
        near = get_close_matches(rest, OPERATORS, n=1) or ["StringEquals"]
        raise PolicyError([f"condition operator {name!r} is not supported; near it is {near[0]}"])
    return quantifier, _BY_NAME[base], base != rest.lower()


@lru_cache(_COMPILED)
def _clause(name: str, key: str, values: tuple[str, ...], *, variables: bool) -> Clause:
    """Compile one clause; the same one in another statement is the same object."""
    if name.lower() == "null":
        return _null(name, key, values)
    quantifier, found, if_exists = _parse_operator(name)
    tests = joined([found.compile(value, variables=variables) for value in values])
    used = tuple(name for value in values for name in variable_keys(value)) if variables else ()
    return Comparison(
        name,
        key,
        values,
        tests,
        negated=found.negated,
        quantifier=quantifier,
        if_exists=if_exists,
        variables=used,
    )


def compile_conditions(
    conditions: Mapping[str, Mapping[str, tuple[str, ...]]], *, variables: bool
) -> tuple[Clause, ...]:
    """Make a `Condition` element ready.

    Args:
        conditions: operator to key to values.
        variables: whether the policy's version has policy variables.

    Raises:
        PolicyError: an operator that is not supported, or values that it does not take; all of
            them at once.
    """
    clauses: list[Clause] = []
    problems: list[str] = []
    for name, keys in conditions.items():
        for key, values in keys.items():
            try:
                clauses.append(_clause(name, key, values, variables=variables))
            except PolicyError as error:
                problems += error.within(f"Condition.{name}.{key}")
    if problems:
        raise PolicyError(problems)
    return tuple(clauses)
