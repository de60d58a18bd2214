"""One resource at work: declared arguments become members, answers become properties."""

import re
import time
from collections.abc import Mapping
from typing import Any

from sandbox.provider import api
from sandbox.provider.declare import Resource
from sandbox.provider.errors import NotMadeError, NotServedError
from sandbox.provider.expressions import evaluate, fill
from sandbox.provider.matching import matched, service_of
from sandbox.provider.schema import resource_schema
from sandbox.provider.session import PARTITION, Session
from sandbox.provider.shapes import to_member, to_property
from sandbox.provider.steps import Call, Wait
from sandbox.provider.values import Json, Properties

FIRST_PAUSE_SECONDS = 0.05
LONGEST_PAUSE_SECONDS = 5.0


class ResourceAtWork:
    """A resource in one account and one region; `steps.Work` is what declarations see of it."""

    def __init__(
        self, resource: Resource, session: Session, properties: Properties, resource_id: str = ""
    ) -> None:
        self.resource = resource
        self.session = session
        self.properties: dict[str, Any] = dict(properties)
        self.old: Properties = {}
        self.region = properties.get("region") or session.region
        self._id = ""
        if resource_id:
            self.identify(resource_id)

    @property
    def id(self) -> str:
        """The resource's id; empty before it is made."""
        return self._id

    def identify(self, resource_id: str) -> None:
        """Set the id, and with it the properties that it is made of."""
        self._id = resource_id
        self.properties.update({"id": resource_id, **parse_id(self.resource, resource_id)})

    def call(self, operation: str, service: str = "", **members: object) -> dict[str, Any]:
        """Call an operation of the resource's service, or of another one."""
        service = service or self.resource.service
        return self.session.call(service, operation, self.region, **members)

    def perform(
        self,
        call: Call,
        inputs: frozenset[str] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        """Make a declared call; of the properties matched by name it sends those in `inputs`."""
        members = {**self._members(call, inputs), **(extra or {})}
        return self.call(call.operation, call.service, **members)

    def wait(self, wait: Wait, inputs: frozenset[str] | None = None) -> dict[str, Any]:
        """Make a call until its state is a good one.

        Raises:
            NotMadeError: if the state is a bad one.
            NotServedError: if it stays neither for too long.
        """
        end, pause = time.monotonic() + wait.timeout_seconds, FIRST_PAUSE_SECONDS
        while True:
            answer = self.perform(wait.call, inputs)
            state = evaluate(wait.state, answer)
            if state in wait.good:
                return answer
            reason = evaluate(wait.reason, answer) if wait.reason else ""
            outcome = f"{wait.call.operation}: {state} {reason or ''}".rstrip()
            if state in wait.bad:
                raise NotMadeError(outcome)
            if time.monotonic() > end:
                raise NotServedError(outcome)
            time.sleep(pause)
            pause = min(pause * 1.5, LONGEST_PAUSE_SECONDS)

    def keep(self, out: Mapping[str, str], answer: Json) -> dict[str, Any]:
        """Take properties from an answer; they can be referred to from then on."""
        outputs = resource_schema(self.resource.type).outputs
        found = {}
        for name, expression in out.items():
            value = self._find(expression, answer)
            if name in outputs:
                value = to_property(value, outputs[name].type)
            if value is not None:
                found[name] = self.properties[name] = value
        return found

    def at(self, call: Call, answer: Json) -> Json:
        """Give the part of an answer that holds the resource."""
        return evaluate(self.filled_in(call.at), answer)

    def holds(self, condition: str) -> bool:
        """Say whether a condition over the properties is true; an empty one is."""
        return not condition or bool(evaluate(condition, self._names()))

    def filled_in(self, template: str) -> str:
        """Put properties into a template."""
        return fill(template, self._look_up)

    def value(self, declared: Json) -> Json:
        """Give a declared argument its value."""
        if isinstance(declared, str):
            if declared.startswith("$"):
                return evaluate(declared[1:], self._names())
            return self.filled_in(declared)
        if isinstance(declared, Mapping):
            return {name: self.value(each) for name, each in declared.items()}
        if isinstance(declared, (list, tuple)):
            return [self.value(each) for each in declared]
        return declared

    def _find(self, expression: str, answer: Json) -> Json:
        if expression.startswith("="):
            return self.filled_in(expression[1:])
        return evaluate(self.filled_in(expression), answer)

    def _members(self, call: Call, inputs: frozenset[str] | None) -> dict[str, Any]:
        shapes = api.input_members(service_of(self.resource, call), call.operation)
        found = {
            member: to_member(self.properties.get(name), shapes[member])
            for name, member in matched(self.resource, call).items()
            if inputs is None or name in inputs
        }
        for member, declared in call.args.items():
            found[member] = to_member(self.value(declared), shapes[member])
        return {member: value for member, value in found.items() if value is not None}

    def _names(self) -> dict[str, Any]:
        return {**self.properties, "old": self.old}

    def _look_up(self, name: str) -> object:
        if name == "region":
            return self.region
        if name == "partition":
            return PARTITION
        if name == "account":
            return self.session.account_id
        return self.properties.get(name)


def parse_id(resource: Resource, resource_id: str) -> dict[str, str]:
    """Take an id apart into the properties that it is made of.

    Raises:
        NotServedError: if the id is not of the type's form.
    """
    pattern = re.escape(resource.id).replace(r"\{", "{").replace(r"\}", "}")
    found = re.fullmatch(re.sub(r"{(\w+)}", r"(?P<\1>.+?)", pattern), resource_id)
    if found is None:
        raise NotServedError(
            f"{resource.type}: the id {resource_id!r} is not of the form {resource.id}"
        )
    return found.groupdict()
