"""Text in a policy that stands for more than itself: wildcards and policy variables.

AWS, "IAM policy elements: Variables and tags":
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
- `*` stands for any characters or none, `?` for exactly one.
- `${key}` is the request's value of a key, `${key, 'text'}` gives a default for an absent one;
  a key with several values cannot be a variable. Only policies of version 2012-10-17 have them.
- `${*}`, `${?}` and `${$}` are those three characters themselves.

A variable that cannot be resolved makes its value match nothing. A value put in for a variable is
taken literally, also where it contains a wildcard.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache

from bulkhead.evaluator.context import Context
from bulkhead.evaluator.errors import PolicyError
from bulkhead.evaluator.truth import Truth, Unknown


class Wildcard(Enum):
    """A character that stands for others."""

    ANY = "*"
    ONE = "?"


@dataclass(frozen=True, slots=True)
class Variable:
    """A policy variable and the text that stands in where its key is absent."""

    key: str
    default: str | None


Token = str | Wildcard | Variable
Tokens = tuple[Token, ...]
Matcher = Callable[[str], bool]

_SPECIAL = re.compile(r"(\$\{[^}]*\}|[*?])")
_VARIABLE = re.compile(r"\$\{\s*([^,'\s](?:[^,']*[^,'\s])?)\s*(?:,\s*'([^']*)'\s*)?\}")
_ESCAPES = {"${*}": "*", "${?}": "?", "${$}": "$"}


def _token(text: str, *, wildcards: bool, variables: bool) -> Token:
    if text in {"*", "?"}:
        return Wildcard(text) if wildcards else text
    if not text.startswith("${") or not variables:
        return text
    if text in _ESCAPES:
        return _ESCAPES[text]
    found = _VARIABLE.fullmatch(text)
    if found is None:
        raise PolicyError([f"{text!r} is not a policy variable; write ${{key}} or ${{key, 'x'}}"])
    return Variable(found[1], found[2])


def _merged(tokens: list[Token]) -> Tokens:
    """Join neighbouring literals, so that text without a special character is one token."""
    merged: list[Token] = []
    for token in tokens:
        if isinstance(token, str) and merged and isinstance(merged[-1], str):
            merged[-1] += token
        else:
            merged.append(token)
    return tuple(merged)


def parse_template(text: str, *, wildcards: bool, variables: bool) -> Tokens:
    """Read a policy's text; what is not allowed as special here stays literal.

    Raises:
        PolicyError: a `${` that is not closed, or does not name a key.
    """
    parts = [part for part in _SPECIAL.split(text) if part]
    if variables and any("${" in part and not part.endswith("}") for part in parts):
        raise PolicyError([f"{text!r} opens a policy variable with '${{' and does not close it"])
    return _merged([_token(part, wildcards=wildcards, variables=variables) for part in parts])


def variable_keys(text: str) -> tuple[str, ...]:
    """Give the keys of the policy variables in a text that `parse_template` accepts."""
    return Template(parse_template(text, wildcards=True, variables=True)).keys


def expression(tokens: Tokens, one: str = ".") -> str:
    """Write text with wildcards as a regular expression that is linear in the text it is tried on.

    Each stretch between two `*` is looked for once, leftmost first, and never given back (an
    atomic group): for such patterns the leftmost place is as good as any other.

    Args:
        tokens: the text, without policy variables.
        one: the expression of a single character that wildcards stand for.
    """
    stretches = [""]
    for token in tokens:
        if token is Wildcard.ANY:
            stretches.append("")
        else:
            stretches[-1] += one if token is Wildcard.ONE else re.escape(str(token))
    if len(stretches) == 1:
        return stretches[0]
    first, *middle, last = stretches
    return (
        first + "".join(f"(?>{one}*?{stretch})" for stretch in middle if stretch) + f"{one}*{last}"
    )


@lru_cache(maxsize=65_536)
def matcher(tokens: tuple[str | Wildcard, ...], *, ignore_case: bool = False) -> Matcher:
    """Turn text with wildcards into a test."""
    return one_of((expression(tokens),), ignore_case=ignore_case)


def one_of(expressions: Iterable[str], *, ignore_case: bool = False) -> Matcher:
    """Turn regular expressions into a test that passes where the whole text matches one of them."""
    flags = re.DOTALL | (re.IGNORECASE if ignore_case else re.NOFLAG)
    fullmatch = re.compile("|".join(f"(?:{each})" for each in expressions), flags).fullmatch
    return lambda text: fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Template:
    """A policy's text, ready to be compared with a request's text.

    Attributes:
        tokens: what it is made of.
        ignore_case: whether letters match in any case.
        test: the test of a text without policy variables, which is the same for every request.
    """

    tokens: Tokens
    ignore_case: bool = False
    test: Matcher | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Make the test once where no request changes it."""
        fixed = tuple(token for token in self.tokens if isinstance(token, str | Wildcard))
        test = matcher(fixed, ignore_case=self.ignore_case) if fixed == self.tokens else None
        object.__setattr__(self, "test", test)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of its policy variables."""
        return tuple(token.key for token in self.tokens if isinstance(token, Variable))

    def resolve(self, context: Context) -> tuple[str | Wildcard, ...] | Unknown | None:
        """Put the request's values in; `None` when a variable has none."""
        resolved: list[str | Wildcard] = []
        missing = frozenset[str]()
        for token in self.tokens:
            value = _variable_value(token, context) if isinstance(token, Variable) else token
            if value is None:
                return None
            if isinstance(value, Unknown):
                missing |= value.keys
            else:
                resolved.append(value)
        return Unknown(missing) if missing else tuple(resolved)

    def matches(self, text: str, context: Context) -> Truth:
        """Say whether the request's text is what this stands for."""
        if self.test is not None:
            return self.test(text)
        pattern = self.resolve(context)
        if isinstance(pattern, Unknown):
            return pattern
        return pattern is not None and matcher(pattern, ignore_case=self.ignore_case)(text)


def _variable_value(variable: Variable, context: Context) -> str | Unknown | None:
    found = context.lookup(variable.key)
    if found is None:
        return variable.default
    if isinstance(found, Unknown):
        return found
    return found[0] if len(found) == 1 else None
