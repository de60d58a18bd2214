"""The user's cache of CLIs."""

import errno
import os
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from sandbox.engine import cache
from sandbox.engine.errors import EngineError
from sandbox.engine.version import PINNED


@pytest.fixture(autouse=True)
def cache_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give every test a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path


def put_cli(folder: Path) -> None:
    """Make what the cache takes for a CLI."""
    path = folder / "pulumi"
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)


def leftovers() -> list[Path]:
    """List what lies in the cache beside the finished version and the lock."""
    expected = {str(PINNED), f"{PINNED}.lock"}
    return [path for path in cache.cache_folder().iterdir() if path.name not in expected]


def test_a_relative_xdg_cache_home_is_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    """XDG_CACHE_HOME counts only as an absolute path, as its specification says."""
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert cache.cache_folder() == Path.home() / ".cache" / "bulkhead" / "pulumi"


def test_what_was_made_is_found_again() -> None:
    """A version is made once; afterwards it is found."""
    assert cache.cached(PINNED) is None
    path = cache.fill(PINNED, put_cli)
    assert cache.cached(PINNED) == path
    assert path.parent.stat().st_mode & stat.S_IXOTH, "other users of a shared cache may run it"

    def never(_folder: Path) -> None:
        pytest.fail("the cache was full already")

    assert cache.fill(PINNED, never) == path


def test_two_processes_make_it_once() -> None:
    """A second get that starts meanwhile waits for the first and takes its result."""
    made: list[Path] = []

    def slowly(folder: Path) -> None:
        time.sleep(0.3)
        put_cli(folder)
        made.append(folder)

    threads = [threading.Thread(target=cache.fill, args=(PINNED, slowly)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1
    assert cache.cached(PINNED) is not None


@pytest.mark.parametrize("error", [EngineError("no network"), KeyboardInterrupt()])
def test_a_failed_get_leaves_nothing(error: BaseException) -> None:
    """A get that fails or is interrupted leaves nothing half-made behind."""

    def fail(folder: Path) -> None:
        put_cli(folder)
        raise error

    with pytest.raises(type(error)):
        cache.fill(PINNED, fail)
    assert cache.cached(PINNED) is None
    assert leftovers() == []


def test_a_killed_get_is_cleared_away_by_the_next_one() -> None:
    """What a killed process leaves is never taken for a CLI, and goes away with the next get."""
    code = (
        "import os, sys\n"
        "from sandbox.engine import cache\n"
        "from sandbox.engine.version import PINNED\n"
        "def die(folder):\n"
        "    (folder / 'pulumi').write_text('half')\n"
        "    os.kill(os.getpid(), 9)\n"
        "cache.fill(PINNED, die)\n"
    )
    killed = subprocess.run([sys.executable, "-c", code], env=os.environ, check=False)  # noqa: S603 - the code above
    assert killed.returncode == -9
    assert leftovers(), "the killed process left nothing: this test shows nothing"
    assert cache.cached(PINNED) is None
    cache.fill(PINNED, put_cli)
    assert leftovers() == []


def test_a_full_disk_is_said_with_the_place_and_the_room() -> None:
    """A full disk is an error that names the folder and what is free there."""

    def full(_folder: Path) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(EngineError, match=r"bulkhead/pulumi: the disk is full \(\d+ MiB free\)"):
        cache.fill(PINNED, full)
    assert leftovers() == []


def test_a_cache_that_cannot_be_made_is_said(cache_home: Path) -> None:
    """A cache folder that cannot be made is an error that names it and XDG_CACHE_HOME."""
    (cache_home / "bulkhead").write_text("a file where the folder should be")
    with pytest.raises(EngineError, match="XDG_CACHE_HOME"):
        cache.fill(PINNED, put_cli)
