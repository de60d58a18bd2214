"""The one process in which all provider instances of a run of the engine live.

`python -m sandbox.provider.daemon SOCKET`. Each launcher (see `launcher.py`) connects to the
socket, is told the port of an instance of its own, and keeps the connection open as long as the
engine lets it live. The process ends when the last launcher is gone.
"""

import contextlib
import logging
import signal
import socket
import sys
import threading
from pathlib import Path

from sandbox.provider.instances import Instances
from sandbox.provider.server import serve

# The engine starts the next plugin soon after it has stopped the last one of a preview.
IDLE_SECONDS = 1.0


class Daemon:
    """The connections of the launchers that are alive."""

    def __init__(self, listener: socket.socket) -> None:
        self._listener = listener
        self._instances = Instances()
        self._alive = 0
        self._changed = threading.Condition()

    def run(self) -> None:
        """Serve launchers until there has been none for a while."""
        threading.Thread(target=self._accept, daemon=True).start()
        with self._changed:
            self._changed.wait_for(lambda: self._alive > 0, timeout=60)
            while not self._is_idle():
                pass

    def _is_idle(self) -> bool:
        self._changed.wait_for(lambda: self._alive == 0)
        return not self._changed.wait_for(lambda: self._alive > 0, timeout=IDLE_SECONDS)

    def _accept(self) -> None:
        while True:
            launcher, _ = self._listener.accept()
            threading.Thread(target=self._attend, args=(launcher,), daemon=True).start()

    def _attend(self, launcher: socket.socket) -> None:
        self._count(+1)
        try:
            with launcher, contextlib.suppress(OSError):
                server, port = serve(self._instances)
                launcher.sendall(f"{port}\n".encode())
                while launcher.recv(1024):
                    pass
                server.stop(grace=None)
        finally:
            self._count(-1)

    def _count(self, change: int) -> None:
        with self._changed:
            self._alive += change
            self._changed.notify_all()


def main(path: Path) -> None:
    """Listen where the launchers expect it."""
    # The engine interrupts its plugins, and this process ends by itself when they have gone.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(message)s")
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(str(path))
    listener.listen(socket.SOMAXCONN)
    try:
        Daemon(listener).run()
    finally:
        path.unlink(missing_ok=True)
        log = path.with_suffix(".log")
        if log.exists() and log.stat().st_size == 0:
            log.unlink()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
