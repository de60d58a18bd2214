"""Stands in for the operator: applies resources, and runs each Stack once its prerequisites allow.

Generations and prerequisites are as `isSynced` and `isRequirementSatisfied` treat them in the
operator's stack_controller.go: a specification that differs is a new generation; a Stack runs while
its last run was of another one; a prerequisite holds while its last run was of the present one, and
succeeded. What could run next is chosen by chance, since the operator promises no order.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from random import Random

from bulkhead.fleet.engines.resources import Resource, Stack, StackSpec


@dataclass
class _Known:
    spec: StackSpec
    generation: int = 1
    last_generation: int = 0
    succeeded: bool = False


class Operator:
    """A cluster with the operator in it."""

    def __init__(self, seed: int) -> None:
        """Say how chance goes."""
        self._chance = Random(seed)  # noqa: S311 - no secret depends on it
        self._stacks: dict[str, _Known] = {}

    def apply(self, resources: Iterable[Resource]) -> None:
        """Apply resources one by one, as `kubectl apply` does with a folder's files."""
        for resource in resources:
            if not isinstance(resource, Stack):
                continue
            name = resource.metadata.name
            known = self._stacks.setdefault(name, _Known(resource.spec))
            if known.spec != resource.spec:
                known.spec, known.generation = resource.spec, known.generation + 1
            missing = {each.name for each in resource.spec.prerequisites} - self._stacks.keys()
            assert not missing, f"{name} is applied before what it waits for: {missing}"

    def run(self, failing: Collection[str] = ()) -> list[str]:
        """Run until nothing can go on; give Pulumi's stacks in the order of their runs.

        Args:
            failing: Pulumi's stacks that fail; one is not tried again.
        """
        ran = []
        while ready := [name for name in self._stacks if self._may_run(name)]:
            known = self._stacks[self._chance.choice(ready)]
            known.last_generation = known.generation
            known.succeeded = known.spec.stack not in failing
            ran.append(known.spec.stack)
        return ran

    def _may_run(self, name: str) -> bool:
        known = self._stacks[name]
        behind = (self._stacks[each.name] for each in known.spec.prerequisites)
        return known.last_generation != known.generation and all(
            each.last_generation == each.generation and each.succeeded for each in behind
        )
