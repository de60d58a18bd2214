"""What is derived for a declared call: which inputs it sends and which outputs its answer fills."""

from collections.abc import Iterator, Mapping
from functools import cache

from sandbox.provider import api
from sandbox.provider.declare import Resource
from sandbox.provider.errors import NotServedError
from sandbox.provider.expressions import names_in_expression, names_in_template, shape_at
from sandbox.provider.names import match
from sandbox.provider.schema import resource_schema
from sandbox.provider.steps import Call, Each, Run, Step, Wait

# Properties that mean the same in every type and are handled in one place each.
COMMON = ("tags", "tagsAll", "region")


def calls_of(step: Step) -> tuple[Call, ...]:
    """Give the calls that a step may make."""
    if isinstance(step, Call):
        return (step,)
    if isinstance(step, Wait):
        return (step.call,)
    return (step.add, step.remove) if isinstance(step, Each) else ()


def service_of(resource: Resource, call: Call) -> str:
    """Name the service that a call goes to."""
    return call.service or resource.service


@cache
def _candidates(resource: Resource) -> tuple[str, ...]:
    """Name the properties that may be sent without being mentioned."""
    schema = resource_schema(resource.type)
    left_out = {*COMMON, *resource.local, *resource.unserved}
    return tuple(dict.fromkeys([*(set(schema.inputs) - left_out), *resource.id_parts]))


def matched(resource: Resource, call: Call) -> Mapping[str, str]:
    """Give property -> member for what is sent because the names are the same.

    Raises:
        NotServedError: if `take` names a property that the operation has no member for.
    """
    members = set(api.input_members(service_of(resource, call), call.operation)) - set(call.args)
    found = {}
    for name in _candidates(resource) if call.take is None else call.take:
        member = match(name, members)
        if member is not None:
            found[name] = member
        elif call.take is not None:
            raise NotServedError(f"{resource.type}: {call.operation} has no member for {name}")
    return found


def mentioned(call: Call) -> set[str]:
    """Name everything that a call's arguments and condition refer to."""
    return {*_mentioned(list(call.args.values())), *names_in_expression(call.when)}


def _mentioned(value: object) -> Iterator[str]:
    """Name the properties that a declared argument refers to."""
    if isinstance(value, str) and value.startswith("$"):
        yield from names_in_expression(value[1:])
    elif isinstance(value, str):
        yield from names_in_template(value)
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _mentioned(each)
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from _mentioned(each)


def sent(resource: Resource, step: Step) -> set[str]:
    """Name the inputs that a step sends, or that its condition looks at."""
    inputs = set(resource_schema(resource.type).inputs)
    if isinstance(step, Run):
        return set(step.sends)
    if isinstance(step, Each):
        return {step.items}
    names: set[str] = set()
    for call in calls_of(step):
        names |= {*matched(resource, call), *mentioned(call)}
    return names & inputs


def filled(resource: Resource, call: Call) -> Mapping[str, str]:
    """Give output -> expression below `at`, for every output that a call of `read` fills."""
    shape = shape_at(call.at, api.output_shape(service_of(resource, call), call.operation))
    members = shape.members if shape is not None and shape.type_name == "structure" else {}
    left_out = {*COMMON, *resource.absent, *resource.unserved}
    found = {}
    for name in resource_schema(resource.type).outputs:
        member = None if name in left_out else match(name, members)
        if member is not None:
            found[name] = member
    return {**found, **call.out}
