"""Serves one engine: prints the port, and ends when the engine says so."""

import os
import signal
import sys
import threading
from concurrent import futures
from types import FrameType

import grpc
from pulumi.runtime.proto import language_pb2_grpc

from sandbox.language.host import LanguageHost

# One call for the program, one per policy pack, and the engine's short questions beside them.
MAX_CONCURRENT_CALLS = 32
# An engine that was killed says nothing; a second later its children notice.
PARENT_CHECK_SECONDS = 1.0


def main() -> int:
    """Serve until the engine, or a terminal, interrupts this process, or the engine is gone."""
    engine = os.getppid()
    engine_address = next((word for word in sys.argv[1:] if not word.startswith("-")), "")
    stopped = threading.Event()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        stopped.set()

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    host = LanguageHost(engine_address)
    server = grpc.server(futures.ThreadPoolExecutor(max_workers=MAX_CONCURRENT_CALLS))
    language_pb2_grpc.add_LanguageRuntimeServicer_to_server(host, server)
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    print(port, flush=True)  # noqa: T201 - the engine reads the port from this line
    while not stopped.wait(PARENT_CHECK_SECONDS) and os.getppid() == engine:
        pass
    host.stop_children()
    server.stop(grace=0).wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
