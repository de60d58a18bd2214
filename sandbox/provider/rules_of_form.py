"""Rules of accounting: what the calls, the id and the other clauses of a type look like."""

import re
from collections.abc import Iterator

from sandbox.provider import api
from sandbox.provider.declare import Resource
from sandbox.provider.matching import calls_of, matched, sent, service_of
from sandbox.provider.schema import resource_schema
from sandbox.provider.steps import Call


def members_not_sent(resource: Resource) -> Iterator[str]:
    """Every member that an operation requires is sent; every named member is one of its own."""
    for kind in ("create", "read", "update", "delete"):
        for step in getattr(resource, kind):
            for call in calls_of(step):
                yield from _member_faults(resource, call, kind)


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


def steps_never_done(resource: Resource) -> Iterator[str]:
    """A step of `update` sends something, for it is done when that has changed."""
    for number, step in enumerate(resource.update):
        if not sent(resource, step):
            yield f"update[{number}] sends no input, so that it is never done"


def deletion_not_declared(resource: Resource) -> Iterator[str]:
    """A type says how it is deleted, or why there is nothing to call."""
    if bool(resource.delete) == bool(resource.no_delete):
        yield "delete: give either the steps or, in `no_delete`, why there are none"


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
