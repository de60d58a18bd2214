"""The outputs of a preview: what is known before anything is done.

At creation every output that AWS computes is unknown. In an update an output keeps its recorded
value, as Terraform's plan has it, except those that the type declares as `unknown_on_update` and
those that follow from an unknown input.
"""

from typing import Any

from sandbox.provider.check import DEFAULTS
from sandbox.provider.declare import Resource
from sandbox.provider.schema import resource_schema
from sandbox.provider.values import UNKNOWN, Properties


def planned_creation(resource: Resource, inputs: Properties) -> dict[str, Any]:
    """Give the outputs of a resource that does not exist yet."""
    schema = resource_schema(resource.type)
    computed = {
        name: UNKNOWN
        for name in schema.outputs
        if schema.is_computed(name) and name not in {*resource.absent, *resource.unserved}
    }
    return {**computed, **_given(inputs)}


def planned_update(resource: Resource, state: Properties, inputs: Properties) -> dict[str, Any]:
    """Give the outputs of a resource that would be changed."""
    schema = resource_schema(resource.type)
    stays = {
        name: value
        for name, value in state.items()
        if name not in schema.inputs or schema.is_computed(name)
    }
    unknown = {name: UNKNOWN for name in resource.unknown_on_update if name not in inputs}
    return {**stays, **_given(inputs), **unknown}


def _given(inputs: Properties) -> dict[str, Any]:
    return {name: value for name, value in inputs.items() if name != DEFAULTS}
