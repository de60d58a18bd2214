"""Rules for settings of data and logs: enough days, only in production, only for some kinds."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from ._check import Check
from ._finding import Finding, Undecided, Violation, judge, shown
from ._inputs import UNKNOWN, Inputs, items
from ._numbers import as_number
from ._params import Params
from ._rules import Rule, must_be


def backup_days(params: Params) -> int:
    """For how many days automatic backups are kept."""
    return params.backup_retention_days


def at_least(
    path: str, least: Callable[[Params], int], *, write: str, default: int | None = None
) -> Rule:
    """The number at a path is not smaller than one of the parameters.

    Args:
        path: Dotted path into the inputs.
        least: The smallest right number.
        write: The Pulumi code (Python) to write, with `{least}` for that number.
        default: What AWS or the provider takes where nothing is given.
    """

    def find(inputs: Inputs, params: Params) -> Iterator[Finding]:
        given = inputs.get(path)
        number = as_number(default if given is None else given)
        if number is UNKNOWN:
            yield Undecided(inputs.at(path))
        elif number is None or number < least(params):
            problem = f"is {shown(given)}, and at least {least(params)} is asked for"
            yield Violation(inputs.at(path), problem, write.format(least=least(params)))

    return find


def at_most(path: str, most: Callable[[Params], int], *, write: str) -> Rule:
    """The number at a path, if there is one, is not greater than one of the parameters.

    Args:
        path: Dotted path into the inputs.
        most: The greatest right number.
        write: The code to write, with `{most}` for that number.
    """

    def find(inputs: Inputs, params: Params) -> Iterator[Finding]:
        given = inputs.get(path)
        number = as_number(given)
        if number is UNKNOWN:
            yield Undecided(inputs.at(path))
        elif number is not None and number > most(params):
            problem = f"is {shown(given)}, and at most {most(params)} is right"
            yield Violation(inputs.at(path), problem, write.format(most=most(params)))

    return find


def includes(path: str, *names: str, write: str) -> Rule:
    """The list at a path holds each of some names; without any it holds anything at all."""

    def find(inputs: Inputs, _: Params) -> Iterator[Finding]:
        given = inputs.get(path)
        found = items(given)
        if given is UNKNOWN or UNKNOWN in found:
            yield Undecided(inputs.at(path))
        elif not found:
            yield Violation(inputs.at(path), "is not set", write)
        elif missing := [name for name in names if name not in found]:
            yield Violation(inputs.at(path), f"lacks {', '.join(missing)}", write)

    return find


def one_of(path: str, *wanted: str, write: str, default: str | None = None) -> Rule:
    """The text at a path is one of some, whatever the case of its letters."""

    def find(inputs: Inputs, _: Params) -> Iterator[Finding]:
        given = inputs.get(path)
        text = default if given is None else given
        if not isinstance(text, str) or text.upper() not in wanted:
            yield judge(inputs, path, f"is {shown(given)}", write)

    return find


def in_production(rule: Rule) -> Rule:
    """A rule for stacks of production only."""

    def find(inputs: Inputs, params: Params) -> Iterator[Finding]:
        if params.production:
            yield from rule(inputs, params)

    return find


def unless_set(*paths: str, rule: Rule) -> Rule:
    """A rule for resources with none of some inputs."""

    def find(inputs: Inputs, params: Params) -> Iterator[Finding]:
        if not any(inputs.is_set(path) for path in paths):
            yield from rule(inputs, params)

    return find


def where(path: str, applies: Callable[[str], bool], *, rule: Rule, default: str = "") -> Rule:
    """A rule for the kinds of a resource that a text in lower case says; undecided without it."""

    def find(inputs: Inputs, params: Params) -> Iterator[Finding]:
        given = inputs.get(path)
        if given is UNKNOWN:
            if any(True for _ in rule(inputs, params)):
                yield Undecided(inputs.at(path))
        elif applies(given.lower() if isinstance(given, str) else default):
            yield from rule(inputs, params)

    return find


def unless_memcached(rule: Rule) -> Rule:
    """A rule for caches that have snapshots and users; Memcached has neither."""
    return where("engine", "memcached".__ne__, rule=rule)


def any_of(rules: Iterable[Rule], problem: str, *, write: str) -> Rule:
    """At least one of some rules is silent; undecided where one is that may turn out to be."""
    alternatives = tuple(rules)

    def find(inputs: Inputs, params: Params) -> Iterator[Finding]:
        found = [list(rule(inputs, params)) for rule in alternatives]
        if not all(found):
            return
        open_ones = (f for f in found if not any(isinstance(each, Violation) for each in f))
        if undecided := next(open_ones, None):
            yield undecided[0]
        else:
            yield Violation("", problem, write)

    return find


def switch(
    name: str,
    types: tuple[str, ...],
    path: str,
    *,
    on: bool = True,
    default: bool | None = None,
    write: str,
) -> Check:
    """A check in production of one boolean, with its proof.

    Args:
        name: Name within the control.
        types: The types that have the boolean.
        path: Where it is; not nested.
        on: Whether it should be true.
        default: What AWS or the provider takes where nothing is given.
        write: The Pulumi code (Python) to write.
    """
    unset: tuple[Mapping[str, object], ...] = ({},)
    right = default is on
    return Check(
        name=name,
        types=types,
        find=in_production(must_be(path, wanted=on, default=default, write=write)),
        passes=({path: on}, {path: str(on).lower()}, *(unset if right else ())),
        fails=({path: not on}, {path: str(not on).lower()}, *(() if right else unset)),
    )
