"""Policy documents as their statements, however a program writes them.

A document is JSON text or an object, its statements are one or a list, each element a text or a
list. Names of elements and condition keys, actions and operators are read whatever their case:
AWS ignores the case of most of them, and what it refuses never comes to be.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from ._inputs import UNKNOWN, Inputs, items
from ._json_text import parsed

DOCUMENTS_KEPT = 64  # several controls read one resource's document in turn


@dataclass(frozen=True)
class Condition:
    """One key of a statement's condition; operator and key in lower case."""

    operator: str
    key: str
    values: tuple[object, ...]


@dataclass(frozen=True)
class Statement:
    """One statement; its elements under names in lower case."""

    path: str
    elements: Mapping[str, object]

    def at(self, name: str) -> str:
        """The path of an element, for messages."""
        return f"{self.path}.{name}"

    def get(self, name: str) -> object:
        """What stands at an element."""
        return self.elements.get(name.lower())

    def texts(self, name: str) -> tuple[str, ...]:
        """The texts at an element that holds one or a list of them."""
        return tuple(item for item in items(self.get(name)) if isinstance(item, str))

    def is_unknown(self, name: str) -> bool:
        """Whether something at an element is not known yet."""
        return UNKNOWN in items(self.get(name))

    @property
    def allows(self) -> bool:
        """Whether it allows, or could once its effect is known."""
        return str(self.get("Effect")).lower() != "deny"

    @cached_property
    def actions(self) -> tuple[str, ...]:
        """Its actions in lower case."""
        return tuple(action.lower() for action in self.texts("Action"))

    def principals(self, kind: str) -> tuple[object, ...]:
        """Its principals of a kind: AWS, Service or Federated."""
        principal = self.get("Principal")
        if principal is UNKNOWN:
            return (UNKNOWN,)
        if isinstance(principal, Mapping):
            named = {str(name).lower(): value for name, value in principal.items()}
            everybody = items(named.get("*")) if "*" in named else ()
            return (*items(named.get(kind.lower())), *everybody)
        return items(principal) if kind == "AWS" else ()

    @cached_property
    def conditions(self) -> tuple[Condition, ...]:
        """Its conditions, each key by itself; an unknown part is one with the key ""."""
        return tuple(_conditions(self.get("Condition")))


@dataclass(frozen=True)
class Document:
    """A policy document.

    Attributes:
        path: Where it stands among the inputs.
        statements: Its statements, as far as they are known and are statements.
        unknown: Where something is not known that could be a statement.
        malformed: Where something is that is none.
    """

    path: str
    statements: tuple[Statement, ...] = ()
    unknown: tuple[str, ...] = ()
    malformed: tuple[str, ...] = ()

    @property
    def allowing(self) -> tuple[Statement, ...]:
        """Its statements without those that deny."""
        return tuple(statement for statement in self.statements if statement.allows)


def read(inputs: Inputs, path: str) -> Document | None:
    """The document at a path; None where nothing is given."""
    value = inputs.get(path)
    if value is None or value == "":
        return None
    where = inputs.at(path)
    return _read_text(value, where) if isinstance(value, str) else _read(value, where)


@lru_cache(maxsize=DOCUMENTS_KEPT)
def _read_text(text: str, path: str) -> Document:
    return _read(parsed(text), path)


def _read(value: object, path: str) -> Document:
    if value is UNKNOWN:
        return Document(path, unknown=(path,))
    given = _lower(value).get("statement") if isinstance(value, Mapping) else None
    blocks = tuple(Inputs({"Statement": given}, path).blocks("Statement"))
    return Document(
        path,
        tuple(Statement(b.path, _lower(b.value)) for b in blocks if isinstance(b.value, Mapping)),
        tuple(b.path for b in blocks if b.value is UNKNOWN),
        tuple(b.path for b in blocks if b.value is not UNKNOWN and not isinstance(b.value, Mapping))
        if blocks
        else (path,),
    )


def _lower(value: Mapping[object, object]) -> Mapping[str, object]:
    return {str(name).lower(): item for name, item in value.items()}


def _conditions(condition: object) -> Iterator[Condition]:
    if condition is UNKNOWN:
        yield Condition("", "", (UNKNOWN,))
    for operator, keys in condition.items() if isinstance(condition, Mapping) else ():
        name = str(operator).lower()
        if keys is UNKNOWN:
            yield Condition(name, "", (UNKNOWN,))
        for key, values in keys.items() if isinstance(keys, Mapping) else ():
            yield Condition(name, str(key).lower(), items(values))
