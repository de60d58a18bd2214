"""The shape of a comparison: one value of the policy, ready for the values of requests."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from bulkhead.evaluator.context import Context
from bulkhead.evaluator.errors import PolicyError
from bulkhead.evaluator.templates import Matcher, Template, Tokens, expression, one_of
from bulkhead.evaluator.truth import Truth

ValueTest = Callable[[str, Context], Truth]
"""Takes one value of the request and the context that policy variables are filled from."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A comparison with text that no request changes, as a regular expression.

    Attributes:
        expression: the expression that the whole of the request's value must match.
        ignore_case: whether letters match in any case.
        test: the same, compiled.
    """

    expression: str
    ignore_case: bool = False
    test: Matcher = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Compile it."""
        test = one_of([self.expression], ignore_case=self.ignore_case)
        object.__setattr__(self, "test", test)

    def __call__(self, text: str, _context: Context) -> bool:
        """Say whether the value matches."""
        return self.test(text)


def joined(tests: Sequence[ValueTest]) -> tuple[ValueTest, ...]:
    """Make one pattern of several, such as a list of exempt roles, so that one look answers."""
    patterns = [test for test in tests if isinstance(test, Pattern)]
    if len(patterns) < len(tests) or len({pattern.ignore_case for pattern in patterns}) != 1:
        return tuple(tests)
    every = "|".join(f"(?:{pattern.expression})" for pattern in patterns)
    return (Pattern(every, patterns[0].ignore_case),)


def text_test(tokens: Tokens, *, ignore_case: bool = False) -> ValueTest:
    """Compare a whole value with a policy's text."""
    template = Template(tokens, ignore_case=ignore_case)
    return template.matches if template.keys else Pattern(expression(tokens), ignore_case)


class Compiler(Protocol):
    """Turns one value of the policy into a test, or raises a `PolicyError`."""

    def __call__(self, text: str, *, variables: bool) -> ValueTest:
        """Make the test; `variables` says whether the policy's version has policy variables."""


def fixed(test: Callable[[str], bool]) -> ValueTest:
    """Make a test of which the policy's side holds no policy variable."""
    return lambda text, _context: test(text)


def refuse_variables(text: str, *, variables: bool) -> None:
    """Refuse a policy variable where AWS has none.

    AWS, "Where you can use policy variables": not with numeric, date, binary, IP address and Null
    operators. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html

    Raises:
        PolicyError: the text holds one.
    """
    if variables and "${" in text:
        raise PolicyError([f"{text!r}: this operator takes no policy variable; write the value"])
