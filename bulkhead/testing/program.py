"""Running a Pulumi program with no engine and no cloud, and keeping what it registers.

As in a preview, what AWS would only tell later is not known: ids, ARNs and the rest that a resource
does not take as an input.
"""

import runpy
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from google.protobuf import json_format
from pulumi.runtime import mocks, set_all_config, set_mocks
from pulumi.runtime.proto import resource_pb2
from pulumi.runtime.settings import set_root_resource

from bulkhead.check.states import subjects
from bulkhead.check.subject import Subject
from bulkhead.testing.answers import ANSWERS, Answer

__all__ = ["Answer", "Program", "registered"]

Program = Callable[[], object] | Path
PROJECT = "test"


def registered(
    program: Program, *, config: Mapping[str, str], answers: Mapping[str, Answer], stack: str
) -> Iterator[Subject]:
    """Run a program until every resource is registered, and give those; its errors come out.

    Args:
        program: A function, or the file of a program.
        config: The stack's configuration.
        answers: What is answered to functions, by their tokens, beside `ANSWERS`.
        stack: The stack's name.
    """
    set_root_resource(None)  # type: ignore[arg-type] # how the SDK says that there is none
    set_all_config(dict(config))
    cloud = _Cloud({**ANSWERS, **answers})
    monitor = _Monitor(cloud)
    set_mocks(cloud, project=PROJECT, stack=stack, preview=True, monitor=monitor)
    run = _run_file(program) if isinstance(program, Path) else program
    mocks.test(lambda: run() and None)()  # type: ignore[no-untyped-call] # the SDK's
    yield from subjects(monitor.states, "the program", secrets_show=True)


def _run_file(file: Path) -> Callable[[], object]:
    def run() -> object:
        sys.path.insert(0, str(file.parent))
        try:
            return runpy.run_path(str(file), run_name="__main__") and None
        finally:
            sys.path.remove(str(file.parent))

    return run


class _Cloud(mocks.Mocks):
    """Answers as AWS does at preview: with what it is given."""

    def __init__(self, answers: Mapping[str, Answer]) -> None:
        self._answers = answers

    def new_resource(self, args: mocks.MockResourceArgs) -> tuple[str | None, dict[str, Any]]:
        """A resource has its inputs, and the id that it is looked up by."""
        return args.resource_id or None, args.inputs

    def call(self, args: mocks.MockCallArgs) -> tuple[dict[str, Any], list[tuple[str, str]]]:
        """Answer a function; without an answer nobody could say what comes of it.

        Raises:
            LookupError: No answer is prepared.
        """
        if args.token not in self._answers:
            wanted = f'answers={{"{args.token}": {{...}}}}'
            raise LookupError(f"the program calls {args.token}; give the test {wanted}")
        answer = self._answers[args.token]
        return dict(answer(args.args) if callable(answer) else answer), []


class _Monitor(mocks.MockMonitor):
    """Keeps each request as Pulumi would write it into a state."""

    def __init__(self, cloud: _Cloud) -> None:
        super().__init__(cloud)
        self.states: list[dict[str, object]] = []

    def RegisterResource(  # noqa: N802 the name in Pulumi's protocol
        self, request: resource_pb2.RegisterResourceRequest
    ) -> resource_pb2.RegisterResourceResponse:
        response: resource_pb2.RegisterResourceResponse = super().RegisterResource(  # type: ignore[no-untyped-call] # the SDK's
            request
        )
        if request.type != "pulumi:pulumi:Stack":
            self.states.append(_state(request, response.urn))
        return response


def _state(request: resource_pb2.RegisterResourceRequest, urn: str) -> dict[str, object]:
    inputs = json_format.MessageToDict(request.object)
    position = request.sourcePosition
    return {
        "type": request.type,
        "urn": urn,
        "inputs": inputs,
        "outputs": inputs,
        "provider": request.provider,
        "propertyDependencies": {
            name: list(each.urns) for name, each in request.propertyDependencies.items()
        },
        "sourcePosition": f"{position.uri}#{position.line},{position.column}",
    }
