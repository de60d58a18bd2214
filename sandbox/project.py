"""The project folder that `pulumi` runs in: the repository's program, and its files elsewhere.

Pulumi writes `Pulumi.<stack>.yaml` beside the project file. In the sandbox that would litter the
repository, so the project file is copied into the sandbox with `main` pointing back at the program.
"""

from pathlib import Path
from typing import Any

import yaml

from sandbox.environment import Plugins
from sandbox.errors import SandboxError
from sandbox.home import FOLDER_MODE, Home, write_private


def project_folder(home: Home, program: Path) -> Path:
    """Give the folder in which `pulumi` runs for a program."""
    return home.projects / program.name


def write_project(home: Home, program: Path, plugins: Plugins) -> Path:
    """Write the project file for a program; return the folder that `pulumi` is to run in.

    Args:
        home: the sandbox.
        program: the folder of the program and its project file.
        plugins: the sandbox's own. They are on PATH too, for other projects; but the engine warns
            about a plugin on PATH in every run, and not about one that the project names.

    Raises:
        SandboxError: if the program's folder has no project file, or one that cannot be read.
    """
    source = program / "Pulumi.yaml"
    try:
        project: dict[str, Any] = yaml.safe_load(source.read_text())
        # The interpreter is the one on PATH: no virtual environment to be looked for or made.
        written = {**project, "main": str(program), "runtime": {"name": "python"}}
        written["plugins"] = plugins
    except (OSError, TypeError, yaml.YAMLError) as error:
        raise SandboxError(f"{source}: not a Pulumi project file: {error}") from error
    folder = project_folder(home, program)
    folder.mkdir(mode=FOLDER_MODE, exist_ok=True)
    write_private(folder / "Pulumi.yaml", yaml.safe_dump(written, sort_keys=False))
    return folder
