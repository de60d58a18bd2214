"""Serving the pack to the engine, which starts it as a process of its own."""

import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import grpc
from pulumi.runtime.proto import analyzer_pb2_grpc

from . import CONTROLS
from ._analyzer import Analyzer
from ._crossguard import POLICIES

# The engine sends the whole stack in one message: as much as the policy SDK's server takes.
_LARGEST_MESSAGE_BYTES = 400 * 1024 * 1024
_WORKERS = 4  # as many as the policy SDK's


def serve() -> None:
    """Serve until the engine interrupts: on loopback, on a free port, which goes to stdout."""
    server = grpc.server(
        ThreadPoolExecutor(_WORKERS),
        options=[("grpc.max_receive_message_length", _LARGEST_MESSAGE_BYTES)],
    )
    analyzer = Analyzer(CONTROLS, POLICIES)
    analyzer_pb2_grpc.add_AnalyzerServicer_to_server(analyzer, server)
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    sys.stdout.write(f"{port}\n")
    sys.stdout.flush()
    try:
        Event().wait()
    except KeyboardInterrupt:
        server.stop(None)
