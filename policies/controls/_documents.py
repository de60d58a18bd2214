"""Reading policy documents among a resource's inputs: who else is let in."""

import json
from collections.abc import Iterator, Mapping, Sequence

from ._finding import Finding, Undecided, Violation
from ._inputs import UNKNOWN, Inputs

LIMITING_KEYS = frozenset(
    {
        "aws:principalaccount",
        "aws:principalarn",
        "aws:principalorgid",
        "aws:principalorgpaths",
        "aws:sourceaccount",
        "aws:sourcearn",
        "aws:sourceip",
        "aws:sourceorgid",
        "aws:sourceorgpaths",
        "aws:sourceowner",
        "aws:sourcevpc",
        "aws:sourcevpce",
        "aws:userid",
        "aws:vpcsourceip",
        "elasticfilesystem:accessedviamounttarget",
        "kms:calleraccount",
        "lambda:eventsourcetoken",
        "s3:dataaccesspointaccount",
        "s3:dataaccesspointarn",
        "sns:endpoint",
    }
)
"""Condition keys, in lower case, that limit who a statement for everybody really lets in.

Source: "The meaning of public", Amazon S3 User Guide, and for the keys of other services their
lists in the Service Authorization Reference.
"""
LIMITING_OPERATORS = ("stringequals", "stringlike", "arnequals", "arnlike", "ipaddress", "bool")
EVERYBODY = frozenset({"*", "0.0.0.0/0", "::/0"})


def let_in_everybody(inputs: Inputs, path: str, *, write: str) -> Iterator[Finding]:
    """Findings about the statements of a policy document that allow everybody something.

    The document may be JSON text or an object. One that is neither is a finding too: nobody can
    tell whom it lets in.
    """
    value = inputs.get(path)
    if value is None or value == "":
        return
    document = parsed(value)
    if document is UNKNOWN:
        yield Undecided(inputs.at(path))
        return
    statements = list(Inputs(document, inputs.at(path)).blocks("Statement"))
    if not statements:
        yield Violation(inputs.at(path), "is not a policy document with statements", write)
    for statement in statements:
        yield from _judged(statement, write)


def parsed(value: object) -> object:
    """A policy document from JSON text or an object; None where it is neither."""
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return None


def _judged(statement: Inputs, write: str) -> Iterator[Finding]:
    if statement.value is UNKNOWN or not isinstance(statement.value, Mapping):
        yield _malformed(statement, write)
        return
    if statement.get("Effect") == "Deny":
        return
    principal = statement.get("Principal")
    if principal is UNKNOWN:
        yield Undecided(statement.at("Principal"))
    elif _is_everybody(principal) or statement.is_set("NotPrincipal"):
        yield from _limited(statement, write)
    elif _has_unknown(principal):
        yield Undecided(statement.at("Principal"))


def _malformed(statement: Inputs, write: str) -> Finding:
    if statement.value is UNKNOWN:
        return Undecided(statement.path)
    return Violation(statement.path, "is not a statement", write)


def _is_everybody(principal: object) -> bool:
    if isinstance(principal, Mapping):
        principal = principal.get("AWS")
    return "*" in _strings(principal)


def _has_unknown(principal: object) -> bool:
    if isinstance(principal, Mapping):
        principal = principal.get("AWS")
    return UNKNOWN in _items(principal)


def _limited(statement: Inputs, write: str) -> Iterator[Finding]:
    condition = statement.get("Condition")
    if condition is UNKNOWN or statement.get("Effect") is UNKNOWN:
        yield Undecided(statement.at("Condition"))
        return
    limits = [_limit(key, value) for key, value in _keys(condition)]
    if True in limits:
        return
    if UNKNOWN in limits:
        yield Undecided(statement.at("Condition"))
        return
    yield Violation(statement.at("Principal"), "is everybody, in any account", write)


def _keys(condition: object) -> Iterator[tuple[str, object]]:
    if not isinstance(condition, Mapping):
        return
    for operator, keys in condition.items():
        name = str(operator).lower().removeprefix("foranyvalue:")
        if keys is UNKNOWN and name in LIMITING_OPERATORS:
            yield next(iter(LIMITING_KEYS)), UNKNOWN
        if name in LIMITING_OPERATORS and isinstance(keys, Mapping):
            yield from ((str(key).lower(), value) for key, value in keys.items())


def _limit(key: str, value: object) -> object:
    if key not in LIMITING_KEYS:
        return False
    if UNKNOWN in _items(value):
        return UNKNOWN
    values = _strings(value)
    return bool(values) and not EVERYBODY.intersection(values)


def _items(value: object) -> Sequence[object]:
    return value if isinstance(value, Sequence) and not isinstance(value, str) else (value,)


def _strings(value: object) -> list[str]:
    return [item for item in _items(value) if isinstance(item, str)]
