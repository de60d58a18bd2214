"""The list of what has been created."""

from pathlib import Path

import pytest

from sandbox import journal


def test_the_last_id_of_each_resource_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A resource that was replaced is known by its newest id."""
    path = tmp_path / "journal"
    assert journal.created(path) == {}
    monkeypatch.setenv(journal.VARIABLE, str(path))
    for urn, resource_id in [("urn:a", "1"), ("urn:b", "2\n"), ("urn:a", "3")]:
        journal.record(urn, resource_id)
    assert journal.created(path) == {"urn:a": "3", "urn:b": "2\n"}
    assert path.stat().st_mode & 0o077 == 0


def test_a_line_that_was_cut_short_is_passed_over(tmp_path: Path) -> None:
    """What a power failure leaves of the last line does not hide the lines before it."""
    path = tmp_path / "journal"
    path.write_text('["urn:a", "1"]\n["urn:b", "')
    assert journal.created(path) == {"urn:a": "1"}


def test_nothing_is_written_outside_the_sandbox(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the sandbox's variable there is no journal."""
    monkeypatch.delenv(journal.VARIABLE, raising=False)
    monkeypatch.chdir(tmp_path)
    journal.record("urn:a", "1")
    assert list(tmp_path.iterdir()) == []
