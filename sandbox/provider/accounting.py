"""What a declaration leaves open: every property has to be accounted for, with a source.

Each rule gives faults as sentences. A declaration without faults can still be wrong about facts
that only AWS knows, which is why each of those names its source.
"""

from collections.abc import Callable, Iterator
from itertools import chain

from sandbox.provider import rules_of_form, rules_of_properties
from sandbox.provider.declare import Resource
from sandbox.provider.errors import NotServedError

Rule = Callable[[Resource], Iterator[str]]

RULES: tuple[Rule, ...] = (
    rules_of_properties.unknown_properties,
    rules_of_properties.inputs_not_sent,
    rules_of_properties.inputs_not_changeable,
    rules_of_properties.replacements_not_declared,
    rules_of_properties.outputs_not_read,
    rules_of_form.members_not_sent,
    rules_of_properties.lists_without_an_order,
    rules_of_form.id_unlike_the_documented,
    rules_of_form.ids_that_would_change,
    rules_of_form.names_not_chosen,
    rules_of_form.tags_not_declared,
    rules_of_form.steps_never_done,
    rules_of_form.deletion_not_declared,
)


def faults(resource: Resource) -> list[str]:
    """Give everything that a declaration leaves open or says wrongly."""
    try:
        return sorted(chain.from_iterable(rule(resource) for rule in RULES))
    except NotServedError as error:
        return [str(error)]
