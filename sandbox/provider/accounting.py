"""What a declaration leaves open: every property has to be accounted for, with a source.

Each rule below gives faults as sentences. A declaration without faults can still be wrong about
facts that only AWS knows, which is why each of those names its source.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import chain

from sandbox.provider import api
from sandbox.provider.declare import Default, Resource
from sandbox.provider.errors import NotServedError
from sandbox.provider.lists import list_paths
from sandbox.provider.matching import (
    COMMON,
    calls_of,
    filled,
    matched,
    mentioned,
    sent,
    service_of,
)
from sandbox.provider.schema import resource_schema
from sandbox.provider.sources import FORCES_NEW
from sandbox.provider.steps import Call, Step

Rule = Callable[[Resource], Iterator[str]]


def faults(resource: Resource) -> list[str]:
    """Give everything that a declaration leaves open or says wrongly."""
    try:
        return sorted(chain.from_iterable(rule(resource) for rule in RULES))
    except NotServedError as error:
        return [str(error)]


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


def members_not_sent(resource: Resource) -> Iterator[str]:
    """Every member that an operation requires is sent; every named member is one of its own."""
    for kind in ("create", "read", "update", "delete"):
        for step in getattr(resource, kind):
            for call in calls_of(step):
                yield from _member_faults(resource, call, kind)


def _member_faults(resource: Resource, call: Call, kind: str) -> Iterator[str]:
    service = service_of(resource, call)
    known = set(api.input_members(service, call.operation))
    for member in sorted(set(call.args) - known):
        yield f"{call.operation} has no member {member}"
    sends = {
        member
        for name, member in matched(resource, call).items()
        if _is_always_there(resource, name) or (kind == "update" and name not in resource.local)
    }
    for member in api.required_members(service, call.operation):
        if member not in sends | set(call.args):
            yield f"{call.operation} requires {member}, which {kind} does not send"


def _is_always_there(resource: Resource, name: str) -> bool:
    """Say whether a call of any kind can rely on a property."""
    found = resource_schema(resource.type).inputs.get(name)
    chosen = resource.autoname is not None and resource.autoname.property == name
    required = found is not None and found.required
    return required or chosen or name in resource.defaults or name in resource.id_parts


def lists_without_an_order(resource: Resource) -> Iterator[str]:
    """Every list is declared either a set or a list whose order matters."""
    paths = list_paths(resource)
    for path in sorted(paths - set(resource.sets) - set(resource.lists)):
        yield f"{path}: a list that is neither in `sets` nor in `lists`"
    for path in sorted({*resource.sets, *resource.lists} - paths):
        yield f"{path}: named in `sets` or `lists`, and not a list"


def id_unlike_the_documented(resource: Resource) -> Iterator[str]:
    """The id has the form of an import example, and its parts are known to a read."""
    pattern = re.sub(
        r"{\w+}", "(.+)", re.escape(resource.id).replace(r"\{", "{").replace(r"\}", "}")
    )
    examples = resource_schema(resource.type).import_examples
    if examples and not any(re.fullmatch(pattern, each) for each in examples):
        yield f"id {resource.id} is not like the documented import id {' or '.join(examples)}"


def ids_that_would_change(resource: Resource) -> Iterator[str]:
    """An input that the id is made of replaces the resource: an id never changes."""
    inputs = resource_schema(resource.type).inputs
    for name in resource.id_parts:
        if name in inputs and name not in resource.replace_on:
            yield f"{name}: the id is made of it, and it is not in `replace_on`"


def names_not_chosen(resource: Resource) -> Iterator[str]:
    """An input `name` that may be left out, though it is always there, is autonamed."""
    schema = resource_schema(resource.type)
    found = schema.inputs.get("name")
    optional = found is not None and not found.required and "name" not in resource.unserved
    if optional and schema.is_computed("name") and resource.autoname is None:
        yield "name: may be left out, and no `autoname` is declared"


def tags_not_declared(resource: Resource) -> Iterator[str]:
    """A type with tags says how its service tags, and only such a type."""
    if ("tags" in resource_schema(resource.type).inputs) != (resource.tags is not None):
        yield "tags: the type has an input `tags` or a declaration `tags`, and not both"


def deletion_not_declared(resource: Resource) -> Iterator[str]:
    """A type says how it is deleted, or why there is nothing to call."""
    if bool(resource.delete) == bool(resource.no_delete):
        yield "delete: give either the steps or, in `no_delete`, why there are none"


RULES: tuple[Rule, ...] = (
    unknown_properties,
    inputs_not_sent,
    inputs_not_changeable,
    replacements_not_declared,
    outputs_not_read,
    members_not_sent,
    lists_without_an_order,
    id_unlike_the_documented,
    ids_that_would_change,
    names_not_chosen,
    tags_not_declared,
    deletion_not_declared,
)


def _sent_by(resource: Resource, steps: tuple[Step, ...]) -> set[str]:
    return {name for step in steps for name in sent(resource, step)}


def _read_by(resource: Resource, step: Step) -> set[str]:
    if isinstance(step, Call):
        return set(filled(resource, step))
    return set(getattr(step, "reads", ()))
