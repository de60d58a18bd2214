"""pydantic's errors in our own words: one table from its error types to sentences."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from pydantic_core import ErrorDetails

from config.findings import Finding, Location
from config.json_schema import example_at, keys_at, node_at
from config.shown import instead, nearest, shown

_KEY = "[key]"  # how pydantic marks an error in a mapping's key


def findings(errors: Iterable[ErrorDetails]) -> Iterator[Finding]:
    """Say what pydantic found, and where."""
    known = list(errors)
    misspelt = {error["loc"] for error in known if error["type"] == "extra_forbidden"}
    for error in known:
        if error["type"] != "missing" or not _is_misspelt(error["loc"], misspelt):
            yield _finding(error)


def _is_misspelt(location: Location, misspelt: Collection[Location]) -> bool:
    """Whether a key is only missing because it is there under a misspelt name."""
    *parents, key = location
    beside = [str(other[-1]) for other in misspelt if list(other[:-1]) == parents]
    return any(nearest(other, keys_at(tuple(parents))) == key for other in beside)


def _finding(error: ErrorDetails) -> Finding:
    location = tuple(part for part in error["loc"] if part != _KEY)
    message = _TRANSLATIONS.get(error["type"], _unknown)(error, location)
    return Finding(location, f"the name {message}" if _KEY in error["loc"] else message)


def _missing(_: ErrorDetails, location: Location) -> str:
    *parents, key = location
    below = f"below {parents[-1]}" if _is_nested(tuple(parents)) else "at the top level"
    meaning = node_at(location).get("description", "").rstrip(".")
    return f"is missing; add `{key}: {example_at(location)}` {below} ({meaning})"


def _is_nested(parents: Location) -> bool:
    return bool(parents) and not (parents[0] == "accounts" and len(parents) == 2)  # noqa: PLR2004 the top level of accounts/NAME.yaml


def _extra(_: ErrorDetails, location: Location) -> str:
    return f"is not a key here; {instead(location[-1], keys_at(location[:-1]))}"


def _literal(error: ErrorDetails, location: Location) -> str:
    return (
        f"{shown(error['input'])} is not valid here; {instead(error['input'], _choices(location))}"
    )


def _choices(location: Location) -> tuple[str, ...]:
    node = node_at(location)
    return tuple(node.get("enum", (node.get("const", ""),)))


def _own(error: ErrorDetails, _: Location) -> str:
    """What a validator of ours says begins where the value ends."""
    reason = str(error.get("ctx", {}).get("error", ""))
    if isinstance(error["input"], (dict, list)):
        return reason
    return f"{shown(error['input'])} {reason}"


def _too_small_or_large(error: ErrorDetails, location: Location) -> str:
    return f"{shown(error['input'])} is out of range; give {_whole_number(location)}"


def _whole_number(location: Location) -> str:
    node = node_at(location)
    least, most = node.get("minimum"), node.get("maximum")
    if most is None:
        return "a whole number" + ("" if least is None else f" of at least {least}")
    return f"a whole number between {least} and {most}"


def _not_whole(error: ErrorDetails, location: Location) -> str:
    return _not(error, _whole_number(location))


def _not_text(error: ErrorDetails, location: Location) -> str:
    value = error["input"]
    pattern = node_at(location).get("pattern", "")
    if isinstance(value, (bool, int, float)) and re.search(pattern, shown(value)):
        quoted = f'"{shown(value)}"'
        return f"{shown(value)} is {_kind(value)}, not text; write it in quotes: {quoted}"
    return _not(error, f"text such as {example_at(location)}")


def _not_mapping(error: ErrorDetails, location: Location) -> str:
    keys = node_at(location).get("required", ())
    kind = f"with {', '.join(keys)}" if keys else f"such as {example_at(location)}"
    return _not(error, f"a mapping {kind}")


def _not_list(error: ErrorDetails, location: Location) -> str:
    return _not(error, f"a list such as {example_at(location)}")


def _not_boolean(error: ErrorDetails, _: Location) -> str:
    return _not(error, "true or false")


def _not(error: ErrorDetails, wanted: str) -> str:
    value = error["input"]
    if value is None:
        return f"has no value; give {wanted}"
    return f"{shown(value)} is {_kind(value)}; give {wanted}"


def _kind(value: object) -> str:
    kinds: Mapping[type, str] = {
        bool: "true or false",
        int: "a number",
        float: "a number",
        str: "text",
        list: "a list",
        tuple: "a list",
        dict: "a mapping",
        type(None): "nothing",
    }
    return kinds.get(type(value), "of another kind")


def _too_few(_: ErrorDetails, location: Location) -> str:
    return f"is empty; give at least one, such as {example_at(location)}"


def _too_many(error: ErrorDetails, _: Location) -> str:
    context: Mapping[str, Any] = error.get("ctx", {})
    return f"has {context.get('actual_length')} entries; at most {context.get('max_length')}"


def _unknown(error: ErrorDetails, _: Location) -> str:
    return f"{shown(error['input'])} is not valid: {error['msg'][:1].lower()}{error['msg'][1:]}"


_TRANSLATIONS: Mapping[str, Callable[[ErrorDetails, Location], str]] = {
    "bool_type": _not_boolean,
    "dict_type": _not_mapping,
    "extra_forbidden": _extra,
    "greater_than_equal": _too_small_or_large,
    "int_type": _not_whole,
    "is_instance_of": _own,
    "less_than_equal": _too_small_or_large,
    "literal_error": _literal,
    "mapping_type": _not_mapping,
    "missing": _missing,
    "model_type": _not_mapping,
    "string_type": _not_text,
    "too_long": _too_many,
    "too_short": _too_few,
    "tuple_type": _not_list,
    "value_error": _own,
}
