"""Read: the state of a resource as AWS tells it, and the inputs that would give this state.

A state is never an echo of what was asked for. What AWS does not tell is declared: `kept` and
`local` inputs come from the last recorded state.
"""

from collections.abc import Mapping
from typing import Any

from sandbox.provider import tagging
from sandbox.provider.check import DEFAULTS
from sandbox.provider.compare import is_set, same, sorted_set
from sandbox.provider.declare import Resource
from sandbox.provider.errors import CallFailedError
from sandbox.provider.expressions import evaluate
from sandbox.provider.matching import filled
from sandbox.provider.schema import resource_schema
from sandbox.provider.session import Session
from sandbox.provider.steps import Call, Run
from sandbox.provider.values import Json, Properties, is_empty
from sandbox.provider.work import ResourceAtWork


def read(
    resource: Resource, session: Session, resource_id: str, known: Properties
) -> dict[str, Any] | None:
    """Give the state of a resource; None when it is no more.

    Args:
        resource: the declared type.
        session: the provider instance.
        resource_id: the resource's id, or its import id.
        known: what is known of it: the recorded state, or the inputs it was made of; empty when it
            is imported.
    """
    work = ResourceAtWork(resource, session, known, resource_id)
    schema = resource_schema(resource.type)
    state = {name: work.properties[name] for name in resource.id_parts if name in schema.outputs}
    answered: Json = None
    first = next((step for step in resource.read if isinstance(step, Call)), resource.read[0])
    for step in resource.read:
        found, answer = _read_step(work, step, is_first=step is first)
        if found is None:
            return None
        answered = answer if step is first else answered
        state.update({name: found[name] for name in found if name in schema.outputs})
    if resource.gone_when and evaluate(resource.gone_when, state):
        return None
    state |= _never_told(resource, known)
    if schema.is_regional:
        state["region"] = work.region
    return _sorted(resource, state) | _tags(work, answered, known)


def inputs_of(resource: Resource, state: Properties, old: Properties) -> dict[str, Any]:
    """Give the inputs that a state stands for.

    On refresh they are the old inputs brought up to date; on import, where there are none, they
    are everything that is set and is not a default.
    """
    schema = resource_schema(resource.type)
    names = [name for name in old if name != DEFAULTS] or [
        name for name in schema.inputs if _is_given(resource, name, state.get(name))
    ]
    inputs = {name: state[name] for name in names if state.get(name) is not None}
    for name, value in inputs.items():
        if name in old and same(resource, name, old[name], value):
            inputs[name] = old[name]
    return {**inputs, DEFAULTS: list(old.get(DEFAULTS, ()))}


def _is_given(resource: Resource, name: str, value: Json) -> bool:
    default = resource.defaults.get(name)
    return not is_empty(value) and not (default is not None and default.value == value)


def _read_step(
    work: ResourceAtWork, step: Call | Run, *, is_first: bool
) -> tuple[Mapping[str, Any] | None, Json]:
    """Give what one step of `read` finds, and the part of its answer that holds the resource."""
    if isinstance(step, Run):
        ran = step.function(work)
        work.properties.update(ran or {})
        return ran, None
    try:
        answer = work.at(step, work.perform(step, frozenset(work.resource.id_parts)))
    except CallFailedError as error:
        if is_first and error.is_one_of(work.resource.gone):
            return None, None
        if error.code in step.absent:
            return {}, None
        raise
    if answer is None and is_first:
        return None, None
    return work.keep(filled(work.resource, step), answer), answer


def _never_told(resource: Resource, known: Properties) -> dict[str, Any]:
    found = {}
    for name in (*resource.kept, *resource.local):
        default = resource.defaults.get(name)
        value = known.get(name, default.value if default else None)
        if value is not None:
            found[name] = value
    return found


def _sorted(resource: Resource, state: dict[str, Any]) -> dict[str, Any]:
    """Put sets in an order of their own: AWS answers them in any."""
    return {
        name: sorted_set(value) if is_set(resource, name) and value else value
        for name, value in state.items()
    }


def _tags(work: ResourceAtWork, answered: Json, known: Properties) -> dict[str, Any]:
    """Give tagsAll, and as tags what of it the provider's default tags do not explain."""
    if work.resource.tags is None:
        return {}
    every = tagging.read(work, work.resource.tags, answered)
    defaults, own = work.session.settings.default_tags, known.get("tags") or {}
    tags = {key: text for key, text in every.items() if key in own or defaults.get(key) != text}
    return {"tagsAll": every, "tags": tags}
