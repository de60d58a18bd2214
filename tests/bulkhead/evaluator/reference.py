"""A second evaluator of organization policies: slow, short, and written from AWS's pages alone.

It knows nothing of the evaluator that it is compared with: it reads documents as JSON and decides
without an index, a compiled pattern, or an unknown key. What it does not know is not asked of it:
policy variables, and operators beyond those of the table.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

Json = Mapping[str, object]
Values = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Level:
    """A node with its documents."""

    service_control: Sequence[Json]
    resource_control: Sequence[Json]
    full_access: bool


@dataclass(frozen=True)
class Asked:
    """A request with all of its keys."""

    action: str
    resource: str
    context: Values


def _arn_like(pattern: str, value: str) -> bool:
    wanted, found = pattern.split(":", 5), value.split(":", 5)
    return len(found) == 6 and all(map(fnmatchcase, found, wanted))


def _equals(pattern: str, value: str) -> bool:
    return pattern == value


def _like(pattern: str, value: str) -> bool:
    return fnmatchcase(value, pattern)


def _less(pattern: str, value: str) -> bool:
    return value.isdigit() and int(value) < int(pattern)


TESTS: Mapping[str, Callable[[str, str], bool]] = {
    "StringEquals": _equals,
    "StringLike": _like,
    "ArnLike": _arn_like,
    "NumericLessThan": _less,
}


def _clause(operator: str, policy_values: Sequence[str], found: Sequence[str] | None) -> bool:
    if operator == "Null":
        return (found is None) == (policy_values[0] == "true")
    quantifier, _, name = operator.rpartition(":")
    plain = name.removesuffix("IfExists")
    negated = "Not" in plain
    if found is None:
        absent_holds = name.endswith("IfExists") or quantifier == "ForAllValues"
        return absent_holds or (negated and quantifier == "")
    test = TESTS[plain.replace("Not", "")]
    matched = [any(test(pattern, value) for pattern in policy_values) for value in found]
    if quantifier == "":
        return any(matched) is not negated
    met = [each is not negated for each in matched]
    return all(met) if quantifier == "ForAllValues" else any(met)


def _listed(value: object) -> list[str]:
    return [value] if isinstance(value, str) else list(value)  # type: ignore[call-overload]


def _some(patterns: object, text: str) -> bool:
    return any(fnmatchcase(text, pattern) for pattern in _listed(patterns))


def _applies(statement: Json, asked: Asked) -> bool:
    action = asked.action.lower()
    if "Action" in statement:
        meant = any(fnmatchcase(action, each.lower()) for each in _listed(statement["Action"]))
    else:
        meant = not any(
            fnmatchcase(action, each.lower()) for each in _listed(statement["NotAction"])
        )
    if "Resource" in statement:
        covered = _some(statement["Resource"], asked.resource)
    else:
        covered = not _some(statement["NotResource"], asked.resource)
    context = {key.lower(): values for key, values in asked.context.items()}
    condition: Mapping[str, Mapping[str, object]] = statement.get("Condition", {})  # type: ignore[assignment]
    return (
        meant
        and covered
        and all(
            _clause(operator, _listed(values), context.get(key.lower()))
            for operator, keys in condition.items()
            for key, values in keys.items()
        )
    )


def _some_statement(documents: Iterable[Json], effect: str, asked: Asked) -> bool:
    return any(
        statement["Effect"] == effect and _applies(statement, asked)
        for document in documents
        for statement in document["Statement"]  # type: ignore[attr-defined]
    )


def allows(
    asked: Asked, scp_levels: Sequence[Level] | None, rcp_levels: Sequence[Level] | None
) -> bool:
    """Decide; None in place of levels means that these policies do not bind the request."""
    for level in scp_levels or ():
        if _some_statement(level.service_control, "Deny", asked):
            return False
        if not level.full_access and not _some_statement(level.service_control, "Allow", asked):
            return False
    return not any(
        _some_statement(level.resource_control, "Deny", asked) for level in rcp_levels or ()
    )
