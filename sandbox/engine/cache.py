"""The user's cache of CLIs: one folder per version, whole or absent.

A version is made in a folder beside its place and renamed into it, so that a reader never sees
half a CLI. A lock file makes a second process wait for the first instead of doing the work again.
"""

import errno
import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sandbox.engine.errors import EngineError
from sandbox.engine.version import Version
from sandbox.progress import say

PARTIAL_SUFFIX = ".partial"


def cache_folder() -> Path:
    """Give the folder that holds one folder per version.

    $XDG_CACHE_HOME is honoured where it is an absolute path, as the XDG Base Directory
    Specification (0.8) has it; `~/.cache` is its default.
    """
    configured = Path(os.environ.get("XDG_CACHE_HOME", ""))
    home = configured if configured.is_absolute() else Path.home() / ".cache"
    return home / "bulkhead" / "pulumi"


def cached(version: Version) -> Path | None:
    """Give the CLI of a version, if the cache has it."""
    executable = cache_folder() / str(version) / "pulumi"
    return executable if os.access(executable, os.X_OK) else None


def fill(version: Version, make: Callable[[Path], None]) -> Path:
    """Have a version made into the cache, unless another process has just done it.

    Args:
        version: the CLI's version.
        make: puts `pulumi`, and what belongs beside it, into the folder it is given.

    Returns:
        The path of the CLI.

    Raises:
        EngineError: if the cache cannot be written, or `make` says so.
    """
    folder = cache_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _lock(folder / f"{version}.lock"):
            return cached(version) or _made(folder, version, make)
    except OSError as error:
        raise EngineError(_explanation(folder, error)) from error


@contextmanager
def _lock(path: Path) -> Iterator[None]:
    """Hold the lock of a version; the system frees it when its process ends, however it ends."""
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("another process is getting the Pulumi CLI already; waiting for it")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _made(folder: Path, version: Version, make: Callable[[Path], None]) -> Path:
    for leftover in folder.glob(f"{version}.*{PARTIAL_SUFFIX}"):
        shutil.rmtree(leftover, ignore_errors=True)
    prefix = f"{version}."
    partial = Path(tempfile.mkdtemp(prefix=prefix, suffix=PARTIAL_SUFFIX, dir=folder))
    place = folder / str(version)
    try:
        make(partial)
        partial.chmod(0o755)
        shutil.rmtree(place, ignore_errors=True)
        partial.rename(place)
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return place / "pulumi"


def _explanation(folder: Path, error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        free_mib = shutil.disk_usage(folder).free // 2**20
        return f"{folder}: the disk is full ({free_mib} MiB free); make room and run it again"
    return (
        f"{folder}: {error.strerror or error}; make the folder writable, or set XDG_CACHE_HOME to "
        "one that is"
    )
