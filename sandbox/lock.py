"""Locks that the system frees when the process that holds them ends, however it ends."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from sandbox.home import FILE_MODE


@contextmanager
def locked(path: Path, waiting: Callable[[], None]) -> Iterator[IO[str]]:
    """Hold a lock while the block lasts.

    A process that inherits the file holds the lock too, as long as it lives.

    Args:
        path: the file that carries the lock.
        waiting: called once if another process holds it, before this one waits.
    """
    file = _open(path)
    if not try_lock(file):
        waiting()
        fcntl.flock(file, fcntl.LOCK_EX)
    while not _still_at(path, file):
        # The holder removed the file with the sandbox: the lock of a removed file holds nobody up.
        file.close()
        file = _open(path)
        fcntl.flock(file, fcntl.LOCK_EX)
    with file:
        yield file


def try_lock(file: IO[str]) -> bool:
    """Take the lock if nobody holds it."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def share_for_life(path: Path) -> None:
    """Hold a lock together with others, until this process ends, and what it turns into."""
    file = os.open(path, os.O_CREAT | os.O_RDWR, FILE_MODE)
    fcntl.flock(file, fcntl.LOCK_SH)
    os.set_inheritable(file, True)  # noqa: FBT003 - the function's only way


def is_held(path: Path) -> bool:
    """Tell whether a process holds the lock."""
    if not path.exists():
        return False
    with _open(path) as file:
        return not try_lock(file)


def _open(path: Path) -> IO[str]:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return os.fdopen(os.open(path, os.O_CREAT | os.O_RDWR, FILE_MODE), "r+")


def _still_at(path: Path, file: IO[str]) -> bool:
    try:
        return path.stat().st_ino == os.fstat(file.fileno()).st_ino
    except FileNotFoundError:
        return False
