"""On which line of a JSON text a value stands."""

import re
from collections.abc import Iterator, Sequence
from json import JSONDecoder

_SPACE = re.compile(r"[ \t\n\r]*")
_DECODER = JSONDecoder()


def line_of(text: str, path: Sequence[str | int]) -> int:
    """Give the line, counted from 1, on which a value begins.

    Args:
        text: JSON that can be parsed.
        path: Keys and places (counted from 0) that lead to the value; what is not there is left
            out from the end, so that a value that is lacking is named by what lacks it.
    """
    at = _after_space(text, 0)
    for step in path:
        found = next((start for key, start in _members(text, at) if key == step), None)
        if found is None:
            break
        at = found
    return text.count("\n", 0, at) + 1


def _members(text: str, at: int) -> Iterator[tuple[str | int, int]]:
    """Give each member of the object or list that begins here, with where its value begins."""
    if text[at] not in "{[":
        return
    is_object, place = text[at] == "{", 0
    at = _after_space(text, at + 1)
    while text[at] not in "}]":
        key: str | int = place
        if is_object:
            key, at = _DECODER.raw_decode(text, at)
            at = _after_space(text, _after_space(text, at) + 1)
        yield key, at
        at = _after_space(text, _DECODER.raw_decode(text, at)[1])
        at = _after_space(text, at + 1) if text[at] == "," else at
        place += 1


def _after_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at
