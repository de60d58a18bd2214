"""Locks that die with their holders."""

import signal
import subprocess
import sys
from pathlib import Path

from sandbox.lock import is_held, locked

HOLD = """
import pathlib, subprocess, sys, time
from sandbox.lock import locked
with locked(pathlib.Path(sys.argv[1]), lambda: None) as file:
    child = subprocess.Popen(["sleep", "60"], pass_fds=[file.fileno()])
    print(child.pid, flush=True)
    time.sleep(60)
"""


def never() -> None:
    """Fail: nobody else holds the lock, so there is nothing to wait for."""
    message = "waited for a lock that nobody holds"
    raise AssertionError(message)


def test_a_lock_is_held_while_its_block_lasts(tmp_path: Path) -> None:
    """A lock is held from the start of its block to the end, and can be taken again."""
    path = tmp_path / "lock"
    assert not is_held(path)
    for _ in range(2):
        with locked(path, never):
            assert is_held(path)
        assert not is_held(path)


def test_a_lock_lives_as_long_as_a_process_that_inherited_it(tmp_path: Path) -> None:
    """A killed holder's child still holds the lock; when the child is gone too, nobody does."""
    path = tmp_path / "lock"
    words = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as holder:  # noqa: S603 - the code above
        assert holder.stdout is not None
        child = int(holder.stdout.readline())
        holder.kill()
    assert is_held(path)
    subprocess.run(["kill", str(child)], check=True)  # noqa: S603, S607 - the child's own id
    with locked(path, lambda: None):
        pass
    assert not is_held(path)


def test_the_lock_of_a_removed_file_is_nobodys(tmp_path: Path) -> None:
    """Who waited for a sandbox that was then removed holds the new sandbox's lock, not the old."""
    path = tmp_path / "sandbox" / "lock"
    words = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as holder:  # noqa: S603 - the code above
        assert holder.stdout is not None
        child = int(holder.stdout.readline())

        def remove_and_end() -> None:
            path.unlink()
            holder.send_signal(signal.SIGKILL)
            subprocess.run(["kill", str(child)], check=True)  # noqa: S603, S607 - the child's own id

        with locked(path, remove_and_end):
            assert is_held(path)
