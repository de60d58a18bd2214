"""What controls prevent, in words."""

from collections.abc import Iterable, Iterator, Mapping

from policies.controls import Declarative, Deny, Item, Param

OPERATORS = {
    "ArnLike": "is like",
    "ArnNotLike": "is not like",
    "Bool": "is",
    "BoolIfExists": "if present, is",
    "ForAnyValue:StringEquals": "holds",
    "ForAnyValue:StringLike": "holds something like",
    "ForAnyValue:StringNotEquals": "holds something other than",
    "ForAnyValue:StringNotLike": "holds something not like",
    "NotIpAddress": "is outside",
    "NumericGreaterThan": "is more than",
    "NumericLessThan": "is less than",
    "StringEquals": "is",
    "StringEqualsIgnoreCase": "is",
    "StringLike": "is like",
    "StringNotEquals": "is other than",
    "StringNotEqualsIfExists": "is absent or other than",
    "StringNotLike": "is not like",
    "StringNotLikeIfExists": "is absent or not like",
}
PRESENCE = {"true": "is absent", "false": "is present"}


def list_of_code(values: Iterable[str | Param | Item]) -> str:
    """Values as a list in a sentence."""
    return ", ".join(map(_code, values))


def _code(value: str | Param | Item) -> str:
    match value:
        case Param(name):
            return f"the configured `{name}`"
        case Item(name):
            return f"its `{name}`"
        case _:
            return f"`{value}`"


def sentence(deny: Deny) -> str:
    """A statement, its conditions and its exemptions."""
    denied = f"{_denied(deny)} on {_resources(deny)}{_when(deny)}. {_exempt(deny)}"
    return " ".join([denied, *_variants(deny)])


def _variants(deny: Deny) -> Iterator[str]:
    if deny.for_each:
        yield f"There is one such statement for each of the configured `{deny.for_each}`."
    if deny.needs:
        yield f"It is left out where `{deny.needs}` is not configured."


def _denied(deny: Deny) -> str:
    if deny.not_actions:
        return f"Denies everything but {list_of_code(deny.not_actions)}"
    return f"Denies {list_of_code(deny.actions)}"


def _resources(deny: Deny) -> str:
    if deny.not_resources:
        return f"everything but {list_of_code(deny.not_resources)}"
    return "everything" if deny.resources == ("*",) else list_of_code(deny.resources)


def _when(deny: Deny) -> str:
    conditions = [
        _condition(operator, key, value if isinstance(value, tuple) else (value,))
        for operator, keys in (*deny.condition.items(), *deny.unless.items())
        for key, value in keys.items()
    ]
    return f", where {' and '.join(conditions)}" if conditions else ""


def _condition(operator: str, key: str, values: tuple[str | Param | Item, ...]) -> str:
    if operator == "Null":
        return f"`{key}` {PRESENCE[str(values[0])]}"
    return f"`{key}` {OPERATORS[operator]} {list_of_code(values)}"


def _exempt(deny: Deny) -> str:
    if deny.absolute:
        return "Nobody is exempt."
    more = f" and {list_of_code(deny.exempt_role_arns)}" if deny.exempt_role_arns else ""
    return f"The landing zone's own roles{more} are exempt."


def setting_lines(part: Declarative) -> Iterator[str]:
    """The settings of a declarative part, one line each."""
    for path, value in _leaves(part.content, ()):
        yield f"- `{part.type}`: `{'.'.join(path)}` is `{value}`"


def _leaves(
    content: Mapping[str, object], path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], object]]:
    for key, value in content.items():
        if key == "@@assign":
            yield path, value
        elif isinstance(value, Mapping):
            yield from _leaves(value, (*path, key))
