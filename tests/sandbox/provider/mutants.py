"""Declarations with one clause dropped: each has to be noticed."""

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from sandbox.provider.declare import Resource
from sandbox.provider.steps import Call, Each, Step, Wait
from sandbox.provider.values import is_empty

Declared = TypeVar("Declared", Resource, Call, Wait, Each)

STEPS = ("create", "read", "update", "delete")
MAPPINGS = (
    "replace_on",
    "defaults",
    "sets",
    "lists",
    "computed",
    "kept",
    "local",
    "unknown_on_update",
    "unserved",
    "absent",
)
WHOLE = ("tags", "autoname", "gone", "gone_when", "no_delete", "remains")


def changed(declared: Declared, **clauses: object) -> Declared:
    """Give a declaration or a step with some of its clauses replaced."""
    # Which clause has which type is checked where declarations are written.
    untyped: dict[str, Any] = dict(clauses)
    return dataclasses.replace(declared, **untyped)


def mutants(resource: Resource) -> Iterator[tuple[str, Resource]]:
    """Give (what was dropped, the declaration without it) for every clause."""
    for name in WHOLE:
        if getattr(resource, name):
            empty: Any = {"tags": None, "autoname": None, "gone": ()}.get(name, "")
            yield name, changed(resource, **{name: empty})
    for name in MAPPINGS:
        for key, value in getattr(resource, name).items():
            # An empty default, or one of what never reaches AWS, is only a record in the inputs.
            if name == "defaults" and (is_empty(value.value) or key in resource.local):
                continue
            rest = _without(getattr(resource, name), key)
            yield f"{name}.{key}", changed(resource, **{name: rest})
    for path in resource.json:
        others = tuple(each for each in resource.json if each != path)
        yield f"json.{path}", changed(resource, json=others)
    for name in STEPS:
        yield from _of_steps(resource, name)


def _of_steps(resource: Resource, name: str) -> Iterator[tuple[str, Resource]]:
    steps: tuple[Step, ...] = getattr(resource, name)
    for index, step in enumerate(steps):
        before, after = steps[:index], steps[index + 1 :]
        label = f"{name}[{index}]"
        yield label, changed(resource, **{name: (*before, *after)})
        for what, mutant in _of_step(step):
            yield f"{label}.{what}", changed(resource, **{name: (*before, mutant, *after)})


def _of_step(step: Step) -> Iterator[tuple[str, Step]]:
    if isinstance(step, Call):
        yield from _of_call(step)
    elif isinstance(step, Wait):
        for what, call in _of_call(step.call):
            yield f"call.{what}", changed(step, call=call)
    elif isinstance(step, Each):
        for end in ("add", "remove"):
            for what, call in _of_call(getattr(step, end)):
                yield f"{end}.{what}", changed(step, **{end: call})


def _of_call(call: Call) -> Iterator[tuple[str, Call]]:
    for name in ("args", "out"):
        for key in getattr(call, name):
            rest = _without(getattr(call, name), key)
            yield f"{call.operation}.{name}.{key}", changed(call, **{name: rest})
    for name in ("at", "when", "absent", "take"):
        value = getattr(call, name)
        if value:
            empty: Any = {"absent": (), "take": None}.get(name, "")
            yield f"{call.operation}.{name}", changed(call, **{name: empty})


def _without(mapping: Mapping[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in mapping.items() if name != key}
