"""The shape of a comparison: one value of the policy, ready for the values of requests."""

from collections.abc import Callable
from typing import Protocol

from bulkhead.evaluator.context import Context
from bulkhead.evaluator.errors import PolicyError
from bulkhead.evaluator.truth import Truth

ValueTest = Callable[[str, Context], Truth]
"""Takes one value of the request and the context that policy variables are filled from."""


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
