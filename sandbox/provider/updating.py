"""The steps of an update: those whose properties have changed."""

from sandbox.provider import api
from sandbox.provider.errors import NotServedError
from sandbox.provider.matching import matched, sent, service_of
from sandbox.provider.shapes import to_member
from sandbox.provider.steps import Call, Each, Run, Step, Wait
from sandbox.provider.values import Json
from sandbox.provider.work import ResourceAtWork

# What an API is told when the program no longer gives a property.
_CLEARED: dict[str, Json] = {"string": "", "list": [], "map": {}, "boolean": False}


def perform_updates(work: ResourceAtWork, changed: set[str]) -> None:
    """Do the declared steps that send what has changed.

    Raises:
        NotServedError: if a changed property is in no step.
    """
    left = changed - {"tags", "tagsAll"} - set(work.resource.local)
    for step in work.resource.update:
        carried = sent(work.resource, step) - set(work.resource.replace_on)
        if changed & carried and _perform(work, step, changed):
            left -= carried
    if left:
        names = ", ".join(sorted(left))
        raise NotServedError(f"the sandbox cannot update {names} of {work.resource.name} in place")


def perform_each(work: ResourceAtWork, each: Each, old: Json, new: Json) -> None:
    """Call for every element that went, then for every one that came."""
    for call, elements in (
        (each.remove, [element for element in old if element not in new]),
        (each.add, [element for element in new if element not in old]),
    ):
        if elements and "$items" in call.args.values():
            _perform_with(work, call, items=elements)
        elif elements:
            for element in elements:
                _perform_with(work, call, item=element)


def _perform_with(work: ResourceAtWork, call: Call, **names: Json) -> None:
    work.properties.update(names)
    work.perform(call)
    for name in names:
        del work.properties[name]


def _perform(work: ResourceAtWork, step: Step, changed: set[str]) -> bool:
    """Do one step, and say whether it applied."""
    if isinstance(step, Each):
        old, new = work.old.get(step.items) or [], work.properties.get(step.items) or []
        perform_each(work, step, old, new)
    elif isinstance(step, Run):
        work.properties.update(step.function(work) or {})
    elif isinstance(step, Wait):
        work.keep(step.call.out, work.wait(step))
    elif not work.holds(step.when):
        return False
    else:
        work.keep(step.out, work.perform(step, extra=_cleared(work, step, changed)))
    return True


def _cleared(work: ResourceAtWork, call: Call, changed: set[str]) -> dict[str, Json]:
    """Give the empty value for every property that the program no longer gives."""
    shapes = api.input_members(service_of(work.resource, call), call.operation)
    found = {}
    for name, member in matched(work.resource, call).items():
        if name not in changed or work.properties.get(name) is not None:
            continue
        kind = shapes[member].type_name
        if kind not in _CLEARED:
            raise NotServedError(f"the sandbox cannot take {name} off {work.resource.name}")
        found[member] = to_member(_CLEARED[kind], shapes[member])
    return found
