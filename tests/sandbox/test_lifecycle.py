"""The sandbox's life, with the real engine and small programs."""

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

from sandbox import emulator_process, lifecycle
from sandbox.errors import SandboxError
from sandbox.home import REPOSITORY, Home
from sandbox.lock import is_held

pytestmark = pytest.mark.engine

EXPORT = "import pulumi\npulumi.export('stack', pulumi.get_stack())\n"
CONFIDENTIAL = (
    "import pulumi\npulumi.export('key', pulumi.Output.secret('plain-text-of-a-secret'))\n"
)
BROKEN = "accounts = {}\naccounts['management']\n"
SLOW = "import time, pathlib\npathlib.Path('started').touch()\ntime.sleep(60)\n"


def plan(program: Path, *stacks: str) -> lifecycle.Plan:
    """Plan to bring up a small program."""
    return lifecycle.Plan(program=program, stacks=stacks or ("organization",), region="eu-west-1")


def output(home: Home, *words: str) -> str:
    """Ask the CLI about the sandbox's state."""
    variables = lifecycle.variables_of_running(home)
    answer = subprocess.run(  # noqa: S603 - the sandbox's own CLI
        ["pulumi", *words],  # noqa: S607 - the one on the sandbox's PATH
        env=variables,
        cwd=home.projects / "program",
        capture_output=True,
        text=True,
        check=True,
    )
    return answer.stdout.strip()


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


def test_up_brings_up_each_stack_and_writes_nothing_beside_the_program(
    home: Home, program: Callable[[str], Path]
) -> None:
    """Every stack of the plan is brought up; the program's folder stays as it was."""
    folder = program(EXPORT)
    before = sorted(folder.iterdir())
    lifecycle.up(home, plan(folder, "organization", "log-archive"))
    for stack in ("organization", "log-archive"):
        assert output(home, "stack", "output", "stack", "--stack", stack) == stack
    assert [path for path in sorted(folder.iterdir()) if path.name != "__pycache__"] == before


def test_a_second_up_finds_the_first_ones_emulator_and_state(
    home: Home, program: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is started or built twice."""
    first = lifecycle.up(home, plan(program(EXPORT)))
    assert lifecycle.up(home, plan(program(EXPORT))) == first
    assert "1 unchanged" in capsys.readouterr().err


@pytest.mark.parametrize("lost", ["emulator", "state", "tie"])
def test_emulator_and_state_live_and_die_together(
    home: Home, program: Callable[[str], Path], capsys: pytest.CaptureFixture[str], lost: str
) -> None:
    """When one is gone, or they are of two runs, both start anew, and the person is told."""
    first = lifecycle.up(home, plan(program(EXPORT)))
    if lost == "emulator":
        os.kill(first.pid, signal.SIGKILL)
        os.waitpid(first.pid, 0)
    elif lost == "state":
        home.remove_state()
    else:
        (home.state / "emulator-nonce").write_text("of another emulator")
    with pytest.raises(SandboxError, match="make up"):
        lifecycle.variables_of_running(home)
    second = lifecycle.up(home, plan(program(EXPORT)))
    assert second.nonce != first.nonce
    said = capsys.readouterr().err
    assert "starting anew" in said
    assert "1 unchanged" not in said


def test_down_leaves_nothing(home: Home, program: Callable[[str], Path]) -> None:
    """After `down` there is no process, no state and no file; a second one has nothing to do."""
    emulator = lifecycle.up(home, plan(program(EXPORT)))
    assert lifecycle.down(home)
    assert not home.folder.exists()
    assert not emulator_process.answers(emulator)
    assert not lifecycle.down(home)


def test_a_programs_error_is_shown_once_and_without_the_machinery(
    home: Home, program: Callable[[str], Path]
) -> None:
    """A program that raises is shown with its own traceback, and no frame that is not its own."""
    folder = program(BROKEN)
    with pytest.raises(SandboxError) as failure:
        lifecycle.up(home, plan(folder))
    said = str(failure.value)
    assert said.count("KeyError: 'management'") == 1
    assert said.count("Traceback") == 1
    assert f'File "{folder}/__main__.py", line 2' in said
    assert "runpy" not in said
    assert "sandbox/language" not in said


def test_no_secret_is_in_a_file_in_plain_text(home: Home, program: Callable[[str], Path]) -> None:
    """A stack's secret outputs are in the sandbox's files only as cipher text."""
    lifecycle.up(home, plan(program(CONFIDENTIAL)))
    files = [path for path in home.folder.rglob("*") if path.is_file()]
    assert files
    assert [path for path in files if b"plain-text-of-a-secret" in path.read_bytes()] == []


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


def test_a_folder_that_is_no_program_is_said(home: Home, tmp_path: Path) -> None:
    """A program folder without a project file is an error that names the file."""
    with pytest.raises(SandboxError, match=r"Pulumi\.yaml: not a Pulumi project file"):
        lifecycle.up(home, plan(tmp_path))


def test_the_language_host_runs_from_this_checkout() -> None:
    """The plugins that the sandbox puts on PATH are there and can be run."""
    host = REPOSITORY / "sandbox" / "bin" / "language" / "pulumi-language-python"
    assert os.access(host, os.X_OK)


def test_a_preview_builds_nothing(
    home: Home, program: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """A preview says what would be done; afterwards there is as little as before."""
    folder = program(EXPORT)
    lifecycle.preview(home, plan(folder))
    assert "1 created" in capsys.readouterr().err
    lifecycle.up(home, plan(folder))
    assert "1 created" in capsys.readouterr().err
