"""Rules of a permission set's own policy document: the grammar of identity-based policies.

Source: "Grammar of the IAM JSON policy language", IAM User Guide. What the elements' values mean
(which actions there are, which keys they have) is not asked here.
"""

import json
from collections.abc import Iterator, Mapping

from config.findings import Finding, Location
from config.quotas import INLINE_POLICY_CHARACTERS
from config.shown import instead, shown

_VERSION = "2012-10-17"  # the current one, "IAM JSON policy elements: Version"
_DOCUMENT = ("Version", "Id", "Statement")
_EFFECTS = ("Allow", "Deny")
_EXACTLY_ONE = (("Action", "NotAction"), ("Resource", "NotResource"))
_STATEMENT = ("Sid", "Effect", *(name for pair in _EXACTLY_ONE for name in pair), "Condition")


def inline_policy_rules(location: Location, policy: Mapping[str, object]) -> Iterator[Finding]:
    """What is wrong with a policy document."""
    yield from _known(location, policy, _DOCUMENT)
    if policy.get("Version") != _VERSION:
        # Without it, policy variables would be plain text.
        given = policy.get("Version")
        problem = f"{shown(given)} is not the current version" if given else "is missing"
        yield Finding((*location, "Version"), f'{problem}; give "{_VERSION}"')
    yield from _statements((*location, "Statement"), policy.get("Statement"))
    characters = len("".join(json.dumps(policy, separators=(",", ":")).split()))
    if characters > INLINE_POLICY_CHARACTERS:
        message = f"has {characters} characters; AWS takes {INLINE_POLICY_CHARACTERS}"
        yield Finding(location, message)


def _known(
    location: Location, element: Mapping[str, object], valid: tuple[str, ...]
) -> Iterator[Finding]:
    for name in element:
        if name not in valid:
            yield Finding((*location, name), f"is no element here; {instead(name, valid)}")


def _statements(location: Location, statements: object) -> Iterator[Finding]:
    if not isinstance(statements, (dict, list)) or not statements:
        message = "has no statements; give a list of them, each with Effect, Action and Resource"
        yield Finding(location, message)
    elif isinstance(statements, dict):
        yield from _statement(location, statements)
    else:
        for index, statement in enumerate(statements):
            where = (*location, index)
            if isinstance(statement, dict):
                yield from _statement(where, statement)
            else:
                message = f"{shown(statement)} is no statement; give Effect, Action and Resource"
                yield Finding(where, message)


def _statement(location: Location, statement: Mapping[str, object]) -> Iterator[Finding]:
    yield from _known(location, statement, _STATEMENT)
    effect = statement.get("Effect")
    if effect not in _EFFECTS:
        message = f"{shown(effect)} is no effect; give one of {', '.join(_EFFECTS)}"
        yield Finding((*location, "Effect"), message)
    if not isinstance(statement.get("Sid", ""), str):
        yield Finding((*location, "Sid"), f"{shown(statement['Sid'])} is no name; give a text")
    for pair in _EXACTLY_ONE:
        given = [name for name in pair if name in statement]
        if len(given) != 1:
            message = f"has {len(given)} of {' and '.join(pair)}; give exactly one"
            yield Finding(location, message)
        for name in given:
            if not _is_texts(statement[name]):
                message = f"{shown(statement[name])} is neither a text nor a list of texts"
                yield Finding((*location, name), message)
    yield from _condition((*location, "Condition"), statement.get("Condition", {}))


def _condition(location: Location, condition: object) -> Iterator[Finding]:
    fits = isinstance(condition, dict) and all(
        isinstance(keys, dict) and all(_is_texts(value) for value in keys.values())
        for keys in condition.values()
    )
    if not fits:
        message = f"{shown(condition)} is no condition; give operators, each with keys and values"
        yield Finding(location, message)


def _is_texts(value: object) -> bool:
    """Tell one or several texts; numbers and booleans stand for the texts that AWS compares."""
    values = value if isinstance(value, list) else [value]
    return bool(values) and all(isinstance(one, (str, bool, int, float)) for one in values)
