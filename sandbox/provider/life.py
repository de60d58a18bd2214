"""Create, update and delete, by the steps that a type declares."""

from collections.abc import Callable, Mapping
from typing import Any

from sandbox.provider import tagging
from sandbox.provider.check import DEFAULTS
from sandbox.provider.declare import Resource
from sandbox.provider.diff import changed_properties, changes
from sandbox.provider.errors import CallFailedError, HalfMadeError, NotMadeError, NotServedError
from sandbox.provider.expressions import fill
from sandbox.provider.reading import read
from sandbox.provider.session import Session
from sandbox.provider.steps import Call, Run, Step, Wait
from sandbox.provider.updating import perform_each, perform_updates
from sandbox.provider.values import Properties
from sandbox.provider.work import ResourceAtWork


def create(
    resource: Resource,
    session: Session,
    inputs: Properties,
    identified: Callable[[str], object] = str,
) -> tuple[str, dict[str, Any]]:
    """Make a resource and give its id and its state.

    Args:
        resource: its declaration.
        session: whom to ask.
        inputs: the checked inputs.
        identified: told the id as soon as it is known, while further steps are still to come.

    Raises:
        HalfMadeError: if it exists, but a step after its creation failed.
        CallFailedError, NotMadeError, NotServedError: if it was not made.
    """
    work = ResourceAtWork(resource, session, _without_marks(inputs))
    try:
        tagged = _perform_creation(work, inputs, identified)
        state = _read_back(work, inputs)
        if resource.tags is not None and inputs.get("tagsAll") and not tagged:
            work.properties.update(state)
            tagging.write(work, resource.tags, {}, inputs["tagsAll"])
            state = _read_back(work, inputs)
    except NotMadeError:
        raise
    except Exception as error:
        if work.id:
            raise _half_made(work, inputs, error) from error
        raise
    return work.id, state


def update(
    resource: Resource, session: Session, resource_id: str, state: Properties, inputs: Properties
) -> dict[str, Any]:
    """Bring a resource from its recorded state to the wanted inputs, and give its new state.

    Raises:
        HalfMadeError: if a step failed; what the steps before it did is in its state.
    """
    changed = changed_properties(changes(resource, state, inputs))
    wanted = {name: inputs.get(name) for name in changed}
    work = ResourceAtWork(
        resource, session, {**state, **wanted, **_without_marks(inputs)}, resource_id
    )
    work.old = state
    try:
        perform_updates(work, changed)
        if resource.tags is not None and "tagsAll" in changed:
            tagging.write(work, resource.tags, state.get("tagsAll") or {}, inputs["tagsAll"])
    except Exception as error:
        raise _half_made(work, state, error) from error
    told = {name: state[name] for name in resource.kept if name in state and name not in changed}
    return _read_back(work, {**told, **inputs})


def delete(resource: Resource, session: Session, resource_id: str, state: Properties) -> None:
    """Delete a resource; one that is no more is deleted."""
    work = ResourceAtWork(resource, session, state, resource_id)
    gone = False
    for step in resource.delete:
        # What was gone already does not become gone: there is nothing to wait for.
        if gone and isinstance(step, Wait):
            continue
        try:
            _perform_deletion(work, step)
        except CallFailedError as error:
            gone = error.is_one_of(resource.gone)
            if not gone:
                raise


def _perform_creation(
    work: ResourceAtWork, inputs: Properties, identified: Callable[[str], object]
) -> bool:
    """Do the steps of creation, and say whether one of them has tagged the resource."""
    tagged = False
    given = frozenset((*inputs, *work.resource.id_parts))
    for step in work.resource.create:
        if isinstance(step, Call):
            if not work.holds(step.when):
                continue
            tags = {} if work.id or tagged else _tags_of(work, step, inputs)
            tagged = tagged or bool(tags)
            work.keep(step.out, work.perform(step, given, tags))
        elif isinstance(step, Wait):
            work.keep(step.call.out, work.wait(step, given))
        elif isinstance(step, Run):
            work.properties.update(step.function(work) or {})
        else:
            perform_each(work, step, [], work.properties.get(step.items) or [])
        if not work.id and _identify(work):
            identified(work.id)
    if not work.id:
        raise NotServedError(f"{work.resource.type}: its creation does not tell {work.resource.id}")
    return tagged


def _tags_of(work: ResourceAtWork, call: Call, inputs: Properties) -> Mapping[str, Any]:
    if work.resource.tags is None:
        return {}
    return tagging.creation_value(work, call, inputs.get("tagsAll") or {})


def _identify(work: ResourceAtWork) -> bool:
    """Set the id if everything that it is made of is known, and say whether it is."""
    parts = work.resource.id_parts
    known = all(work.properties.get(name) is not None for name in parts)
    if known:
        work.identify(fill(work.resource.id, lambda name: work.properties[name]))
    return known


def _read_back(work: ResourceAtWork, inputs: Properties) -> dict[str, Any]:
    state = read(work.resource, work.session, work.id, _without_marks(inputs))
    if state is None:
        raise NotServedError(f"{work.resource.type} {work.id} is not there when it is read back")
    return state


def _half_made(work: ResourceAtWork, known: Properties, error: Exception) -> HalfMadeError:
    """Say what there is of a resource, so that the next run goes on from there."""
    try:
        state = read(work.resource, work.session, work.id, _without_marks(known))
    except (CallFailedError, NotServedError):
        state = None
    return HalfMadeError(work.id, _without_marks(known) if state is None else state, error)


def _perform_deletion(work: ResourceAtWork, step: Step) -> None:
    parts = frozenset(work.resource.id_parts)
    if isinstance(step, Call):
        if work.holds(step.when):
            work.keep(step.out, work.perform(step, parts))
    elif isinstance(step, Wait):
        work.wait(step, parts)
    elif isinstance(step, Run):
        step.function(work)
    else:
        perform_each(work, step, work.properties.get(step.items) or [], [])


def _without_marks(inputs: Properties) -> dict[str, Any]:
    """Leave out what Check noted for Diff; tagsAll is written and read by itself."""
    return {name: value for name, value in inputs.items() if name not in (DEFAULTS, "tagsAll")}
