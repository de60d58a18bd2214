"""The sandbox's folder."""

import stat
from pathlib import Path

import pytest

from sandbox.home import Home, sandbox_home, write_private


def mode(path: Path) -> int:
    """Give the permission bits."""
    return stat.S_IMODE(path.stat().st_mode)


def test_the_sandbox_is_its_owners_alone(tmp_path: Path) -> None:
    """Nobody else of the machine can enter the sandbox or read its passphrase."""
    home = Home(tmp_path / "sandbox")
    home.make()
    assert mode(home.folder) == 0o700
    assert mode(home.passphrase) == 0o600


def test_the_passphrase_is_random_and_stays(tmp_path: Path) -> None:
    """Each sandbox has its own passphrase, and keeps it: it decrypts what is in the state."""
    homes = [Home(tmp_path / name) for name in ("one", "two")]
    for home in homes:
        home.make()
    first, second = (home.passphrase.read_text() for home in homes)
    assert first != second
    homes[0].make()
    assert homes[0].passphrase.read_text() == first


def test_removing_a_sandbox_removes_nothing_of_somebody_elses(tmp_path: Path) -> None:
    """A person who names a folder of their own as the sandbox loses nothing that is in it."""
    kept = tmp_path / "thesis.tex"
    kept.write_text("years of work")
    home = Home(tmp_path)
    home.make()
    home.remove()
    assert list(tmp_path.iterdir()) == [kept]


def test_another_folder_can_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """$BULKHEAD_SANDBOX_HOME names the sandbox's folder."""
    monkeypatch.setenv("BULKHEAD_SANDBOX_HOME", str(tmp_path))
    assert sandbox_home().folder == tmp_path


def test_a_private_file_is_whole_or_not_there(tmp_path: Path) -> None:
    """A write that fails leaves the old file, and nothing beside it."""
    path = tmp_path / "file"
    write_private(path, "old")
    with pytest.raises(UnicodeEncodeError):
        write_private(path, "\ud800")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]
