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


def _values(value: ContextValue) -> tuple[str, ...]:
    """Write a value as AWS does: text, booleans in lower case, always a list."""
    if isinstance(value, bool):
        return ("true" if value else "false",)
    if isinstance(value, str | int | float):
        return (str(value),)
    return tuple(value)


@dataclass(frozen=True, slots=True)
class Context:
    """The keys of one request, by lower-case name; build it with `Context.of`."""

    values: Mapping[str, tuple[str, ...]]
    unknown: Mapping[str, str]
    absent: frozenset[str]
    others_unknown: bool = False

    def __post_init__(self) -> None:
        """Refuse a key that is stated in two ways."""
        present, unclear = self.values.keys(), self.unknown.keys()
        twice = (present & unclear) | (self.absent & (present | unclear))
        if twice:
            raise RequestError(f"context keys stated in two ways: {sorted(twice)}")

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
        given = {key.lower(): _values(value) for key, value in values.items()}
        present = {key: found for key, found in given.items() if found}
        lacking = frozenset({*map(str.lower, absent), *(given.keys() - present.keys())})
        if len(given) == len(values):
            return cls(present, {key.lower(): key for key in unknown}, lacking, others_unknown)
        raise RequestError(f"context keys differ in case only: {sorted(values)}")

    def states(self, key: str) -> bool:
        """Say whether anything was stated about the key: a value, unknown, or absent."""
        name = key.lower()
        return name in self.values or name in self.unknown or name in self.absent

    def lookup(self, key: str) -> tuple[str, ...] | Unknown | None:
        """Give the key's values, `None` when it is absent, or `Unknown`."""
        name = key.lower()
        found = self.values.get(name)
        if found is not None:
            return found
        if name in self.unknown:
            return Unknown(frozenset({self.unknown[name]}))
        if self.others_unknown and name not in self.absent:
            return Unknown(frozenset({key}))
        return None

    def with_defaults(
        self, values: Mapping[str, str | None], unknown: Iterable[str] = ()
    ) -> "Context":
        """Add values (`None`: absent) and unknown keys where nothing was stated about the key."""
        fresh = {key.lower(): value for key, value in values.items() if not self.states(key)}
        return Context(
            {**{key: (value,) for key, value in fresh.items() if value is not None}, **self.values},
            {**{key.lower(): key for key in unknown if not self.states(key)}, **self.unknown},
            self.absent | {key for key, value in fresh.items() if value is None},
            self.others_unknown,
        )
