"""Reading one YAML file: plain values, the place of each, and nothing that surprises.

Plain scalars follow the JSON-like core schema of YAML 1.2.2, as editors do, and not YAML 1.1:
`no`, `on` and `2012-10-17` are text. Numbers with a leading zero are text as well, because
account ids may have one. Keys are always text. Aliases, anchors and tags are refused: they hide
what a value is, and make small files huge.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

import yaml

from config.findings import Location

# libyaml is about ten times as fast; wheels of PyYAML contain it, some builds from source do not.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 40  # levels; beyond any policy document, and far from exhausting the stack
_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_BOOLEANS = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,17}(?:[eE][-+]?[0-9]{1,2})?)")


@dataclass(frozen=True, order=True)
class Position:
    """A place in a file; both count from 1."""

    line: int
    column: int


@dataclass(frozen=True)
class Mistake:
    """What is wrong with the YAML of a file."""

    position: Position
    location: Location
    message: str


@dataclass
class YamlFile:
    """What a file says.

    Attributes:
        value: The document; None if the file cannot be read as one.
        positions: Where each key of a mapping and each item of a list begins.
        mistakes: What is wrong with it as YAML.
    """

    value: object = None
    positions: dict[Location, Position] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)

    @property
    def is_readable(self) -> bool:
        """Whether there is a value, right or wrong."""
        return self.value is not None or not self.mistakes


class _Mark(Protocol):
    """Where the parser, in C or in Python, has found something; both count from 0."""

    line: int
    column: int


class _UnreadableError(Exception):
    def __init__(self, event: yaml.Event, message: str) -> None:
        super().__init__(message)
        self.position = _position(event.start_mark)


def read_yaml(text: str) -> YamlFile:
    """Read a YAML text; what is wrong with it is in the answer, not raised."""
    file = YamlFile()
    loader = _Loader(text)
    try:
        file.value = _Reader(loader.get_event, file).document()
    except _UnreadableError as error:
        file.mistakes.append(Mistake(error.position, (), str(error)))
    except yaml.YAMLError as error:
        file.mistakes.append(_syntax_mistake(error, text))
    finally:
        loader.dispose()
    return file


class _Reader:
    """Builds values from the parser's events, without recursing deeper than is allowed."""

    def __init__(self, next_event: Callable[[], yaml.Event], file: YamlFile) -> None:
        self._next = next_event
        self._file = file

    def document(self) -> object:
        self._next()  # the start of the stream
        start = self._next()
        if isinstance(start, yaml.StreamEndEvent):
            raise _UnreadableError(start, "is empty")
        value = self._value(self._next(), ())
        self._next()  # the end of the document
        after = self._next()
        if not isinstance(after, yaml.StreamEndEvent):
            raise _UnreadableError(after, "has a second document; put each into a file of its own")
        return value

    def _value(self, event: yaml.Event, location: Location) -> object:
        _refuse_indirection(event)
        if isinstance(event, yaml.ScalarEvent):
            return _scalar(event)
        if len(location) >= _DEEPEST:
            raise _UnreadableError(event, f"is nested deeper than {_DEEPEST} levels")
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(location)
        return self._sequence(location)

    def _mapping(self, location: Location) -> dict[str, object]:
        result: dict[str, object] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            _refuse_indirection(event)
            if not isinstance(event, yaml.ScalarEvent):
                raise _UnreadableError(event, "has a list or a mapping as a key; keys are text")
            key = event.value
            entry = (*location, key)
            if key in result:
                self._duplicate(event, entry)
                self._value(self._next(), (*location, key, "(again)"))
                continue
            self._file.positions[entry] = _position(event.start_mark)
            result[key] = self._value(self._next(), entry)
        return result

    def _sequence(self, location: Location) -> list[object]:
        result: list[object] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            entry = (*location, len(result))
            self._file.positions[entry] = _position(event.start_mark)
            result.append(self._value(event, entry))
        return result

    def _duplicate(self, event: yaml.ScalarEvent, entry: Location) -> None:
        first = self._file.positions[entry].line
        message = f"is given twice, first in line {first}; remove one of the two"
        self._file.mistakes.append(Mistake(_position(event.start_mark), entry, message))


def _refuse_indirection(event: yaml.Event) -> None:
    anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
    if anchor is not None:
        raise _UnreadableError(
            event, f"uses the anchor or alias {anchor}; write the value out instead"
        )
    if tag is not None:
        raise _UnreadableError(event, f"uses the tag {tag}; write a plain value instead")


def _scalar(event: yaml.ScalarEvent) -> object:
    text: str = event.value
    if event.style:  # quoted, or a block: text, whatever it looks like
        return text
    if text in _NULL:
        return None
    if text in _BOOLEANS:
        return _BOOLEANS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    return text


def _position(mark: _Mark | None) -> Position:
    return Position(mark.line + 1, mark.column + 1) if mark else Position(1, 1)


def _syntax_mistake(error: yaml.YAMLError, text: str) -> Mistake:
    if isinstance(error, yaml.MarkedYAMLError):
        return Mistake(_position(error.problem_mark), (), f"is not valid YAML: {error.problem}")
    before = text[: getattr(error, "position", 0)]
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return Mistake(Position(line, column), (), "has a character that YAML does not allow")
