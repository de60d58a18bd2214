"""The project folder that `pulumi` runs in: the repository's program, and its files elsewhere.

Pulumi writes `Pulumi.<stack>.yaml` beside the project file. In the sandbox that would litter the
repository, so the project file is copied into the sandbox with `main` pointing back at the program.
"""

from pathlib import Path
from typing import Any

import yaml

from sandbox.errors import SandboxError
from sandbox.home import Home, write_private


def write_project(home: Home, program: Path, language_host: Path | None) -> None:
    """Write the project file for a program.

    Args:
        home: the sandbox.
        program: the folder of the program and its project file.
        language_host: the folder of the language host to use, if it is not the official one: a
            host that is only on PATH gets a warning into every run.

    Raises:
        SandboxError: if the program's folder has no project file, or one that cannot be read.
    """
    source = program / "Pulumi.yaml"
    try:
        project: dict[str, Any] = yaml.safe_load(source.read_text())
        # The interpreter is the one on PATH: no virtual environment to be looked for or made.
        written = {**project, "main": str(program), "runtime": {"name": "python"}}
        if language_host is not None:
            written["plugins"] = {"languages": [{"name": "python", "path": str(language_host)}]}
    except (OSError, TypeError, yaml.YAMLError) as error:
        raise SandboxError(f"{source}: not a Pulumi project file: {error}") from error
    write_private(home.project / "Pulumi.yaml", yaml.safe_dump(written, sort_keys=False))
