"""What the evaluator refuses, said so that a person can put it right."""

from collections.abc import Sequence


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


class RequestError(ValueError):
    """A request that does not say enough, or contradicts itself."""
