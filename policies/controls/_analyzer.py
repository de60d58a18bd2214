"""The pack as the engine asks it: each resource read once, and only its type's checks run.

The policy SDK's own server hands each resource to every policy, and reads it anew for each: with
fifty controls that is most of what a pack costs. The protocol is the same, and so is what comes
out: one policy for each control, with the level and the parameters that the operator gives it.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime

from google.protobuf import empty_pb2, json_format
from google.protobuf.struct_pb2 import Struct
from pulumi.runtime.proto import analyzer_pb2 as messages
from pulumi.runtime.proto import analyzer_pb2_grpc, plugin_pb2
from pulumi_policy import Policy
from typing_extensions import override

from ._diagnostics import PACK_VERSION, diagnostics, notices, remediation
from ._exemptions import EXEMPTIONS, Exemptions, read_exemptions
from ._finding import Violation
from ._model import Control
from ._params import Params
from ._policy_info import pack_info
from ._remedies import remedied
from ._run import CheckIndex, Found, resource_findings, stack_findings, with_region
from ._stack import Resource, Stack
from ._wire import plain, stack_resource


class Analyzer(analyzer_pb2_grpc.AnalyzerServicer):
    """Answers the engine for some controls.

    Args:
        controls: The controls.
        policies: The same as policies of the SDK's, which are what the pack lists.
        today: The day on which exemptions have ended or not; by default, today.
    """

    def __init__(
        self, controls: Iterable[Control], policies: Iterable[Policy], today: date | None = None
    ) -> None:
        self._controls = tuple(c for c in controls if c.checks or c.stack_checks)
        self._policies = tuple(policies)
        self._index = CheckIndex(self._controls)
        self._levels = {c.id: _LEVELS[c.level] for c in self._controls}
        self._settings: dict[str, Mapping[str, object]] = {}
        self._params: dict[str, Params] = {}
        self._today = today or datetime.now(UTC).date()
        self._exemptions = Exemptions((), self._today)
        self._problems: list[str] = []

    @property
    def remediates(self) -> bool:
        """Whether the operator lets any control put resources right."""
        return messages.REMEDIATE in self._levels.values()

    @override
    def GetAnalyzerInfo(self, request: empty_pb2.Empty, context: object) -> messages.AnalyzerInfo:
        """List the policies."""
        return pack_info(self._policies)

    @override
    def GetPluginInfo(self, request: empty_pb2.Empty, context: object) -> plugin_pb2.PluginInfo:
        """Give the version, which PulumiPolicy.yaml overrides."""
        return plugin_pb2.PluginInfo(version=PACK_VERSION)

    @override
    def Configure(
        self, request: messages.ConfigureAnalyzerRequest, context: object
    ) -> empty_pb2.Empty:
        """Take over levels and parameters; an error among these is told with each resource."""
        for name, config in request.policyConfig.items():
            self._levels[name] = config.enforcementLevel
            self._settings[name] = json_format.MessageToDict(config.properties)
        self._params.clear()
        granted, self._problems = read_exemptions(self._settings.get(EXEMPTIONS, {}))
        self._exemptions = Exemptions(granted, self._today)
        return empty_pb2.Empty()

    @override
    def ConfigureStack(
        self, request: messages.AnalyzerStackConfigureRequest, context: object
    ) -> messages.AnalyzerStackConfigureResponse:
        """Take note of the stack, about which no check asks."""
        return messages.AnalyzerStackConfigureResponse()

    @override
    def Analyze(
        self, request: messages.AnalyzeRequest, context: object
    ) -> messages.AnalyzeResponse:
        """Check one resource by its inputs."""
        checks = [each for each in self._index.of_type(request.type) if self._is_on(each[0])]
        if not checks:
            return messages.AnalyzeResponse()
        resource = self._resource(request, request.properties)
        found = (
            each
            for control, check in checks
            for each in resource_findings(control, check, resource, self._params_of)
        )
        return self._response(found, of_stack=False)

    @override
    def AnalyzeStack(
        self, request: messages.AnalyzeStackRequest, context: object
    ) -> messages.AnalyzeResponse:
        """Check what only the whole stack can tell, by its resources' outputs."""
        stack = Stack(tuple(map(stack_resource, request.resources)))
        found = (
            each
            for control in self._controls
            if self._is_on(control)
            for check in control.stack_checks
            for each in stack_findings(control, check, stack, self._params_of)
        )
        response = self._response(found, of_stack=True)
        response.diagnostics.extend(notices(self._exemptions.used(), messages.ADVISORY))
        unread = (("", problem) for problem in self._problems)
        response.diagnostics.extend(notices(unread, messages.MANDATORY))
        return response

    @override
    def Remediate(
        self, request: messages.AnalyzeRequest, context: object
    ) -> messages.RemediateResponse:
        """Put right what violates controls of that level, one remedy after the other."""
        response = messages.RemediateResponse()
        current = request.properties
        for control, check in self._index.of_type(request.type):
            if not check.remedy or self._levels[control.id] != messages.REMEDIATE:
                continue
            resource = self._resource(request, current)
            found = resource_findings(control, check, resource, self._params_of)
            changed = None
            if any(isinstance(each.finding, Violation) for each in self._not_exempt(found)):
                changed = remedied(current, check.remedy)
            if changed is not None:
                current = changed
                response.remediations.append(remediation(control, current))
        return response

    def _resource(self, request: messages.AnalyzeRequest, properties: Struct) -> Resource:
        inputs = with_region(plain(properties), plain(request.provider.properties))
        return Resource(request.type, request.urn, inputs)

    def _response(self, found: Iterable[Found], *, of_stack: bool) -> messages.AnalyzeResponse:
        told = diagnostics(self._not_exempt(found), self._levels, of_stack=of_stack)
        return messages.AnalyzeResponse(diagnostics=told)

    def _not_exempt(self, found: Iterable[Found]) -> Iterator[Found]:
        for each in found:
            urn = each.resource.urn if each.resource else ""
            if not self._exemptions.cover(each.control.id, urn):
                yield each

    def _is_on(self, control: Control) -> bool:
        return self._levels[control.id] != messages.DISABLED

    def _params_of(self, control: Control) -> Params:
        """A control's parameters.

        Raises:
            ValidationError: They are not what `Params` takes.
        """
        if control.id not in self._params:
            self._params[control.id] = Params.model_validate(self._settings.get(control.id, {}))
        return self._params[control.id]


_LEVELS = {"advisory": messages.ADVISORY, "mandatory": messages.MANDATORY}
