"""The request context: which condition keys a request carries, and with which values.

AWS, "The request context" and "Condition": key names are not case-sensitive, and a key is either
present with one or more values or absent.
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
A person who asks about a request may not know a key. So a key has a third state here, unknown,
which is not the same as absent: an absent key decides conditions, an unknown one leaves them open.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bulkhead.evaluator.errors import RequestError
from bulkhead.evaluator.truth import Unknown

ContextValue = str | bool | int | float | Iterable[str]
State = tuple[str, ...] | str | None
"""Of one key: its values; or unknown, as the key's name in the spelling that people use; or absent.

Plain values, because a million requests are made of them.
"""
States = Mapping[str, State]
"""State by the key's name in lower case."""


def _values(value: ContextValue) -> tuple[str, ...]:
    """Write a value as AWS does: text, booleans in lower case, always a list."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, bool):
        return ("true" if value else "false",)
    if isinstance(value, int | float):
        return (str(value),)
    return tuple(value)


@dataclass(slots=True)  # not frozen: to freeze one takes five times as long as to make it
class Context:
    """The keys of one request; nothing changes it once it is made.

    `Context.of` makes it from what people write. Who makes very many gives `states` directly: names
    in lower case, values as tuples of text, none of them empty.

    Attributes:
        states: what is stated about keys.
        derived: what follows from caller and resource, for keys of which nothing is stated;
            the first that has a key counts.
        others_unknown: every other key is unknown; otherwise it is absent.
    """

    states: States
    derived: tuple[States, ...] = ()
    others_unknown: bool = False

    @classmethod
    def of(
        cls,
        values: Mapping[str, ContextValue],
        *,
        unknown: Iterable[str] = (),
        absent: Iterable[str] = (),
        others_unknown: bool = False,
    ) -> "Context":
        """State what is known of a request; a key with an empty list counts as absent.

        Args:
            values: keys that it carries.
            unknown: keys of which it is not known whether it carries them.
            absent: keys that it is known not to carry.
            others_unknown: every other key is unknown; otherwise it is absent.

        Raises:
            RequestError: a key is stated twice.
        """
        given: dict[str, State] = {k.lower(): _values(v) or None for k, v in values.items()}
        if len(given) < len(values):
            raise RequestError(f"context keys differ in case only: {sorted(values)}")
        unclear: dict[str, State] = {key.lower(): key for key in unknown}
        lacking: dict[str, State] = {key.lower(): None for key in absent}
        twice = (given.keys() & unclear.keys()) | (lacking.keys() & (given.keys() | unclear.keys()))
        if twice:
            raise RequestError(f"context keys stated in two ways: {sorted(twice)}")
        return cls({**given, **unclear, **lacking}, others_unknown=others_unknown)

    def lookup(self, key: str) -> tuple[str, ...] | Unknown | None:
        """Give the key's values, `None` when it is absent, or `Unknown`."""
        name = key.lower()
        for states in (self.states, *self.derived):
            if name in states:
                state = states[name]
                return Unknown(frozenset({state})) if isinstance(state, str) else state
        return Unknown(frozenset({key})) if self.others_unknown else None

    def deriving(self, *derived: States) -> "Context":
        """Add keys of which nothing is stated yet."""
        return Context(self.states, (*self.derived, *derived), self.others_unknown)
