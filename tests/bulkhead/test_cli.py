"""The command line's frame."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from bulkhead.cli import COMMANDS, main

# What takes a person's time at the start of every command, if it is imported for nothing.
HEAVY = ("pulumi", "pulumi_aws", "rich", "boto3", "moto", "pydantic")


def test_help_lists_every_command_without_importing_any() -> None:
    """`bulkhead --help` is quick: it knows each command's line without loading the command."""
    code = (
        "import sys\n"
        "from bulkhead.cli import main\n"
        "main(['--help'], standalone_mode=False)\n"
        f"print('loaded:', [name for name in {HEAVY!r} if name in sys.modules])\n"
    )
    answer = subprocess.run(  # noqa: S603 - the code above
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert "loaded: []" in answer.stdout
    assert all(name in answer.stdout for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_listed_command_is_there(name: str) -> None:
    """Each command of the table can be called for its help."""
    answer = CliRunner().invoke(main, [name, "--help"])
    assert answer.exit_code == 0, answer.output


def test_an_unknown_command_is_said() -> None:
    """A misspelt command is a usage error, exit code 2, not a traceback."""
    answer = CliRunner().invoke(main, ["sandbx"])
    assert answer.exit_code == 2
    assert "No such command 'sandbx'" in answer.output


@pytest.mark.parametrize("words", [["status"], ["run", "--", "true"]])
def test_what_needs_a_running_sandbox_says_how_to_start_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    """Without a sandbox the answer is one line with the remedy, and exit code 1."""
    monkeypatch.setenv("BULKHEAD_SANDBOX_HOME", str(tmp_path / "none"))
    answer = CliRunner().invoke(main, ["sandbox", *words])
    assert answer.exit_code == 1
    assert answer.output == "error: the sandbox is not up; start it with `make up`\n"


def test_down_without_a_sandbox_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Taking down what is not there is done already."""
    monkeypatch.setenv("BULKHEAD_SANDBOX_HOME", str(tmp_path / "none"))
    answer = CliRunner().invoke(main, ["sandbox", "down"])
    assert (answer.exit_code, answer.output) == (0, "there is no sandbox\n")
