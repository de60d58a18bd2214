"""Pulumi's state, read from the file backend without a call of the CLI.

The layout below `.pulumi` (`stacks/<project>/<stack>.json`) is its version 1 (`meta.yaml`).
"""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from sandbox.errors import SandboxError
from sandbox.home import Home


def state_files(home: Home, stack: str) -> list[Path]:
    """Give the files of a stack's state: one for each project that has a stack of that name."""
    return sorted((home.state / ".pulumi" / "stacks").glob(f"*/{stack}.json"))


def whole_state(file: Path) -> str:
    """Give what a state file says, or said before a full disk cut it short.

    Pulumi keeps the state before the last beside it. What was begun since then is pending in that
    one, so nothing of it is lost.

    Raises:
        SandboxError: if both are cut short.
    """
    for one in (file, file.with_name(f"{file.name}.bak")):
        text = one.read_text() if one.exists() else ""
        with suppress(json.JSONDecodeError):
            json.loads(text)
            return text
    raise SandboxError(
        f"{file}: this state and the one before it are cut short, as by a full disk; make room, "
        "then `make down` and `make up` build the sandbox anew"
    )


def deployments(home: Home, stack: str) -> list[dict[str, Any]]:
    """Give what the state files hold; a stack that was never run has nothing in it."""
    contents = (json.loads(whole_state(file)) for file in state_files(home, stack))
    return [content["checkpoint"].get("latest") or {} for content in contents]


def outputs(home: Home, stack: str) -> dict[str, Any]:
    """Give the outputs of a stack as they are in its state; nothing if it was never run."""
    return {
        name: value
        for deployment in deployments(home, stack)
        for resource in deployment.get("resources", [])
        if resource["type"] == "pulumi:pulumi:Stack"
        for name, value in resource.get("outputs", {}).items()
    }
