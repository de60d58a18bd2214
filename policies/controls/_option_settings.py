"""Rules for settings that are a list of objects with a name and a value each."""

from collections.abc import Iterator, Mapping

from ._data_rules import unless_set
from ._finding import Finding, Undecided, Violation, shown
from ._inputs import UNKNOWN, Inputs, Unknown
from ._params import Params
from ._rules import Rule, in_each
from ._types import tokens

ENVIRONMENT = tokens("elasticbeanstalk", "Environment")
BEANSTALK = (*ENVIRONMENT, *tokens("elasticbeanstalk", "ConfigurationTemplate"))
"""Whose `settings` are option settings of Elastic Beanstalk's."""


def has_option(
    path: str, *, wanted: Mapping[str, tuple[str, ...]], problem: str, write: str
) -> Rule:
    """One of the objects at a path has all of some values, whatever the case of their letters."""

    def find(inputs: Inputs, _: Params) -> Iterator[Finding]:
        matches = [_matches(block, wanted) for block in inputs.blocks(path)]
        if True in matches:
            return
        if UNKNOWN in matches:
            yield Undecided(inputs.at(path))
        else:
            yield Violation(inputs.at(path), problem, write)

    return find


def beanstalk_sets(namespace: str, name: str, *values: str, problem: str) -> Rule:
    """An environment of Beanstalk's gives an option one of some values.

    Nothing is said of one that is made from a template, which has the settings.
    """
    wanted = {**_named(namespace, name), "value": tuple(value.lower() for value in values)}
    write = f'{{"namespace": "{namespace}", "name": "{name}", "value": "{values[0]}"}}'
    rule = has_option("settings", wanted=wanted, problem=problem, write=write)
    return unless_set("templateName", rule=rule)


def beanstalk_sets_not(namespace: str, name: str, *values: str, problem: str, write: str) -> Rule:
    """An environment or a template gives an option none of some values; without any, none at all.

    Args:
        namespace: The option's namespace.
        name: The option's name.
        values: Wrong values; whatever the case of their letters.
        problem: What is wrong with them.
        write: What to write instead.
    """
    unwanted = tuple(value.lower() for value in values)

    def find(option: Inputs, _: Params) -> Iterator[Finding]:
        given = option.get("value")
        of_this_name = _matches(option, _named(namespace, name))
        wrong = _among(given, unwanted) if unwanted else given not in (None, "")
        if of_this_name is False or wrong is False:
            return
        if UNKNOWN in (of_this_name, given):
            yield Undecided(option.at("value"))
        else:
            yield Violation(option.at("value"), f"is {shown(given)}: {problem}", write)

    return in_each("settings", find)


def an_option(namespace: str, name: str, value: str) -> dict[str, object]:
    """Inputs of an environment with one option, for proofs."""
    return {"settings": [{"namespace": namespace, "name": name, "value": value}]}


def _named(namespace: str, name: str) -> dict[str, tuple[str, ...]]:
    return {"namespace": (namespace,), "name": (name.lower(),)}


def _matches(block: Inputs, wanted: Mapping[str, tuple[str, ...]]) -> bool | Unknown:
    found = [_among(block.get(name), values) for name, values in wanted.items()]
    if False in found:
        return False
    return UNKNOWN if UNKNOWN in found else True


def _among(value: object, values: tuple[str, ...]) -> bool | Unknown:
    if value is UNKNOWN:
        return UNKNOWN
    text = str(value).lower() if isinstance(value, str | bool) else None
    return text in values
