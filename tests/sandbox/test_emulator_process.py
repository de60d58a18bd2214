"""The emulator's process."""

import os
import signal
import socket
import sys
import time
from pathlib import Path

import pytest

from sandbox import emulator_process
from sandbox.errors import SandboxError
from sandbox.home import Home
from sandbox.lock import is_held

# What stands in for an emulator whose start goes wrong.
BROKEN = "print('first'); raise SystemExit('no module named moto')"
SILENT = "import time; time.sleep(60)"


def replace_by(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Run some Python code in place of the emulator."""

    def command(_port: int, _port_file: Path, _judge: str) -> list[str]:
        return [sys.executable, "-c", code]

    monkeypatch.setattr(emulator_process, "command", command)


def test_it_serves_on_loopback_until_it_is_stopped(home: Home) -> None:
    """A started emulator is found and answers on loopback alone; a stopped one is gone."""
    home.make()
    emulator = emulator_process.start(home)
    assert emulator_process.find(home) == emulator
    assert emulator_process.answers(emulator)
    assert emulator.url.startswith("http://127.0.0.1:")
    assert emulator_process.stop(home)
    assert emulator_process.find(home) is None
    assert not emulator_process.answers(emulator)
    assert not emulator_process.stop(home)


def test_a_dead_one_is_not_taken_for_a_living_one(home: Home) -> None:
    """The record of an emulator that was killed means nothing, whoever has its id by now."""
    home.make()
    emulator = emulator_process.start(home)
    os.kill(emulator.pid, signal.SIGKILL)
    os.waitpid(emulator.pid, 0)
    assert home.emulator.exists()
    assert emulator_process.find(home) is None


def test_one_that_ends_at_once_is_shown_with_its_last_words(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An emulator that cannot start is an error with what it said and where the log lies."""
    home.make()
    replace_by(monkeypatch, BROKEN)
    with pytest.raises(SandboxError, match="no module named moto") as failure:
        emulator_process.start(home)
    assert str(emulator_process.log_path(home)) in str(failure.value)
    assert not is_held(home.emulator_life)


def test_one_that_never_answers_is_given_up_and_killed(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An emulator that does not answer in time is an error, and no process stays behind."""
    home.make()
    replace_by(monkeypatch, SILENT)
    monkeypatch.setattr(emulator_process, "START_TIMEOUT_SECONDS", 0.5)
    with pytest.raises(SandboxError, match="does not answer after"):
        emulator_process.start(home)
    assert not is_held(home.emulator_life)


def test_one_that_ignores_the_request_to_end_is_killed(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stopping works on an emulator that hangs."""
    home.make()
    emulator = emulator_process.start(home)
    os.kill(emulator.pid, signal.SIGSTOP)
    monkeypatch.setattr(emulator_process, "STOP_TIMEOUT_SECONDS", 0.5)
    assert emulator_process.stop(home)
    deadline = time.monotonic() + 5
    while is_held(home.emulator_life) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not is_held(home.emulator_life)


def test_a_port_in_use_is_said_with_what_to_do(home: Home) -> None:
    """A taken port is an error at once that names the port and the way to choose another."""
    home.make()
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(SandboxError, match=rf"port {port} .*BULKHEAD_SANDBOX_PORT"):
            emulator_process.start(home, port)


def test_its_log_is_its_owners_alone(home: Home) -> None:
    """What AWS requests leave in the log is not for others to read."""
    home.make()
    emulator_process.start(home)
    assert emulator_process.log_path(home).stat().st_mode & 0o077 == 0
