"""The tables that the results are shown and kept in."""

from pathlib import Path

import pytest

from benchmarks.__main__ import main
from benchmarks.parts import EMULATOR, ENGINE, PROGRAM
from benchmarks.report import report
from benchmarks.runs import STEPS, Result
from benchmarks.sampling import Cost

MEBIBYTE = 1024 * 1024


@pytest.fixture
def result() -> Result:
    """What an organization of 20 accounts and 200 resources might have cost."""
    cost = Cost(
        wall_seconds=4.0,
        cpu_seconds={ENGINE: 6.0, PROGRAM: 2.0, EMULATOR: 1.0},
        peak_bytes={ENGINE: 300 * MEBIBYTE, PROGRAM: 100 * MEBIBYTE},
        peak_bytes_in_all=350 * MEBIBYTE,
        unseen_seconds=1.0,
    )
    return Result(20, 200, dict.fromkeys(STEPS, cost))


def test_a_report_says_what_was_measured_and_what_dominates(result: Result) -> None:
    """Shares are of all CPU time, the unseen included; memory is in MiB; parts are ranked."""
    text = report([result], set(STEPS))
    assert "| 20 | 200 | 4.0 | 10.0 | 350 |" in text
    assert "| 20 | 200 | 2.0 | 10.0 | 100 | 2.0 |" in text
    assert "| 20 | - | 4.0 | 10.0 | 350 |" in text
    assert "| engine | 6.0 | 60% | 300 |" in text
    assert "| between samples | 1.0 | 10% | - |" in text
    assert "`up` at 20 accounts: engine 60%, program 20%, emulator 10% of 10 CPU seconds" in text


def test_a_report_holds_only_what_was_asked_for(result: Result) -> None:
    """What was measured on the way to something else is not shown."""
    text = report([result], {"program"})
    assert "## The program alone" in text
    assert text.count("\n## ") == 1


def test_a_small_organization_is_measured_and_written_down(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command makes an organization up, runs what was asked for alone, and writes the file."""
    out = tmp_path / "results.md"
    assert main(["--accounts", "5", "--only", "validate", "--out", str(out)]) == 0
    assert "sandbox" not in capsys.readouterr().err.replace(str(tmp_path), "")
    assert "\n| 5 | - | " in out.read_text()


def test_too_few_accounts_are_an_error_and_write_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An organization has its shared accounts; fewer cannot be made up."""
    out = tmp_path / "results.md"
    assert main(["--accounts", "1", "--only", "validate", "--out", str(out)]) == 1
    assert "1 accounts are too few" in capsys.readouterr().err
    assert not out.exists()
