"""Condition keys: their types, and whether a request can lack them."""

from dataclasses import dataclass
from enum import StrEnum


class KeyType(StrEnum):
    """The type of a key's value, as the Service Authorization Reference names it."""

    STRING = "String"
    ARN = "ARN"
    BOOL = "Bool"
    NUMERIC = "Numeric"
    DATE = "Date"
    IP_ADDRESS = "IPAddress"


@dataclass(frozen=True, slots=True)
class ConditionKey:
    """A condition key.

    Attributes:
        name: as AWS writes it; `${...}` stands for what the writer of a policy chooses, as in
            aws:RequestTag/${TagKey}. Names match in any case.
        type: of one value.
        multivalued: a request can give several values, so that an operator needs ForAllValues or
            ForAnyValue.
        always_present: every signed request has it.
        is_global: requests to any service can have it.
    """

    name: str
    type: KeyType
    multivalued: bool = False
    always_present: bool = False
    is_global: bool = False


ARRAY = "ArrayOf"


def condition_key(
    name: str, type_name: str, *, always_present: bool = False, is_global: bool = False
) -> ConditionKey:
    """Make a key from its type's name, such as Bool or ArrayOfString."""
    return ConditionKey(
        name,
        KeyType(type_name.removeprefix(ARRAY)),
        multivalued=type_name.startswith(ARRAY),
        always_present=always_present,
        is_global=is_global,
    )
