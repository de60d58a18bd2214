"""Three-valued logic: true, false, or not known because the values of some keys are not known.

This is Kleene's strong logic of indeterminacy (S. C. Kleene, Introduction to Metamathematics,
1952, section 64). It is monotone: learning the value of a key can turn "unknown" into true or
false, and can never turn one definite answer into the other.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unknown:
    """An answer that hangs on keys whose presence or value is not known."""

    keys: frozenset[str]

    def __post_init__(self) -> None:
        """Refuse an unknown that nothing could resolve."""
        if not self.keys:
            raise ValueError("an unknown answer names at least one key it hangs on")

    def __bool__(self) -> bool:
        """Refuse to be taken for true or false by an `if`."""
        raise TypeError("an unknown answer is neither true nor false; compare with `is`")


Truth = bool | Unknown


def negate(truth: Truth) -> Truth:
    """Give the opposite; the opposite of unknown is unknown."""
    return truth if isinstance(truth, Unknown) else not truth


def missing_keys(*truths: Truth) -> frozenset[str]:
    """Collect the keys that the unknown ones among the answers hang on."""
    unknowns = (truth.keys for truth in truths if isinstance(truth, Unknown))
    return frozenset[str]().union(*unknowns)


def any_of(truths: Iterable[Truth]) -> Truth:
    """Or: true when one is true; false when all are false (or there are none)."""
    unknown: Unknown | None = None
    for truth in truths:
        if truth is True:
            return True
        if truth is not False:
            unknown = _joined(unknown, truth)
    return False if unknown is None else unknown


def all_of(truths: Iterable[Truth]) -> Truth:
    """And: false when one is false; true when all are true (or there are none)."""
    unknown: Unknown | None = None
    for truth in truths:
        if truth is False:
            return False
        if truth is not True:
            unknown = _joined(unknown, truth)
    return True if unknown is None else unknown


def _joined(left: Unknown | None, right: Unknown) -> Unknown:
    return right if left is None else Unknown(left.keys | right.keys)
