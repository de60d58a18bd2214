"""Whether a policy statement's conditions are met, for the operators that resource policies use.

Source: "IAM JSON policy elements: Condition operators", AWS IAM User Guide. This decides whether a
statement of a trust, bucket or key policy concerns a call; guardrails are decided elsewhere.
"""

from collections.abc import Callable, Mapping
from fnmatch import fnmatchcase
from typing import Any

Context = Mapping[str, str]
Comparison = Callable[[str, str], bool]

IF_EXISTS = "IfExists"
COMPARISONS: dict[str, Comparison] = {
    "StringEquals": lambda given, wanted: given == wanted,
    "StringEqualsIgnoreCase": lambda given, wanted: given.lower() == wanted.lower(),
    "StringLike": fnmatchcase,
    "ArnEquals": fnmatchcase,
    "ArnLike": fnmatchcase,
    "Bool": lambda given, wanted: given.lower() == wanted.lower(),
    "NumericLessThan": lambda given, wanted: float(given) < float(wanted),
    "NumericLessThanEquals": lambda given, wanted: float(given) <= float(wanted),
    "NumericGreaterThan": lambda given, wanted: float(given) > float(wanted),
    "NumericGreaterThanEquals": lambda given, wanted: float(given) >= float(wanted),
    "NumericEquals": lambda given, wanted: float(given) == float(wanted),
}
NEGATED = {
    "StringNotEquals": "StringEquals",
    "StringNotEqualsIgnoreCase": "StringEqualsIgnoreCase",
    "StringNotLike": "StringLike",
    "ArnNotEquals": "ArnEquals",
    "ArnNotLike": "ArnLike",
    "NumericNotEquals": "NumericEquals",
}


def as_list(value: Any) -> list[Any]:  # noqa: ANN401 - JSON
    """A policy element's values: one may stand without its list."""
    return value if isinstance(value, list) else [value]


def met(condition: Mapping[str, Any], context: Context) -> bool | None:
    """Whether every condition holds.

    Returns:
        None where an operator is not known here, and nothing else already says no.
    """
    lowered = {key.lower(): value for key, value in context.items()}
    verdicts = [
        _holds(operator, as_list(wanted), lowered.get(key.lower()))
        for operator, keys in condition.items()
        for key, wanted in keys.items()
    ]
    if False in verdicts:
        return False
    return None if None in verdicts else True


def _holds(operator: str, wanted: list[Any], given: str | None) -> bool | None:
    values = [str(value).lower() if isinstance(value, bool) else str(value) for value in wanted]
    base = operator.removesuffix(IF_EXISTS)
    if base == "Null":
        return (given is None) == (values[0].lower() == "true")
    negated = base in NEGATED
    comparison = COMPARISONS.get(NEGATED.get(base, base))
    if comparison is None:
        return None
    if given is None:
        return negated or operator.endswith(IF_EXISTS)
    return any(comparison(given, value) for value in values) != negated
