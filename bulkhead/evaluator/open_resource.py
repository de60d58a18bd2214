"""A resource of which not the whole ARN is known, as in a record of a request that was made.

What is known is a set of patterns, one of which the ARN matches. A statement's pattern may match
all of these ARNs, none of them, or some; the third leaves the statement open, and what is missing
is then the resource itself.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import product

from bulkhead.evaluator.templates import Wildcard, matcher
from bulkhead.evaluator.truth import Truth, Unknown

RESOURCE = "resource"
"""What is missing where the resource would decide; it is no condition key."""

_FRESH = "\0"
"""A character that no policy writes: only a wildcard matches it."""
_STARS_AT_MOST = 3

_UNKNOWN = re.compile(r"(\*\*|\*|\?)")

Pattern = tuple[str | Wildcard, ...]


class Stretch(Enum):
    """Text that is not known."""

    TEXT = "**"
    FIELD = "*"


Known = tuple[str | Wildcard | Stretch, ...]
"""The characters of what is known, and of what is not."""


@dataclass(frozen=True, slots=True)
class OpenResource:
    """A resource that matches one of some patterns.

    In them `**` stands for any text that is not known, `*` for text without a colon, such as an
    id or a name, and `?` for one character.

    Attributes:
        patterns: at least one; `**` where nothing is known.
    """

    patterns: tuple[str, ...] = ("**",)

    @property
    def shown(self) -> str:
        """What is known, as people read it."""
        return " or ".join(self.patterns).replace("**", "*")

    def matched_by(self, pattern: Pattern) -> Truth:
        """Say whether the pattern of a statement matches the resource."""
        answers = {_relation(pattern, each) for each in self.patterns}
        if len(answers) == 1 and None not in answers:
            return answers == {True}
        return Unknown(frozenset({RESOURCE}))


@lru_cache(maxsize=65_536)
def _relation(pattern: Pattern, known: str) -> bool | None:
    """Say whether all that is like `known` is matched, or nothing; None: only some of it.

    Where `known` has many stretches, only the pattern `*` is said to match all of it.
    """
    if not _meet(_characters(pattern), _parsed(known)):
        return False
    return True if _contains(pattern, known) else None


def _parsed(known: str) -> Known:
    parts = [part for part in _UNKNOWN.split(known) if part]
    return tuple(token for part in parts for token in _tokens(part))


def _tokens(part: str) -> Known:
    if part == Wildcard.ONE.value:
        return (Wildcard.ONE,)
    return (Stretch(part),) if part.startswith("*") else tuple(part)


def _characters(pattern: Pattern) -> Pattern:
    return tuple(
        part for token in pattern for part in (token if isinstance(token, str) else (token,))
    )


def _contains(pattern: Pattern, known: str) -> bool:
    """Say whether the pattern matches every text that is like `known`.

    Only wildcards match the fresh character. Where a stretch of them is longer than the pattern
    has `?`, a `*` takes part in matching it, and would take any other text of that length or more
    as well; the shorter stretches are tried one by one.
    """
    known = known.replace(Stretch.TEXT.value, Stretch.FIELD.value)
    stars = known.count(Stretch.FIELD.value)
    if stars > _STARS_AT_MOST:
        return pattern == (Wildcard.ANY,)
    lengths = range(pattern.count(Wildcard.ONE) + 2)
    test = matcher(pattern)
    return all(test(text) for text in _instances(known, stars, lengths))


def _instances(known: str, stars: int, lengths: range) -> Iterator[str]:
    first, *rest = known.replace("?", _FRESH).split("*")
    for chosen in product(lengths, repeat=stars):
        stretches = (_FRESH * n + text for n, text in zip(chosen, rest, strict=True))
        yield first + "".join(stretches)


def _meet(left: Pattern, right: Known) -> bool:
    """Say whether some text matches both, a statement's pattern and what is known.

    Walks both at once: `reached` holds how much of the right one can be used up together with the
    part of the left one that was looked at.
    """
    reached = _skipped({0}, right)
    for token in left:
        if token is Wildcard.ANY:
            reached = set(range(min(reached), len(right) + 1)) if reached else reached
        else:
            reached = _skipped(_stepped(reached, token, right), right)
    return len(right) in reached


def _stepped(reached: set[int], character: str | Wildcard, right: Known) -> set[int]:
    """Use one character: an unknown stretch stays where it is, everything else moves on."""
    after = set[int]()
    for at in reached:
        other = right[at] if at < len(right) else None
        if isinstance(other, Stretch):
            if other is Stretch.TEXT or character != ":":
                after.add(at)
        elif other is not None and (other == character or Wildcard.ONE in {other, character}):
            after.add(at + 1)
    return after


def _skipped(reached: set[int], right: Known) -> set[int]:
    """Add the places behind an unknown stretch, which may stand for nothing."""
    whole = set(reached)
    for at in sorted(reached):
        behind = at
        while behind < len(right) and isinstance(right[behind], Stretch):
            behind += 1
            whole.add(behind)
    return whole
