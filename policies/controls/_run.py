"""Running checks: all that controls find in some resources, with no engine in sight.

The policy pack, `bulkhead check` and teams' unit tests evaluate controls through these functions
alone, so they find the same.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from ._check import Check, StackCheck, StateCheck
from ._finding import Finding
from ._guard import Failure, guarded
from ._model import Control
from ._params import Params
from ._stack import Resource, Stack

ParamsOf = Callable[[Control], Params]
Indexed = TypeVar("Indexed", Check, StateCheck)


@dataclass(frozen=True)
class Found:
    """What one check of a control says about one resource.

    Attributes:
        control: The control.
        check: The check's name within the control.
        resource: The resource at fault; None where a check of the whole stack failed.
        finding: A violation, a value not known yet, or a check that could not be run.
    """

    control: Control
    check: str
    resource: Resource | None
    finding: Finding | Failure


class _ByType(Generic[Indexed]):
    """Checks by the type of resource that they are about."""

    def __init__(self, checks: Iterable[tuple[Control, Indexed]]) -> None:
        self._by_token: dict[str, list[tuple[Control, Indexed]]] = {}
        self._by_type: dict[str, tuple[tuple[Control, Indexed], ...]] = {}
        for control, check in checks:
            for token in check.types:
                self._by_token.setdefault(token, []).append((control, check))

    def of_type(self, type_: str) -> tuple[tuple[Control, Indexed], ...]:
        """The checks for a type, those for every type of its package among them."""
        if type_ not in self._by_type:
            named = (*self._by_token.get(type_, ()), *self._by_token.get(_any_type(type_), ()))
            self._by_type[type_] = tuple(sorted(named, key=lambda each: each[0].id))
        return self._by_type[type_]


class CheckIndex(_ByType[Check]):
    """The checks of some controls by the type of resource that they are about."""

    def __init__(self, controls: Iterable[Control]) -> None:
        super().__init__((control, check) for control in controls for check in control.checks)


class StateCheckIndex(_ByType[StateCheck]):
    """The same, of what only a state shows."""

    def __init__(self, controls: Iterable[Control]) -> None:
        super().__init__((control, check) for control in controls for check in control.state_checks)


def _any_type(type_: str) -> str:
    """What stands for every type of a type's package."""
    return f"{type_.partition(':')[0]}:*"


def findings(
    controls: Iterable[Control], resources: Iterable[Resource], stack: Stack, params_of: ParamsOf
) -> Iterator[Found]:
    """All that some controls find: resource by resource, then in the stack as a whole.

    Args:
        controls: The controls to evaluate.
        resources: The resources with what their program gives as inputs (`with_region`).
        stack: The same resources with their outputs, as far as they are known.
        params_of: A control's parameters; an error there is that control's failure.
    """
    listed = tuple(controls)
    checks, of_state = CheckIndex(listed), StateCheckIndex(listed)
    for resource in resources:
        for control, check in checks.of_type(resource.type):
            yield from resource_findings(control, check, resource, params_of)
        if resource.secrets is not None:
            for control, state_check in of_state.of_type(resource.type):
                yield from state_findings(control, state_check, resource, params_of)
    for control in listed:
        for stack_check in control.stack_checks:
            yield from stack_findings(control, stack_check, stack, params_of)


def resource_findings(
    control: Control, check: Check, resource: Resource, params_of: ParamsOf
) -> Iterator[Found]:
    """What one check says about one resource; an error in it becomes its failure."""

    def find() -> Iterator[Finding]:
        yield from check.find(resource.as_inputs, params_of(control))

    for finding in guarded(control.id, resource.urn, find):
        yield Found(control, check.name, resource, finding)


def state_findings(
    control: Control, check: StateCheck, resource: Resource, params_of: ParamsOf
) -> Iterator[Found]:
    """What one check says about one resource of a state; an error in it becomes its failure."""

    def find() -> Iterator[Finding]:
        yield from check.find(resource, params_of(control))

    for finding in guarded(control.id, resource.urn, find):
        yield Found(control, check.name, resource, finding)


def stack_findings(
    control: Control, check: StackCheck, stack: Stack, params_of: ParamsOf
) -> Iterator[Found]:
    """What one check says about a stack; an error in it becomes its failure."""

    def find() -> Iterator[tuple[Resource, Finding]]:
        yield from check.find(stack, params_of(control))

    found_as = partial(Found, control, check.name)
    for found in guarded(control.id, "the stack", find):
        yield found_as(None, found) if isinstance(found, Failure) else found_as(*found)


def with_region(
    inputs: Mapping[str, object], provider: Mapping[str, object]
) -> Mapping[str, object]:
    """The inputs; a resource without a region of its own is in its provider's."""
    region = provider.get("region")
    return inputs if region is None else {"region": region, **inputs}
