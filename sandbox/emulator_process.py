"""Starts, finds and stops the emulator: a process of its own that outlives the command.

The emulator holds a lock on a file for as long as it lives. That tells a living one from a dead
one without trusting a process id, which the system may have given to somebody else.
"""

import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import asdict, dataclass
from http.client import HTTPException
from pathlib import Path

from sandbox.errors import SandboxError
from sandbox.home import FILE_MODE, REPOSITORY, Home, write_private
from sandbox.lock import is_held, locked

HOST = "127.0.0.1"
START_TIMEOUT_SECONDS = 60.0
STOP_TIMEOUT_SECONDS = 5.0
ANSWER_TIMEOUT_SECONDS = 5.0
POLL_SECONDS = 0.05
LAST_LOG_LINES = 15


@dataclass(frozen=True)
class Emulator:
    """A running emulator; the nonce ties it to the state that was made with it."""

    pid: int
    port: int
    nonce: str

    @property
    def url(self) -> str:
        """What AWS SDKs take as their endpoint."""
        return f"http://{HOST}:{self.port}"


def command(port: int, port_file: Path, judge: str = "") -> list[str]:
    """Give the command that serves the emulator and writes the port it got into a file."""
    words = ["--port", str(port), "--port-file", str(port_file), "--judge", judge]
    return [sys.executable, "-P", "-m", "sandbox.emulator", *words]


def log_path(home: Home) -> Path:
    """Give the file that the emulator's output goes to."""
    return home.logs / "emulator.log"


def find(home: Home) -> Emulator | None:
    """Give the emulator of this sandbox if it lives."""
    if not is_held(home.emulator_life) or not home.emulator.exists():
        return None
    return Emulator(**json.loads(home.emulator.read_text()))


def answers(emulator: Emulator) -> bool:
    """Tell whether it serves requests."""
    try:
        with urllib.request.urlopen(f"{emulator.url}/moto-api/", timeout=ANSWER_TIMEOUT_SECONDS):  # noqa: S310 - http, on loopback
            return True
    except (OSError, HTTPException):
        return False


def start(home: Home, port: int = 0, judge: str = "") -> Emulator:
    """Start one and wait until it answers.

    Args:
        home: the sandbox it belongs to; no other one may live there.
        port: where to listen on loopback; 0 for any free one.
        judge: who decides whether policies let a call pass, as `module:function`; nobody if empty.

    Raises:
        SandboxError: if the port is taken, or the emulator dies or does not answer in time, with
            its last words.
    """
    _require_free(port)
    port_file = home.folder / "emulator.port"
    port_file.unlink(missing_ok=True)
    process = _spawn(home, command(port, port_file, judge))
    try:
        # Recorded before it answers, so that a start that is killed leaves nothing unknown behind.
        _record(home, Emulator(process.pid, 0, ""))
        emulator = _wait(home, process, port_file)
        _record(home, emulator)
    except BaseException:
        process.kill()
        process.wait()
        raise
    finally:
        port_file.unlink(missing_ok=True)
    return emulator


def _require_free(port: int) -> None:
    with socket.socket() as probe:
        # As the emulator itself does: a connection that was just closed holds no port.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise SandboxError(
                f"port {port} on {HOST} cannot be used: {error.strerror}; give another one with "
                "--port or BULKHEAD_SANDBOX_PORT, or none for any free port"
            ) from error


def _record(home: Home, emulator: Emulator) -> None:
    write_private(home.emulator, json.dumps(asdict(emulator)))


def _spawn(home: Home, words: list[str]) -> subprocess.Popen[bytes]:
    log = os.open(log_path(home), os.O_CREAT | os.O_WRONLY | os.O_APPEND, FILE_MODE)
    try:
        with locked(home.emulator_life, lambda: None) as life:
            return subprocess.Popen(  # noqa: S603 - our own module
                words,
                cwd=REPOSITORY,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                # Ctrl-C stops the command that a person waits for, not the emulator.
                start_new_session=True,
                pass_fds=[life.fileno()],
            )
    finally:
        os.close(log)


def _wait(home: Home, process: subprocess.Popen[bytes], port_file: Path) -> Emulator:
    deadline = time.monotonic() + START_TIMEOUT_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise SandboxError(f"the emulator ended at once.{_last_words(home)}")
        text = port_file.read_text().strip() if port_file.exists() else ""
        if text:
            emulator = Emulator(process.pid, int(text), secrets.token_hex(16))
            if answers(emulator):
                return emulator
        time.sleep(POLL_SECONDS)
    waited = f"{START_TIMEOUT_SECONDS:.0f} s"
    raise SandboxError(f"the emulator does not answer after {waited}.{_last_words(home)}")


def _last_words(home: Home) -> str:
    path = log_path(home)
    lines = path.read_text(errors="replace").splitlines()[-LAST_LOG_LINES:]
    return "\n".join([f" The last lines of {path}:", *lines])


def stop(home: Home) -> bool:
    """Stop the emulator, by force if it does not end by itself; False if there was none."""
    emulator = find(home)
    if emulator is None:
        return False
    for way in (signal.SIGTERM, signal.SIGKILL):
        # The lock is held, so the process lives and the id is still its own.
        os.kill(emulator.pid, way)
        if _gone(home):
            break
    home.emulator.unlink(missing_ok=True)
    return True


def _gone(home: Home) -> bool:
    deadline = time.monotonic() + STOP_TIMEOUT_SECONDS
    while time.monotonic() < deadline:
        if not is_held(home.emulator_life):
            return True
        time.sleep(POLL_SECONDS)
    return False
