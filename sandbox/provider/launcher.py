"""What the engine starts for each provider instance: it gets a port from the run's one daemon.

It then becomes `cat`, which holds the connection in half a megabyte until the engine stops it, or
until the engine is gone: then the pipe that `cat` reads, where nobody ever writes, is closed.
It imports nothing but the standard library, because it is started once per provider.
"""

import fcntl
import os
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

START_SECONDS = 60.0
KNOCK_SECONDS = 0.02
REPOSITORY = Path(__file__).resolve().parents[2]


def main(arguments: list[str]) -> None:
    """Print the port of a provider instance, and live as long as the engine wants it."""
    engine = next(each for each in arguments if not each.startswith("-"))
    path = _folder() / f"{os.getppid()}-{engine.rpartition(':')[2]}.sock"
    connection, port = _connect(path)
    sys.stdout.write(port)
    sys.stdout.flush()
    connection.set_inheritable(True)
    os.execvp("cat", ["cat"])  # noqa: S606, S607 - a fixed command of every Unix


def _folder() -> Path:
    """Give the folder of the sockets, which nobody else can enter."""
    folder = Path(tempfile.gettempdir()) / f"bulkhead-provider-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.stat().st_uid != os.getuid():
        sys.exit(f"{folder} belongs to another user; set TMPDIR to a folder of your own")
    return folder


def _connect(path: Path) -> "tuple[socket.socket, str]":
    """Get a port from the daemon of this run of the engine, and start it if it is not there."""
    with (path.parent / "launcher.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        end = time.monotonic() + START_SECONDS
        daemon = None
        while time.monotonic() < end and (daemon is None or daemon.poll() is None):
            connection = _knock(path)
            # A daemon that is just ending answers nothing.
            port = connection.makefile().readline() if connection else ""
            if connection and port:
                return connection, port
            daemon = daemon or _start(path)
            time.sleep(KNOCK_SECONDS)
    sys.exit(f"the sandbox's provider did not start; see {path.with_suffix('.log')}")


def _knock(path: Path) -> "socket.socket | None":
    connection = socket.socket(socket.AF_UNIX)
    try:
        connection.connect(str(path))
    except OSError:
        connection.close()
        return None
    return connection


def _start(path: Path) -> "subprocess.Popen[bytes]":
    path.unlink(missing_ok=True)
    python_path = os.pathsep.join(filter(None, [str(REPOSITORY), os.environ.get("PYTHONPATH")]))
    with path.with_suffix(".log").open("w") as log:
        return subprocess.Popen(  # noqa: S603 - this Python, with arguments of our own
            [sys.executable, "-m", "sandbox.provider.daemon", str(path)],
            env={**os.environ, "PYTHONPATH": python_path},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=log,
            start_new_session=True,
        )


if __name__ == "__main__":
    main(sys.argv[1:])
