"""A deployment under Pulumi's mocks: runs a program, keeps what it registers, asks no cloud."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pulumi
from pulumi.runtime import mocks, set_mocks
from pulumi.runtime.proto import resource_pb2
from pulumi.runtime.settings import SETTINGS, get_root_resource, set_root_resource
from pulumi.runtime.stack import Stack

from tests.components.identities import identity
from tests.components.registered import Registered, registered

Answer = Mapping[str, Any] | Callable[[Mapping[str, Any]], Mapping[str, Any]]

_Failures = list[tuple[str, str]]

OUTPUTS_OF_A_STACK = "pulumi:pulumi:readStackOutputs"
_STACK_REFERENCE = "pulumi:pulumi:StackReference"


class RefusedError(Exception):
    """What an answer raises where the provider reports an error of AWS's."""


class Deployment(mocks.Mocks):
    """One run of a program.

    Attributes:
        resources: What the program registered, components too, in no particular order.
        ids: The ids that resources got, by URN.
        outputs: The outputs of the stack.
        hooks: The hooks that the program gave resources, by name.
    """

    resources: list[Registered]
    ids: dict[str, str]
    outputs: Mapping[str, Any]
    hooks: dict[str, pulumi.ResourceHook]

    def __init__(
        self,
        *,
        stack: str,
        answers: Mapping[str, Answer],
        referenced: Mapping[str, Mapping[str, Any]] | None = None,
    ) -> None:
        """Prepare a run.

        Args:
            stack: Name of the stack that runs.
            answers: What the provider answers to each invoke that the program may make, by token,
                or a function of the invoke's arguments; any other invoke fails the run.
            referenced: Outputs of the stacks that the program reads, by their full names.
        """
        self._stack = stack
        self._answers = answers
        self._referenced = referenced or {}
        self.resources = []
        self.ids = {}
        self.outputs = {}
        self.hooks = {}

    def run(self, program: Callable[[], None]) -> "Deployment":
        """Run a program until every resource is registered; its errors come out of here."""
        set_root_resource(None)  # type: ignore[arg-type] # how the SDK says that there is none
        set_mocks(
            self,
            project="bulkhead",
            stack=self._stack,
            organization="organization",
            preview=False,
            monitor=_Monitor(self),
        )
        # Where the SDK keeps its server for the engine's calls back; mocks have none.
        SETTINGS.callbacks = self

        def exported() -> pulumi.Output[None]:
            program()
            stack = get_root_resource()
            assert isinstance(stack, Stack)
            return pulumi.Output.from_input(stack.outputs).apply(self._keep)

        mocks.test(exported)()  # type: ignore[no-untyped-call] # the SDK's
        return self

    def of_type(self, token: str) -> Sequence[Registered]:
        """The resources of a type, by name."""
        return sorted(
            (resource for resource in self.resources if resource.type == token),
            key=lambda resource: resource.name,
        )

    def one(self, token: str, name: str | None = None) -> Registered:
        """The only resource of a type, or the one of that name."""
        (found,) = [one for one in self.of_type(token) if name is None or one.name == name]
        return found

    def waits_for(self, resource: Registered) -> frozenset[str]:
        """URNs of all resources that are made before one, and deleted after it."""
        by_urn = {one.urn: one for one in self.resources}
        found: set[str] = set()
        rest = [resource]
        while rest:
            current = rest.pop()
            for urn in {*current.depends_on, current.parent} & by_urn.keys() - found:
                found.add(urn)
                rest.append(by_urn[urn])
        return frozenset(found)

    def register_resource_hook(self, hook: pulumi.ResourceHook) -> None:
        """Keep a hook; it runs where a test runs it."""
        self.hooks[hook.name] = hook

    def new_resource(self, args: mocks.MockResourceArgs) -> tuple[str | None, dict[str, Any]]:
        """Answer as the provider does once it has created a resource."""
        if args.typ == _STACK_REFERENCE:
            outputs = self._referenced[args.inputs["name"]]
            return args.name, {**args.inputs, "outputs": outputs, "secretOutputNames": []}
        return identity(args.typ, args.name, args.inputs)

    def call(self, args: mocks.MockCallArgs) -> tuple[dict[str, Any], _Failures]:
        """Answer an invoke."""
        if args.token == OUTPUTS_OF_A_STACK and args.token not in self._answers:
            return {"outputs": self._referenced[args.args["name"]]}, []
        if args.token not in self._answers:
            raise AssertionError(f"the program calls {args.token}, and no answer is prepared")
        answer = self._answers[args.token]
        try:
            return dict(answer(args.args) if callable(answer) else answer), []
        except RefusedError as refusal:
            return {}, [("", str(refusal))]

    def _keep(self, outputs: Mapping[str, Any]) -> None:
        self.outputs = outputs


class _Monitor(mocks.MockMonitor):
    """Keeps the options of resources too, which the SDK's mocks do not pass on."""

    mocks: Deployment

    def RegisterResource(  # noqa: N802 the name in Pulumi's protocol
        self, request: resource_pb2.RegisterResourceRequest
    ) -> resource_pb2.RegisterResourceResponse:
        response: resource_pb2.RegisterResourceResponse = super().RegisterResource(  # type: ignore[no-untyped-call] # the SDK's
            request
        )
        if request.type != "pulumi:pulumi:Stack":
            inputs = pulumi.runtime.rpc.deserialize_properties(request.object)
            self.mocks.resources.append(registered(request, response.urn, inputs))
            self.mocks.ids[response.urn] = response.id
        return response
