"""The order in which the Pulumi CLI is looked for."""

import os
import shutil
import tempfile
from pathlib import Path

from sandbox.engine.build import build
from sandbox.engine.cache import cached, fill
from sandbox.engine.errors import EngineError
from sandbox.engine.release import get_release
from sandbox.engine.version import PINNED, Version, version_of
from sandbox.progress import say


def pulumi_cli() -> Path:
    """Give the path of a Pulumi CLI that fits, and get one where there is none.

    In this order: $BULKHEAD_PULUMI; `pulumi` on PATH, if recent enough; the user's cache; the
    official release; a build from the CLI's Go module. The last two fill the cache.

    Raises:
        EngineError: if none of them works, with what to do.
    """
    return _named() or _on_path() or cached(PINNED) or fill(PINNED, _get)


def _named() -> Path | None:
    name = os.environ.get("BULKHEAD_PULUMI")
    if not name:
        return None
    path = Path(name).absolute()
    version = version_of(path)
    if version is None:
        raise EngineError(f"BULKHEAD_PULUMI: {path} does not answer `version` as Pulumi does")
    if not version.serves(PINNED):
        raise EngineError(f"BULKHEAD_PULUMI: {path} is {version}; give {PINNED} or a later 3.x")
    return path


def _on_path() -> Path | None:
    found = shutil.which("pulumi")
    if found is None:
        return None
    version = version_of(Path(found))
    if version is not None and version.serves(PINNED):
        return Path(found).absolute()
    what = _described(version)
    say(f"{found} is {what}, not {PINNED} or a later 3.x; looking further")
    return None


def _described(version: Version | None) -> str:
    return "something else" if version is None else f"Pulumi {version}"


def _get(folder: Path) -> None:
    """Fill a folder of the cache, and try what came before anybody relies on it."""
    if not get_release(PINNED, folder):
        with tempfile.TemporaryDirectory(prefix="go.", dir=folder) as scratch:
            build(PINNED, folder, Path(scratch))
    version = version_of(folder / "pulumi")
    if version != PINNED:
        raise EngineError(f"what came as Pulumi {PINNED} is {_described(version)}; it was not kept")
