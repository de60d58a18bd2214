"""The pack's server, asked over a connection as the engine asks it."""

from collections.abc import Iterator
from typing import Any

import grpc
import pytest
from google.protobuf.struct_pb2 import Struct
from pulumi.runtime.proto import analyzer_pb2 as messages
from pulumi.runtime.proto import analyzer_pb2_grpc

from policies.controls import CONTROLS
from policies.controls._analyzer import Analyzer
from policies.controls._crossguard import POLICIES
from policies.controls._server import started

CONTROL = "ebs_encryption_stays_on"
TIMEOUT_SECONDS = 10


@pytest.fixture(name="pack")
def _pack() -> Iterator[Any]:
    server, port = started(Analyzer(CONTROLS, POLICIES))
    with grpc.insecure_channel(f"127.0.0.1:{port}") as channel:
        yield analyzer_pb2_grpc.AnalyzerStub(channel)
    server.stop(None).wait()


def open_volume() -> messages.AnalyzeRequest:
    """A volume that violates the control, and that its remedy puts right."""
    properties = Struct()
    properties.update({"encrypted": False})
    return messages.AnalyzeRequest(type="aws:ebs/volume:Volume", properties=properties)


def configure(pack: Any, level: messages.EnforcementLevel.ValueType) -> None:  # noqa: ANN401 - a stub
    """Give the control a level."""
    request = messages.ConfigureAnalyzerRequest()
    request.policyConfig[CONTROL].enforcementLevel = level
    pack.Configure(request, timeout=TIMEOUT_SECONDS)


def remedies(pack: Any) -> list[str] | grpc.StatusCode:  # noqa: ANN401 - a stub
    """The controls that put the volume right, or what the call ends with."""
    try:
        answer = pack.Remediate(open_volume(), timeout=TIMEOUT_SECONDS)
    except grpc.RpcError as error:
        return error.code()
    return [each.policyName for each in answer.remediations]


def test_remedies_are_known_only_while_a_control_writes_them(pack: Any) -> None:  # noqa: ANN401
    """The engine takes an unimplemented `Remediate` for no remedy; levels may change meanwhile."""
    for level, found in (
        (messages.MANDATORY, grpc.StatusCode.UNIMPLEMENTED),
        (messages.REMEDIATE, [CONTROL]),
        (messages.ADVISORY, grpc.StatusCode.UNIMPLEMENTED),
    ):
        configure(pack, level)
        assert remedies(pack) == found, level


def test_a_resource_is_analyzed_without_remedies(pack: Any) -> None:  # noqa: ANN401 - a stub
    """Knowing of no remedies takes nothing from what the pack finds."""
    configure(pack, messages.MANDATORY)
    answer = pack.Analyze(open_volume(), timeout=TIMEOUT_SECONDS)
    assert CONTROL in {each.policyName for each in answer.diagnostics}
