"""Runs that are stopped, killed, or started twice, with the real engine."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from sandbox import lifecycle
from sandbox.home import Home
from sandbox.lock import is_held
from tests.sandbox.small_programs import EXPORT, plan

pytestmark = pytest.mark.engine

SLOW = "import time, pathlib\npathlib.Path('started').touch()\ntime.sleep(60)\n"


def start_in_background(home: Home, folder: Path) -> subprocess.Popen[str]:
    """Bring up a slow program as a person at a terminal does, and wait until it runs."""
    words = ["sandbox", "up", "--no-policy-pack", "--program", str(folder), "--stack", "one"]
    process = subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-c", "from bulkhead.cli import main; main()", *words],
        env={**os.environ, "BULKHEAD_SANDBOX_HOME": str(home.folder)},
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    deadline = time.monotonic() + 60
    while not (folder / "started").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert (folder / "started").exists(), "the program was never run"
    return process


@pytest.mark.parametrize("way", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_ends_a_run_quietly(
    home: Home, program: Callable[[str], Path], way: signal.Signals
) -> None:
    """Ctrl-C and `kill` stop a run with one line and no traceback; the next run takes it up."""
    lifecycle.up(home, plan(program(EXPORT)))
    process = start_in_background(home, program(SLOW))
    os.killpg(process.pid, way)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "takes it up again" in said
    assert "Traceback" not in said + (home.logs / "one.log").read_text()
    lifecycle.up(home, plan(program(EXPORT), "one"))


def test_a_killed_run_is_taken_up_again(
    home: Home, program: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """A run that was killed with all its processes leaves a lock that the next run releases."""
    lifecycle.up(home, plan(program(EXPORT)))
    process = start_in_background(home, program(SLOW))
    lock = next((home.state / ".pulumi" / "locks").glob("**/one/*.json"))
    process.kill()
    process.communicate()
    os.kill(json.loads(lock.read_text())["pid"], signal.SIGKILL)
    lifecycle.up(home, plan(program(EXPORT), "one"))
    assert "taking it up again" in capsys.readouterr().err
    assert not lock.exists()


def test_a_second_up_waits_for_the_first(
    home: Home, program: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """Two at once: the second says that it waits, and goes on when the first is done."""
    folder = program(EXPORT)
    runs = [threading.Thread(target=lifecycle.up, args=(home, plan(folder))) for _ in range(2)]
    for run in runs:
        run.start()
    for run in runs:
        run.join(timeout=60)
    said = capsys.readouterr().err
    assert said.count("waiting for it") == 1
    assert said.count("1 created") == 1
    assert said.count("1 unchanged") == 1
    assert not is_held(home.run_lock)
