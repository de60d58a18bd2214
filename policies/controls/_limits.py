"""What a statement's conditions limit it to."""

from collections.abc import Callable, Iterator

from ._inputs import UNKNOWN, Unknown, as_bool
from ._policy_text import Condition, Statement

LIMITING_OPERATORS = frozenset(
    {
        "stringequals",
        "stringequalsignorecase",
        "stringlike",
        "arnequals",
        "arnlike",
        "ipaddress",
        "bool",
    }
)
"""Operators that hold only where the request carries the key, and with one of some values.

`...IfExists` and `ForAllValues:` hold for a request without the key; `...Not...` for most.
Source: "IAM JSON policy elements: Condition operators", IAM User Guide.
"""
EVERYTHING = frozenset({"*", "0.0.0.0/0", "::/0", "arn:*", "arn:aws:*", "arn:aws:*:*:*:*:*"})


def limited(
    statement: Statement,
    is_limit: Callable[[str], bool],
    is_narrow: Callable[[str], bool] = lambda _: True,
) -> bool | Unknown:
    """Whether a condition limits a statement by one of some keys.

    Args:
        statement: The statement.
        is_limit: Whether a key (in lower case) is one that limits.
        is_narrow: Whether a value limits; what stands for everything never does.
    """
    found = [_limit(each, is_narrow) for each in limits(statement, is_limit)]
    if True in found:
        return True
    return UNKNOWN if UNKNOWN in found else False


def limits(statement: Statement, is_limit: Callable[[str], bool]) -> Iterator[Condition]:
    """The conditions of a statement that limit by some keys, or may once they are known."""
    for condition in statement.conditions:
        operator = condition.operator.removeprefix("foranyvalue:")
        if operator and operator not in LIMITING_OPERATORS:
            continue
        if not condition.key or is_limit(condition.key):
            yield condition


def _limit(condition: Condition, is_narrow: Callable[[str], bool]) -> bool | Unknown:
    if UNKNOWN in condition.values:
        return UNKNOWN
    if condition.operator.endswith("bool"):
        return [as_bool(value) for value in condition.values] == [True]
    values = [value for value in condition.values if isinstance(value, str)]
    if not values or EVERYTHING.intersection(values):
        return False
    return all(map(is_narrow, values))
