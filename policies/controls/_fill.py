"""Filling the holes of statements and settings with what one landing zone configures."""

import re
from collections.abc import Iterator, Mapping

from ._issuer import Issuer
from ._params import Params
from ._statement import (
    Condition,
    Declarative,
    Deny,
    Fields,
    Item,
    Param,
    PolicyType,
    Value,
)

Filled = dict[str, dict[str, object]]
EXEMPTION = ("ArnNotLike", "aws:PrincipalArn")


def statements(
    deny: Deny, policy_type: PolicyType, params: Params
) -> Iterator[Mapping[str, object]]:
    """A Deny as statements of a policy document: one, none, or one for each item.

    Raises:
        ValueError: A hole that must be filled has no value.
    """
    if deny.needs and not getattr(params, deny.needs):
        return
    items = map(_fields, getattr(params, deny.for_each)) if deny.for_each else ({},)
    for item in items:
        yield _statement(deny, policy_type, params, item)


def _fields(item: str | Issuer) -> Fields:
    return {"name": item} if isinstance(item, str) else item.model_dump()


def setting(part: Declarative, params: Params) -> Mapping[str, object]:
    """A part of a declarative policy, its holes filled."""
    return {key: _content(value, params) for key, value in part.content.items()}


def _content(value: object, params: Params) -> object:
    if isinstance(value, Mapping):
        return {key: _content(item, params) for key, item in value.items()}
    if not isinstance(value, Param):
        return value
    found = getattr(params, value.name)
    return list(found) if isinstance(found, tuple) else found


def _statement(
    deny: Deny, policy_type: PolicyType, params: Params, item: Fields
) -> dict[str, object]:
    suffix = re.sub(r"[^A-Za-z0-9]", "", str(item.get("name", "")).title())
    result: dict[str, object] = {"Sid": f"{deny.sid}{suffix}", "Effect": "Deny"}
    if policy_type == "RESOURCE_CONTROL_POLICY":
        result["Principal"] = "*"
    elements = {
        "NotAction" if deny.not_actions else "Action": deny.not_actions or deny.actions,
        "NotResource" if deny.not_resources else "Resource": deny.not_resources or deny.resources,
    }
    result |= {name: _required(values, params, item) for name, values in elements.items()}
    condition = _conditions(deny, params, item)
    if condition:
        result["Condition"] = condition
    return result


def _conditions(deny: Deny, params: Params, item: Fields) -> Filled:
    condition = _condition(deny.condition, params, item)
    _add(condition, _condition(deny.unless, params, item, may_be_empty=True), deny.sid)
    if not deny.absolute:
        operator, key = EXEMPTION
        exempt = _listed((*params.landing_zone_role_arns, *deny.exempt_role_arns), params, item)
        _add(condition, {operator: {key: exempt}}, deny.sid)
    return condition


def _condition(
    condition: Condition, params: Params, item: Fields, *, may_be_empty: bool = False
) -> Filled:
    filled: Filled = {}
    for operator, keys in condition.items():
        for key, value in keys.items():
            values = value if isinstance(value, tuple) else (value,)
            found = _listed(values, params, item)
            if found or not may_be_empty:
                filled.setdefault(operator, {})[key.format(**item)] = _one_or_many(
                    found or _required(values, params, item)
                )
    return filled


def _add(condition: Filled, more: Filled, sid: str) -> None:
    for operator, keys in more.items():
        taken = condition.setdefault(operator, {}).keys() & keys.keys()
        if taken:
            raise ValueError(f"{sid} has {operator} {', '.join(taken)} twice: name it once")
        condition[operator] |= keys


def _one_or_many(values: list[str]) -> object:
    return values if len(values) > 1 else values[0]


def _required(values: tuple[Value, ...], params: Params, item: Fields) -> list[str]:
    found = _listed(values, params, item)
    if not found:
        raise ValueError(f"{', '.join(map(str, values))} is empty: a statement needs a value there")
    return found


def _listed(values: tuple[Value, ...], params: Params, item: Fields) -> list[str]:
    result: list[str] = []
    for value in values:
        filled = _filled(value, params, item)
        result += [filled] if isinstance(filled, str) else filled
    return result


def _filled(value: Value, params: Params, item: Fields) -> str | tuple[str, ...]:
    match value:
        case Param(name):
            found: str | tuple[str, ...] = getattr(params, name)
            return found
        case Item(name):
            return item[name]
        case _:
            return value
