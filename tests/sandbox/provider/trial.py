"""A resource of a type under test, in an emulated AWS with everything that it needs."""

import re
from collections.abc import Mapping
from typing import Any

from sandbox.provider import life
from sandbox.provider.check import check, faults_of
from sandbox.provider.declare import Resource
from sandbox.provider.diff import Change, changes
from sandbox.provider.expressions import evaluate
from sandbox.provider.functions import FUNCTIONS, invoke
from sandbox.provider.reading import inputs_of, read
from sandbox.provider.registry import resource as declared
from sandbox.provider.session import Session
from tests.sandbox.provider.examples import Example

NAME = "example"
SEED = b"0123456789"
_REFERENCE = re.compile(r"\$\{(\w+)\.([^}]+)\}")


class Trial:
    """Makes, changes and deletes a resource as the engine would, and keeps its recorded state."""

    def __init__(self, resource: Resource, example: Example, session: Session) -> None:
        self.resource = resource
        self.example = example
        self.session = session
        self.id = ""
        self.state: dict[str, Any] = {}
        # What is known of each need, by name.
        self._facts: dict[str, dict[str, Any]] = {}

    def make_needs(self) -> None:
        """Make what has to be there before; a need that is a function is asked."""
        for name, need in self.example.needs.items():
            if need.type in FUNCTIONS:
                self._facts[name] = invoke(need.type, self.session, self.resolve(need.inputs))
                continue
            kind = declared(need.type)
            inputs = self._checked(kind, self.resolve(need.inputs))
            made, state = life.create(kind, self.session, inputs)
            self._facts[name] = {**state, "id": made}

    def delete_need(self, name: str) -> None:
        """Delete something that has to be there."""
        facts = self._facts[name]
        life.delete(declared(self.example.needs[name].type), self.session, facts["id"], facts)

    def create(self, **changed: object) -> None:
        """Make the resource with the example's inputs, some of them changed."""
        inputs = self.inputs(**changed)
        self.id, self.state = life.create(self.resource, self.session, inputs)

    def inputs(self, **changed: object) -> dict[str, Any]:
        """Give the example's inputs, some of them changed, as Check answers them."""
        wanted = {**self.resolve(self.example.inputs), **self.resolve(changed)}
        return self._checked(self.resource, wanted)

    def changes(self, inputs: Mapping[str, Any]) -> dict[str, Change]:
        """Give what Diff answers for these inputs."""
        return changes(self.resource, self.state, inputs)

    def update(self, inputs: Mapping[str, Any]) -> dict[str, Any]:
        """Bring the resource to these inputs, and give its new state without recording it."""
        return life.update(self.resource, self.session, self.id, self.state, inputs)

    def read(self, known: Mapping[str, Any]) -> dict[str, Any] | None:
        """Read the resource; with nothing known, as an import does."""
        return read(self.resource, self.session, self.id, known)

    def imported(self, state: Mapping[str, Any]) -> dict[str, Any]:
        """Give the inputs that an import of this state records."""
        return inputs_of(self.resource, state, {})

    def delete(self) -> None:
        """Delete the resource."""
        life.delete(self.resource, self.session, self.id, self.state)

    def resolve(self, value: Any) -> Any:  # noqa: ANN401 - JSON
        """Put properties of needs into inputs."""
        if isinstance(value, Mapping):
            return {name: self.resolve(each) for name, each in value.items()}
        if isinstance(value, (list, tuple)):
            return [self.resolve(each) for each in value]
        if not isinstance(value, str):
            return value
        whole = _REFERENCE.fullmatch(value)
        return self._find(whole) if whole else _REFERENCE.sub(lambda m: str(self._find(m)), value)

    def _find(self, reference: re.Match[str]) -> Any:  # noqa: ANN401 - JSON
        return evaluate(reference[2], self._facts[reference[1]])

    def _checked(self, resource: Resource, inputs: Mapping[str, Any]) -> dict[str, Any]:
        given = {name: value for name, value in inputs.items() if value is not None}
        assert list(faults_of(resource, given)) == []
        old = {"__defaults": []} if not self.state else self.state
        return check(resource, self.session.settings, NAME, given, old, SEED)
