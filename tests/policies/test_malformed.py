"""Malformed inputs raise nothing in any check: each part of each proof, replaced by anything.

Random inputs seldom get as far into a check as a proof that is wrong in one place.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import cycle
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies.controls import (
    CONTROLS,
    PROOF_PARAMS,
    UNKNOWN,
    Check,
    Inputs,
    Params,
    Resource,
    Stack,
    StackCheck,
)

ANYTHING: tuple[Any, ...] = (
    None,
    True,
    -1.5,
    float("nan"),
    float("inf"),
    "",
    "*",
    "{",
    "[1]",
    "arn:",
    "\x00\ud800",
    "1" * 5000,
    [],
    {},
    [None],
    [[]],
    [{}],
    {"": None},
    {"Statement": [None, 3, {"Principal": [3]}]},
    UNKNOWN,
    [UNKNOWN],
    {"AWS": UNKNOWN},
)
PARAMS = (PROOF_PARAMS, Params(), Params(production=False))
CHECKS = [
    pytest.param(check, id=f"{control.id}/{check.name}")
    for control in CONTROLS
    for check in control.checks
]
STACK_CHECKS = [
    pytest.param(check, id=f"{control.id}/{check.name}")
    for control in CONTROLS
    for check in control.stack_checks
]


def spoilt(value: Any) -> Iterator[Any]:  # noqa: ANN401 - inputs are any data
    """The value with one of its parts replaced, JSON text by its content, too."""
    yield from ANYTHING
    if isinstance(value, str) and value.startswith(("{", "[")):
        try:
            content = json.loads(value)
        except ValueError:
            return
        for other in spoilt(content):
            yield json.dumps(other, default=lambda _: None)
    elif isinstance(value, Mapping):
        for name, part in value.items():
            yield from ({**value, name: other} for other in spoilt(part))
    elif isinstance(value, list | tuple):
        for index, part in enumerate(value):
            yield from ([*value[:index], other, *value[index + 1 :]] for other in spoilt(part))


@pytest.mark.parametrize("check", CHECKS)
def test_a_part_of_any_kind_raises_nothing(check: Check) -> None:
    """Wherever in a proof something else stands, a check ends, and what it says can be shown."""
    for props in ({}, *check.passes, *check.fails):
        for other, params in zip(spoilt(dict(props)), cycle(PARAMS), strict=False):
            assert all(str(finding) for finding in check.find(Inputs(other), params))


@pytest.mark.parametrize("check", STACK_CHECKS)
def test_a_part_of_any_kind_raises_nothing_in_a_stack(check: StackCheck) -> None:
    """Wherever in a stack something else stands, or nothing does, a check ends."""
    for stack in (*check.passes, *check.fails):
        for index, resource in enumerate(stack):
            others = [replace(resource, inputs=each) for each in spoilt(dict(resource.inputs))]
            others.append(replace(resource, depends_on={"": ("urn:nobody",), "name": ()}))
            others.append(Resource("aws:", "", {}))
            for other in others:
                if isinstance(other.inputs, Mapping):
                    changed = Stack((*stack[:index], other, *stack[index + 1 :]))
                    assert all(str(f) for _, f in check.find(changed, PROOF_PARAMS))


@pytest.mark.parametrize("check", STACK_CHECKS)
@settings(max_examples=10, deadline=None)
@given(data=st.data())
def test_any_resources_raise_nothing_in_a_stack(check: StackCheck, data: st.DataObject) -> None:
    """Random resources of the types that a check knows, with random dependencies, raise nothing."""
    known = [resource for stack in (*check.passes, *check.fails) for resource in stack]
    names = sorted({name for each in known for name in (*each.inputs, *each.depends_on)} | {"id"})
    urns = st.sampled_from(["a", "b", "c", "gone"])
    resources = st.builds(
        Resource,
        st.sampled_from(sorted({each.type for each in known})),
        urns,
        st.dictionaries(st.sampled_from(names), st.sampled_from(ANYTHING), max_size=4),
        st.dictionaries(st.sampled_from(names), st.lists(urns, max_size=2).map(tuple), max_size=2),
    )
    stack = Stack(tuple(data.draw(st.lists(resources, max_size=5))))

    assert all(str(finding) for _, finding in check.find(stack, PROOF_PARAMS))
