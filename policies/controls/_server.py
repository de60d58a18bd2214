"""Serving the pack to the engine, which starts it as a process of its own."""

import gc
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import TYPE_CHECKING, Any

import grpc
from pulumi.runtime.proto import analyzer_pb2_grpc
from typing_extensions import override

from . import CONTROLS
from ._analyzer import Analyzer
from ._crossguard import POLICIES

if TYPE_CHECKING:
    from collections.abc import Callable

    _Handler = grpc.RpcMethodHandler[Any, Any]

# The engine sends the whole stack in one message: as much as the policy SDK's server takes.
_LARGEST_MESSAGE_BYTES = 400 * 1024 * 1024
_WORKERS = 4  # as many as the policy SDK's
_REMEDIATE = "/pulumirpc.Analyzer/Remediate"


def serve() -> None:
    """Serve until the engine interrupts: on loopback, on a free port, which goes to stdout."""
    server, port = started(Analyzer(CONTROLS, POLICIES))
    _keep_what_there_is()
    sys.stdout.write(f"{port}\n")
    sys.stdout.flush()
    try:
        Event().wait()
    except KeyboardInterrupt:
        server.stop(None)


def started(analyzer: Analyzer) -> tuple[grpc.Server, int]:
    """A server on loopback that answers already, and the free port that it found."""
    server = grpc.server(
        ThreadPoolExecutor(_WORKERS),
        interceptors=[_RemediesOnDemand(analyzer)],
        options=[("grpc.max_receive_message_length", _LARGEST_MESSAGE_BYTES)],
    )
    analyzer_pb2_grpc.add_AnalyzerServicer_to_server(analyzer, server)
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    return server, port


class _RemediesOnDemand(grpc.ServerInterceptor):  # type: ignore[type-arg]  # in its stubs alone
    """Knows of no remedies while no control is to write any.

    The engine asks for them with each resource, whatever the levels are. A call that a pack does
    not implement it takes as no remedy, and refusing costs a fraction of reading and answering.
    Source: `Remediate` in `pkg/resource/plugin/analyzer_plugin.go` of Pulumi 3.259.
    """

    def __init__(self, analyzer: Analyzer) -> None:
        self._analyzer = analyzer

    @override
    def intercept_service(
        self,
        continuation: "Callable[[grpc.HandlerCallDetails], _Handler | None]",
        handler_call_details: grpc.HandlerCallDetails,
    ) -> "_Handler | None":
        """Pass on what there is an answer to; None is gRPC's UNIMPLEMENTED."""
        if handler_call_details.method == _REMEDIATE and not self._analyzer.remediates:
            return None
        return continuation(handler_call_details)


def _keep_what_there_is() -> None:
    """Leave controls and modules out of what garbage is looked for in: they stay to the end."""
    gc.freeze()
    gc.enable()
