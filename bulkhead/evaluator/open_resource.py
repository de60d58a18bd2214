"""A resource of which not the whole ARN is known, as in a record of a request that was made.

What is known is a set of patterns, one of which the ARN matches. A statement's pattern may match
all of these ARNs, none of them, or some; the third leaves the statement open, and what is missing
is then the resource itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from bulkhead.evaluator.templates import Wildcard, matcher, parse_template
from bulkhead.evaluator.truth import Truth, Unknown

RESOURCE = "resource"
"""What is missing where the resource would decide; it is no condition key."""

_FRESH = "\0"
"""A character that no policy writes: only a wildcard matches it."""
_STARS_AT_MOST = 3

Pattern = tuple[str | Wildcard, ...]


@dataclass(frozen=True, slots=True)
class OpenResource:
    """A resource that matches one of some patterns; `*` and `?` stand for what is not known.

    Attributes:
        patterns: at least one; `*` where nothing is known.
    """

    patterns: tuple[str, ...] = ("*",)

    @property
    def shown(self) -> str:
        """What is known, as people read it."""
        return " or ".join(self.patterns)

    def matched_by(self, pattern: Pattern) -> Truth:
        """Say whether the pattern of a statement matches the resource."""
        answers = {_relation(pattern, each) for each in self.patterns}
        if len(answers) == 1 and None not in answers:
            return answers == {True}
        return Unknown(frozenset({RESOURCE}))


@lru_cache(maxsize=65_536)
def _relation(pattern: Pattern, known: str) -> bool | None:
    """Say whether all that is like `known` is matched, or nothing; None: only some of it.

    Where `known` has many `*`, all of it is only told from some by a pattern that is `*` itself.
    """
    if not _meet(_characters(pattern), _characters(_parsed(known))):
        return False
    return True if _contains(pattern, known) else None


def _parsed(text: str) -> Pattern:
    tokens = parse_template(text, wildcards=True, variables=False)
    return tuple(token for token in tokens if isinstance(token, str | Wildcard))


def _characters(pattern: Pattern) -> tuple[str | Wildcard, ...]:
    return tuple(
        part for token in pattern for part in (token if isinstance(token, str) else (token,))
    )


def _contains(pattern: Pattern, known: str) -> bool:
    """Say whether the pattern matches every text that is like `known`.

    Only wildcards match the fresh character. Where a stretch of them is longer than the pattern
    has `?`, a `*` takes part in matching it, and would take any other text of that length or more
    as well; the shorter stretches are tried one by one.
    """
    stars = known.count("*")
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


def _meet(left: tuple[str | Wildcard, ...], right: tuple[str | Wildcard, ...]) -> bool:
    """Say whether some text matches both patterns.

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


def _stepped(
    reached: set[int], token: str | Wildcard, right: tuple[str | Wildcard, ...]
) -> set[int]:
    """Use one character: a `*` on the right stays where it is, everything else moves on."""
    after = set[int]()
    for at in reached:
        other = right[at] if at < len(right) else None
        if other is Wildcard.ANY:
            after.add(at)
        elif other is not None and (other == token or Wildcard.ONE in {other, token}):
            after.add(at + 1)
    return after


def _skipped(reached: set[int], right: tuple[str | Wildcard, ...]) -> set[int]:
    """Add the places behind a `*`, which may stand for nothing."""
    whole = set(reached)
    for at in sorted(reached):
        behind = at
        while behind < len(right) and right[behind] is Wildcard.ANY:
            behind += 1
            whole.add(behind)
    return whole
