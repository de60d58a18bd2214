"""`bulkhead sandbox faults`: what a person may ask for, and what it says."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from bulkhead.cli import main
from bulkhead.cli.sandbox_faults import command
from sandbox import emulator_process
from sandbox.emulator.faults.settings import Faults
from sandbox.home import Home

TEST_ONLY = {"hold_at", "hold_operation"}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """A sandbox that is not up."""
    monkeypatch.setenv("BULKHEAD_SANDBOX_HOME", str(tmp_path))
    return Home(tmp_path)


def test_every_fault_has_its_option() -> None:
    """What the emulator can do badly, a person can ask for; holding a call is for tests alone."""
    options = {parameter.name for parameter in command.params} - {"off"}
    assert options == Faults.model_fields.keys() - TEST_ONLY


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    ("words", "exit_code", "said"),
    [
        ([], 1, "error: the sandbox is not up; start it with `make up`"),
        (["--cut", "0.1"], 1, "error: the sandbox is not up; start it with `make up`"),
        (["--cut", "1.5"], 2, "1.5 is not in the range 0<=x<=1"),
        (["--creating-polls", "-1"], 2, "-1 is not in the range x>=0"),
    ],
)
def test_what_makes_no_sense_is_refused(words: list[str], exit_code: int, said: str) -> None:
    """The message names the value and what would be right."""
    answer = CliRunner().invoke(main, ["sandbox", "faults", *words])
    assert answer.exit_code == exit_code
    assert said in answer.output


def test_faults_are_set_shown_and_taken_away(home: Home) -> None:
    """What was asked for is shown, with how often it came up; `--off` ends it."""
    home.make()
    emulator_process.start(home)
    try:
        said = [
            CliRunner().invoke(main, ["sandbox", "faults", *words]).output
            for words in (["--throttled", "0.25", "--seed", "7"], [], ["--off"], [])
        ]
    finally:
        emulator_process.stop(home)
    assert said == [*["faults: seed 7, throttled 0.25\n"] * 2, *["faults: none\n"] * 2]
