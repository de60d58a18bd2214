"""What the sandbox could not decide is listed."""

from pathlib import Path

from sandbox.emulator.errors import UNDETERMINED
from sandbox.emulator_process import log_path
from sandbox.home import Home
from sandbox.undecided import MARK, undecided


def test_each_open_question_is_counted(tmp_path: Path) -> None:
    """The same question twice is one line; other lines of the log are none."""
    home = Home(tmp_path / "sandbox")
    home.make()
    line = f"2026-01-01 00:00:00,000 WARNING{MARK}"
    log_path(home).write_text(f"{line}a key\nsqs ListQueues 200 1 ms\n{line}a key\n{line}another\n")
    assert undecided(home) == {"a key": 2, "another": 1}


def test_without_a_log_there_is_nothing(tmp_path: Path) -> None:
    """A sandbox that has not run has refused nothing."""
    assert undecided(Home(tmp_path)) == {}


def test_the_mark_is_the_emulators() -> None:
    """What is looked for in the log is what the emulator writes there."""
    assert MARK.strip() == UNDETERMINED
