"""Conditions with their positions, and what they mean for an absent key."""

from collections.abc import Iterator
from dataclasses import dataclass

from bulkhead.evaluator.operators import OPERATORS
from bulkhead.lint.nodes import Node, Object
from bulkhead.lint.text import Text, texts

IF_EXISTS = "IfExists"


@dataclass(frozen=True, slots=True)
class Clause:
    """One operator on one key.

    Attributes:
        operator: as written, such as ForAnyValue:StringLikeIfExists.
        key: the condition key.
        values: what it is compared with.
    """

    operator: Text
    key: Text
    values: tuple[Text, ...]

    @property
    def qualifier(self) -> str:
        """ForAllValues, ForAnyValue, or nothing."""
        return self.operator.value.rpartition(":")[0]

    @property
    def base(self) -> str:
        """The operator without what stands before and behind it."""
        return self.operator.value.rpartition(":")[2].removesuffix(IF_EXISTS)

    @property
    def if_exists(self) -> bool:
        """It holds for an absent key because it says so."""
        return self.operator.value.endswith(IF_EXISTS)

    @property
    def negated(self) -> bool:
        """It asks that no value matches."""
        return self.base in OPERATORS and OPERATORS[self.base].negated

    @property
    def family(self) -> str:
        """String, Arn, Bool, Numeric, Date, IpAddress, Binary or Null; nothing if unknown."""
        if self.base == "NotIpAddress":
            return "IpAddress"
        families = ("String", "Arn", "Bool", "Numeric", "Date", "IpAddress", "Binary", "Null")
        return next((family for family in families if self.base.startswith(family)), "")

    @property
    def holds_when_absent(self) -> bool:
        """It holds for a request without the key."""
        if self.base == "Null":
            return self.asks_for("true")
        if self.if_exists or self.qualifier == "ForAllValues":
            return True
        return self.negated and not self.qualifier

    def asks_for(self, value: str) -> bool:
        """Say whether this is its only value, in any case."""
        return [text.value.lower() for text in self.values] == [value]

    def __str__(self) -> str:
        """Write operator and key."""
        return f"{self.operator.value} {self.key.value}"


def clauses(node: Node | None) -> Iterator[Clause]:
    """Read a `Condition` element."""
    for operator, keys in node.members if isinstance(node, Object) else ():
        for key, values in keys.members if isinstance(keys, Object) else ():
            yield Clause(_named(operator), _named(key), texts(values))


def _named(node: Node) -> Text:
    return texts(node)[0]
