"""The emulator's HTTP server, on loopback only."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Thread
from urllib.request import urlopen

from moto.moto_server.werkzeug_app import MotoRequestHandler
from werkzeug.serving import BaseWSGIServer, make_server

from sandbox.emulator.application import RESET_PATH, Application
from sandbox.emulator.authorization.judge import Judge
from sandbox.emulator.dispatch import Hook
from sandbox.emulator.incoming import Environ

LOOPBACK = "127.0.0.1"
ANY_FREE_PORT = 0


class QuietRequestHandler(MotoRequestHandler):
    """Leaves the log to the application, which knows what was asked."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing: werkzeug would log paths and queries."""

    def connection_dropped(self, _error: BaseException, _environ: Environ | None = None) -> None:
        """Close the connection: without an answer that says so, werkzeug would keep it open."""
        self.close_connection = True


def server(
    port: int = ANY_FREE_PORT, hooks: Sequence[Hook] = (), judge: Judge | None = None
) -> BaseWSGIServer:
    """An emulator that listens already and answers once it is served.

    Args:
        port: Where to listen; 0 means any free port (see the server's `port`).
        hooks: See `Dispatcher`.
        judge: See `Application`.

    Raises:
        SystemExit: The port is in use.
    """
    application = Application(hooks, judge)
    return make_server(
        LOOPBACK, port, application, threaded=True, request_handler=QuietRequestHandler
    )


def empty(url: str) -> None:
    """Let an emulator forget everything. Those of one process share what moto keeps."""
    urlopen(url + RESET_PATH, data=b"").close()  # noqa: S310 - http, on loopback


@contextmanager
def running(hooks: Sequence[Hook] = (), judge: Judge | None = None) -> Iterator[str]:
    """An emulator in a thread of this process, for tests; yields its endpoint URL."""
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    emulator = server(hooks=hooks, judge=judge)
    thread = Thread(target=emulator.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://{LOOPBACK}:{emulator.port}"
    finally:
        emulator.shutdown()
        emulator.server_close()
        thread.join()
