"""Rules that many checks are made of."""

from collections.abc import Callable, Iterator

from ._finding import Finding, Undecided, Violation, shown
from ._inputs import UNKNOWN, Inputs, as_bool
from ._params import Params

Rule = Callable[[Inputs, Params], Iterator[Finding]]


def must_be(
    path: str, *, wanted: bool | str, write: str, default: bool | str | None = None
) -> Rule:
    """The value at a path is the wanted one.

    Args:
        path: Dotted path into the inputs.
        wanted: The one right value; a boolean may also be written as a string.
        write: The Pulumi code (Python) to write.
        default: What AWS or the provider takes where nothing is given.
    """

    def find(inputs: Inputs, _: Params) -> Iterator[Finding]:
        given = inputs.get(path)
        if given is UNKNOWN:
            yield Undecided(inputs.at(path))
        elif not _is(default if given is None else given, wanted=wanted):
            yield Violation(inputs.at(path), f"is {shown(given)}", write)

    return find


def must_be_set(path: str, *, write: str) -> Rule:
    """Something is given at a path; a value that is not known yet is something."""

    def find(inputs: Inputs, _: Params) -> Iterator[Finding]:
        if not inputs.is_set(path):
            yield Violation(inputs.at(path), "is not set", write)

    return find


def must_not_be_set(path: str, *, problem: str, write: str) -> Rule:
    """Nothing is given at a path; empty text and an empty list are nothing."""

    def find(inputs: Inputs, _: Params) -> Iterator[Finding]:
        given = inputs.get(path)
        if given is UNKNOWN:
            yield Undecided(inputs.at(path))
        elif given not in (None, "", [], ()):
            yield Violation(inputs.at(path), problem, write)

    return find


def must_not_be(
    path: str, *unwanted: str, problem: str, write: str, default: str | None = None
) -> Rule:
    """The value at a path is none of some values; the default stands where nothing is given."""

    def find(inputs: Inputs, _: Params) -> Iterator[Finding]:
        given = inputs.get(path)
        given = default if given is None else given
        if given is UNKNOWN:
            yield Undecided(inputs.at(path))
        elif given in unwanted:
            yield Violation(inputs.at(path), f"is {shown(given)}: {problem}", write)

    return find


def must_be_one_of(
    path: str, *wanted: str, problem: str, write: str, default: str | None = None
) -> Rule:
    """The value at a path is one of some texts.

    Args:
        path: Dotted path into the inputs.
        wanted: The right values.
        problem: What is wrong with any other.
        write: The Pulumi code (Python) to write.
        default: What AWS or the provider takes where nothing is given.
    """

    def find(inputs: Inputs, _: Params) -> Iterator[Finding]:
        given = inputs.get(path)
        if given is UNKNOWN:
            yield Undecided(inputs.at(path))
        elif (default if given is None else given) not in wanted:
            yield Violation(inputs.at(path), f"is {shown(given)}: {problem}", write)

    return find


def in_each(path: str, rule: Rule) -> Rule:
    """A rule for each of the objects at a path; there may be none."""

    def find(inputs: Inputs, params: Params) -> Iterator[Finding]:
        for block in inputs.blocks(path):
            yield from rule(block, params)

    return find


def all_of(*rules: Rule) -> Rule:
    """Each of some rules."""

    def find(inputs: Inputs, params: Params) -> Iterator[Finding]:
        for rule in rules:
            yield from rule(inputs, params)

    return find


def forbidden(problem: str, write: str) -> Rule:
    """A resource of this type should not be there at all."""

    def find(_: Inputs, __: Params) -> Iterator[Finding]:
        yield Violation("", problem, write)

    return find


def _is(given: object, *, wanted: bool | str) -> bool:
    return (as_bool(given) if isinstance(wanted, bool) else given) == wanted
