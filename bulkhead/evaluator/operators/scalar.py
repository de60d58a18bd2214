"""Numeric, date, boolean and binary operators.

AWS, "Condition operators":
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
A request's value that is not of the operator's type is equal to nothing, less than nothing and
greater than nothing.
"""

import base64
import binascii
import operator
import re
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal

from bulkhead.evaluator.errors import PolicyError
from bulkhead.evaluator.operators.comparison import (
    Compiler,
    ValueTest,
    fixed,
    refuse_variables,
    text_test,
)
from bulkhead.evaluator.templates import parse_template

Order = Callable[[Decimal, Decimal], bool]

_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_YEAR_OR_MONTH = re.compile(r"(\d{4})(?:-(\d{2}))?")


def _number(text: str) -> Decimal | None:
    return Decimal(text) if _NUMBER.fullmatch(text) else None


def _epoch_seconds(text: str) -> Decimal | None:
    """Read a W3C form of ISO 8601 (https://www.w3.org/TR/NOTE-datetime) or seconds since 1970.

    Four digits alone are a year. A time without a zone is UTC.
    """
    year = _YEAR_OR_MONTH.fullmatch(text)
    try:
        if year:
            moment = datetime(int(year[1]), int(year[2] or 1), 1, tzinfo=UTC)
        else:
            moment = datetime.fromisoformat(text) if "-" in text[1:] else _from_epoch(text)
    except (ValueError, OverflowError, OSError):
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return Decimal(str(aware.timestamp()))


def _from_epoch(text: str) -> datetime:
    seconds = _number(text)
    if seconds is None:
        raise ValueError(text)
    return datetime.fromtimestamp(float(seconds), tz=UTC)


def _ordered(read: Callable[[str], Decimal | None], kind: str, order: Order) -> Compiler:
    def compiled(text: str, *, variables: bool) -> ValueTest:
        refuse_variables(text, variables=variables)
        bound = read(text)
        if bound is None:
            raise PolicyError([f"{text!r} is not {kind}"])

        def test(value: str) -> bool:
            found = read(value)
            return found is not None and order(found, bound)

        return fixed(test)

    return compiled


def numeric(order: Order) -> Compiler:
    """Compare decimal numbers."""
    return _ordered(_number, "a number; write digits such as 10 or 1.2", order)


def date(order: Order) -> Compiler:
    """Compare moments."""
    return _ordered(
        _epoch_seconds, "a date; write 2026-01-31T12:00:00Z or seconds since 1970", order
    )


ORDERS: tuple[tuple[str, Order], ...] = (
    ("Equals", operator.eq),
    ("LessThan", operator.lt),
    ("LessThanEquals", operator.le),
    ("GreaterThan", operator.gt),
    ("GreaterThanEquals", operator.ge),
)


def boolean(text: str, *, variables: bool) -> ValueTest:
    """Compare `true` and `false`, in any case.

    Raises:
        PolicyError: the policy's value is something else.
    """
    if not (variables and "${" in text) and text.lower() not in {"true", "false"}:
        raise PolicyError([f"{text!r} is not a boolean; write true or false"])
    tokens = parse_template(text, wildcards=False, variables=variables)
    return text_test(tokens, ignore_case=True)


def _bytes(text: str) -> bytes | None:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None


def binary(text: str, *, variables: bool) -> ValueTest:
    """Compare byte for byte; policy and request both give their bytes in base 64.

    Raises:
        PolicyError: the policy's value is not base 64.
    """
    refuse_variables(text, variables=variables)
    expected = _bytes(text)
    if expected is None:
        raise PolicyError([f"{text!r} is not base 64"])
    return fixed(lambda value: _bytes(value) == expected)
