"""The sandbox's life, with the real engine and small programs."""

import os
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from sandbox import emulator_process, lifecycle
from sandbox.errors import SandboxError
from sandbox.home import REPOSITORY, Home
from tests.sandbox.small_programs import EXPORT, plan

pytestmark = pytest.mark.engine

CONFIDENTIAL = (
    "import pulumi\npulumi.export('key', pulumi.Output.secret('plain-text-of-a-secret'))\n"
)
BROKEN = "accounts = {}\naccounts['management']\n"


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
