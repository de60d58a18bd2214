"""JSON in which every value knows its line and column.

The standard library's reader throws positions away, and none of the packages that keep them reads
JSON and nothing else; strings, numbers and words are left to the standard library. Stricter than
JSON itself in one point: a name written twice in one object is refused, since all but the last
would be ignored.
"""

import json
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import Never, TypeVar

from bulkhead.lint.nodes import Array, Node, Object, Place, Scalar

Read = TypeVar("Read")

DEEPEST = 100
NO_COMMENTS = "JSON has no comments; remove it"
_SPACE = re.compile(r"[ \t\r\n]*")
_SCALAR = '"-0123456789tfn'  # what one begins with


def _refuse_constant(text: str) -> Never:
    raise ValueError(text)


_DECODER = json.JSONDecoder(parse_constant=_refuse_constant)


class JsonError(ValueError):
    """The text is not JSON."""

    def __init__(self, place: Place, message: str) -> None:
        super().__init__(message)
        self.place = place


def read_json(text: str) -> Node:
    """Read JSON.

    Raises:
        JsonError: the text is not JSON; says where, and what would be right.
    """
    reader = _Reader(text)
    node = reader.value()
    reader.end()
    return node


class _Reader:
    """Goes through the text once, from the left."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self._at = 0
        self._depth = 0
        self._skip_space()

    def value(self) -> Node:
        """Read the value that begins here, and the space behind it."""
        place = self._place()
        match self._next():
            case "{":
                node: Node = Object(self._members(), place)
            case "[":
                node = Array(tuple(self._each("]", self.value)), place)
            case character if character and character in _SCALAR:
                node = Scalar(self._scalar(), place)
            case _:
                self._refuse()
        self._skip_space()
        return node

    def end(self) -> None:
        """Refuse anything that is left."""
        if self._at < len(self._text):
            raise self._error("the document ends before this; remove what follows")

    def _members(self) -> tuple[tuple[Scalar, Node], ...]:
        members = tuple(self._each("}", self._member))
        seen: set[object] = set()
        for name, _ in members:
            if name.value in seen:
                message = f"{name.value!r} is written twice in one object; write it once"
                raise JsonError(name.place, message)
            seen.add(name.value)
        return members

    def _member(self) -> tuple[Scalar, Node]:
        place = self._place()
        if self._next() != '"':
            missing = "a name in double quotes is missing here; write one"
            raise self._error(NO_COMMENTS if self._is_comment() else missing)
        name = Scalar(self._scalar(), place)
        self._skip_space()
        self._take(":", "a colon is missing behind the name")
        return name, self.value()

    def _each(self, closing: str, read: Callable[[], Read]) -> Iterator[Read]:
        """Read what stands between brackets, with commas between."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise self._error(f"nested deeper than {DEEPEST} levels; no policy is")
        self._at += 1
        self._skip_space()
        while self._next() != closing:
            yield read()
            if self._next() != closing:
                self._take(",", f"a comma or {closing!r} is missing here")
                if self._next() == closing:
                    raise self._error("a comma stands before the end; remove it")
        self._at += 1
        self._depth -= 1

    def _scalar(self) -> str | float | bool | None:
        try:
            value: str | float | bool | None
            value, self._at = _DECODER.raw_decode(self._text, self._at)
        except json.JSONDecodeError as error:
            raise JsonError(self._place(error.pos), f"{error.msg}; close or escape it") from None
        except ValueError:
            raise self._error("NaN and Infinity are no JSON; write a number") from None
        return value

    def _refuse(self) -> Never:
        if self._is_comment():
            raise self._error(NO_COMMENTS)
        if not self._next():
            raise self._error("the document ends in the middle; is it cut off?")
        raise self._error(f"no value can begin with {self._next()!r}; write a string, [ or {{")

    def _take(self, character: str, otherwise: str) -> None:
        if self._next() != character:
            raise self._error(NO_COMMENTS if self._is_comment() else otherwise)
        self._at += 1
        self._skip_space()

    def _is_comment(self) -> bool:
        return self._text.startswith(("//", "/*", "#"), self._at)

    def _next(self) -> str:
        return self._text[self._at : self._at + 1]

    def _skip_space(self) -> None:
        found = _SPACE.match(self._text, self._at)
        self._at = found.end() if found else self._at

    def _place(self, at: int | None = None) -> Place:
        offset = self._at if at is None else at
        line = bisect_right(self._starts, offset)
        return Place(line, offset - self._starts[line - 1] + 1)

    def _error(self, message: str) -> JsonError:
        return JsonError(self._place(), message)
