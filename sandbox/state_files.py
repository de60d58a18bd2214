"""Pulumi's state, read from the file backend without a call of the CLI.

The layout below `.pulumi` (`stacks/<project>/<stack>.json`) is its version 1 (`meta.yaml`).
"""

import json
from pathlib import Path
from typing import Any

from sandbox.errors import SandboxError
from sandbox.home import Home


def state_files(home: Home, stack: str) -> list[Path]:
    """Give the files of a stack's state: one for each project that has a stack of that name."""
    return sorted((home.state / ".pulumi" / "stacks").glob(f"*/{stack}.json"))


def deployments(home: Home, stack: str) -> list[dict[str, Any]]:
    """Give what the state files hold; a stack that was never run has nothing in it.

    Raises:
        SandboxError: if a full disk has cut one short. The state before it, which Pulumi keeps
            beside it, does not know all that has been created since: who went on from there would
            create it twice.
    """
    return [_content(file)["checkpoint"].get("latest") or {} for file in state_files(home, stack)]


def _content(file: Path) -> dict[str, Any]:
    try:
        content: dict[str, Any] = json.loads(file.read_text())
    except json.JSONDecodeError:
        raise SandboxError(
            f"{file}: this state is cut short, as by a full disk; make room, then `make down` and "
            "`make up` build the sandbox anew"
        ) from None
    return content


def outputs(home: Home, stack: str) -> dict[str, Any]:
    """Give the outputs of a stack as they are in its state; nothing if it was never run."""
    return {
        name: value
        for deployment in deployments(home, stack)
        for resource in deployment.get("resources", [])
        if resource["type"] == "pulumi:pulumi:Stack"
        for name, value in resource.get("outputs", {}).items()
    }
