"""Builds the CLI from its Go module, where its release cannot be reached."""

import os
import subprocess
from pathlib import Path

from sandbox.engine.errors import EngineError
from sandbox.engine.toolchain import find_toolchain
from sandbox.engine.version import Version
from sandbox.progress import step

# go.mod and go.sum here pin the CLI and its 250 modules with their checksums.
MODULE = Path(__file__).parent
COMMAND = "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi"
VERSION_VARIABLE = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version"
LAST_LINES = 15


def build(version: Version, folder: Path, scratch: Path) -> None:
    """Build `pulumi` into a folder; what is needed for that alone goes into the scratch folder.

    Raises:
        EngineError: if there is no Go, or the build fails; with what Go said last.
    """
    toolchain = find_toolchain(scratch)
    flags = f"-s -w -X {VERSION_VARIABLE}={version}"
    environment = {
        **os.environ,
        **toolchain.environment,
        # What is on this machine builds it: no second toolchain is fetched, no C compiler needed.
        "GOTOOLCHAIN": "local",
        "GOWORK": "off",
        "CGO_ENABLED": "0",
    }
    command = [str(toolchain.go), "build", "-trimpath", "-ldflags", flags]
    with step(f"building Pulumi {version} from its source (about 4 minutes on 2 cores)"):
        answer = subprocess.run(  # noqa: S603 - the Go that was found, with our own arguments
            [*command, "-o", str(folder / "pulumi"), COMMAND],
            cwd=MODULE,
            env=environment,
            stdin=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
        if answer.returncode != 0:
            raise EngineError(_explanation(answer.stderr))


def _explanation(output: str) -> str:
    lines = [line for line in output.splitlines() if not line.startswith("go: downloading ")]
    said = "\n".join(lines[-LAST_LINES:])
    if "no space left on device" in output:
        advice = "the disk is full: the build needs 4 GB for its caches; make room and run it again"
    else:
        advice = (
            "it needs the Go module proxy (GOPROXY) once. Where that cannot be reached either, put "
            "the Pulumi CLI on PATH or name it in BULKHEAD_PULUMI"
        )
    return f"the Pulumi CLI could not be built: {advice}. Go said:\n{said}"
