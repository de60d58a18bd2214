"""What the evaluator refuses, said so that a person can put it right."""

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


class PolicyError(ValueError):
    """A policy that cannot be decided upon: malformed, or using what is not supported.

    Attributes:
        problems: every problem found, each naming the place, the value, and what would be right.
    """

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)

    def within(self, place: str) -> list[str]:
        """Give the problems with the place in front that they were found in."""
        return [f"{place}: {problem}" for problem in self.problems]


def gathered(problems: list[str], make: Callable[[], T], otherwise: T) -> T:
    """Make a part of a policy; what is wrong with it joins the problems, so that all come at once.

    Args:
        problems: the problems found so far.
        make: makes the part.
        otherwise: stands in for a part that is wrong.
    """
    try:
        return make()
    except PolicyError as error:
        problems += error.problems
        return otherwise


class RequestError(ValueError):
    """A request that does not say enough, or contradicts itself."""
