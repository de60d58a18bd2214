"""Rules of accounting: what becomes of every property of a type."""

from collections.abc import Iterator, Mapping

from sandbox.provider.declare import Default, Resource
from sandbox.provider.lists import list_paths
from sandbox.provider.matching import COMMON, calls_of, filled, mentioned, sent
from sandbox.provider.schema import resource_schema
from sandbox.provider.sources import FORCES_NEW
from sandbox.provider.steps import Call, Step


def unknown_properties(resource: Resource) -> Iterator[str]:
    """Every name in a clause is a property of the type, and has a source."""
    schema = resource_schema(resource.type)
    known = {*schema.inputs, *schema.outputs}
    for clause, stated in _stated(resource).items():
        for path, source in stated.items():
            if path.split(".")[0] not in known:
                yield f"{path}: named in {clause}, and pulumi_aws has no such property"
            if not source:
                yield f"{path}: its source is missing in {clause}"
    used = {name for step in resource.read for call in calls_of(step) for name in mentioned(call)}
    for call in (step for step in resource.read if isinstance(step, Call)):
        for name in sorted(set(call.out) - set(schema.outputs) - used):
            yield f"{name}: read by {call.operation}, and neither an output nor used by a step"


def inputs_not_sent(resource: Resource) -> Iterator[str]:
    """Every input reaches AWS when the resource is made, or is declared not to."""
    reaches = _sent_by(resource, resource.create) | set(resource.local)
    for name in sorted(_served(resource) - reaches):
        yield f"{name}: no step of `create` sends it"


def inputs_not_changeable(resource: Resource) -> Iterator[str]:
    """Every input is updated in place, or replaces the resource, or only steers the provider."""
    changeable = _sent_by(resource, resource.update) | set(resource.local)
    for name in sorted(_served(resource) - changeable - set(resource.replace_on)):
        yield f"{name}: no step of `update` sends it, and it is not in `replace_on`"


def replacements_not_declared(resource: Resource) -> Iterator[str]:
    """What pulumi_aws documents as forcing a new resource is in `replace_on`, and the reverse."""
    for name, each in resource_schema(resource.type).inputs.items():
        served = name not in resource.unserved and name != "region"
        if each.forces_new and served and name not in resource.replace_on:
            yield f"{name}: its docstring says that it forces a new resource"
        if resource.replace_on.get(name) == FORCES_NEW and not each.forces_new:
            yield f"{name}: its docstring does not say that it forces a new resource"


def outputs_not_read(resource: Resource) -> Iterator[str]:
    """Every output comes from AWS, or is declared not to; a type without outputs is still found."""
    if not resource.read:
        yield "read: there is no step that finds it"
    read = {name for step in resource.read for name in _read_by(resource, step)}
    other = {*resource.kept, *resource.local, *resource.absent, *resource.unserved}
    outputs = set(resource_schema(resource.type).outputs) - {*COMMON, "id"}
    for name in sorted(outputs - read - other - set(resource.id_parts)):
        yield f"{name}: no step of `read` fills it"
    for name in sorted(read & {*resource.kept, *resource.absent}):
        yield f"{name}: it is read, and declared not to be"


def lists_without_an_order(resource: Resource) -> Iterator[str]:
    """Every list is declared either a set or a list whose order matters."""
    paths = list_paths(resource)
    for path in sorted(paths - set(resource.sets) - set(resource.lists)):
        yield f"{path}: a list that is neither in `sets` nor in `lists`"
    for path in sorted({*resource.sets, *resource.lists} - paths):
        yield f"{path}: named in `sets` or `lists`, and not a list"


def _stated(resource: Resource) -> Mapping[str, Mapping[str, object]]:
    """Give clause -> path -> source, for every clause that is such a mapping."""
    return {
        "replace_on": resource.replace_on,
        "defaults": {path: _source(each) for path, each in resource.defaults.items()},
        "sets": resource.sets,
        "lists": resource.lists,
        "computed": resource.computed,
        "json": dict.fromkeys(resource.json, "compared by meaning"),
        "kept": resource.kept,
        "local": resource.local,
        "unknown_on_update": resource.unknown_on_update,
        "unserved": resource.unserved,
        "absent": resource.absent,
    }


def _source(default: Default) -> str:
    return default.source


def _served(resource: Resource) -> set[str]:
    """Name the inputs that a program may give and that differ from type to type."""
    schema = resource_schema(resource.type)
    return set(schema.inputs) - set(resource.unserved) - set(COMMON)


def _sent_by(resource: Resource, steps: tuple[Step, ...]) -> set[str]:
    return {name for step in steps for name in sent(resource, step)}


def _read_by(resource: Resource, step: Step) -> set[str]:
    if isinstance(step, Call):
        return set(filled(resource, step))
    return set(getattr(step, "reads", ()))
