"""Matching events against EventBridge event patterns, as far as the alarms use the language.

Written from https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
"""

import re
from collections.abc import Mapping, Sequence


def matches(pattern: Mapping[str, object], event: object) -> bool:
    """Whether an event has everything that a pattern names.

    Raises:
        NotImplementedError: The pattern uses something that this module does not know.
    """
    fields = event if isinstance(event, Mapping) else {}
    return all(_field_matches(name, wanted, fields) for name, wanted in pattern.items())


def _field_matches(name: str, wanted: object, fields: Mapping[str, object]) -> bool:
    if name == "$or":
        return any(matches(alternative, fields) for alternative in _mappings(wanted))
    if isinstance(wanted, Mapping):
        return matches(wanted, fields.get(name))
    if not isinstance(wanted, Sequence) or isinstance(wanted, str):
        raise NotImplementedError(f"{name}: values stand in a list, not {wanted!r}")
    return any(_accepts(filter_, name, fields) for filter_ in wanted)


def _accepts(filter_: object, name: str, fields: Mapping[str, object]) -> bool:
    """Whether one value or filter accepts a field."""
    if isinstance(filter_, Mapping):
        (operator, operand), *more = filter_.items()
        if more:
            raise NotImplementedError(f"{name}: one operator at a time, not {filter_!r}")
        if operator == "exists":
            # EventBridge's `exists` is about leaves: an object is not one.
            return (name in fields and not isinstance(fields[name], Mapping)) is operand
    if name not in fields:
        return False
    value = fields[name]
    values = value if isinstance(value, list) else [value]
    return any(_value_accepted(filter_, one) for one in values)


def _value_accepted(filter_: object, value: object) -> bool:
    match filter_:
        case {"anything-but": [*excluded]}:
            return value not in excluded
        case {"prefix": str(prefix)}:
            return isinstance(value, str) and value.startswith(prefix)
        case {"wildcard": str(wildcard)}:
            expression = ".*".join(re.escape(part) for part in wildcard.split("*"))
            return isinstance(value, str) and re.fullmatch(expression, value) is not None
        case Mapping():
            raise NotImplementedError(f"unknown filter {filter_!r}")
    return filter_ == value


def _mappings(value: object) -> list[Mapping[str, object]]:
    if not isinstance(value, Sequence) or not all(isinstance(one, Mapping) for one in value):
        raise NotImplementedError(f"$or takes a list of patterns, not {value!r}")
    return list(value)
