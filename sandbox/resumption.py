"""What a killed run leaves behind, and the calls of the Pulumi CLI that put it right.

The file backend's layout below `.pulumi` (`locks`) is its version 1 (`meta.yaml`).
"""

import json
from collections.abc import Iterator
from itertools import chain
from typing import Any

from sandbox.home import Home, write_private
from sandbox.journal import created
from sandbox.lock import is_held
from sandbox.progress import say
from sandbox.state_files import deployments


def resumption(home: Home, stack: str) -> Iterator[list[str]]:
    """Give the calls, as words for the CLI, that are to be made before the next run of a stack.

    What was being created, and has been, gets into the state by an export and an import, because
    `pulumi refresh --import-pending-creates` of 3.259 forgets what it is given. A refresh of those
    resources, and of what was being changed or deleted, then reads how they really are.
    """
    if _is_locked_by_a_dead_run(home, stack):
        say(f"stack {stack}: the last run was killed; taking it up again")
        # A full disk may have cut the state short: better said than found out by the CLI.
        deployments(home, stack)
        yield ["cancel", "--yes", "--stack", stack]
    if not _has_pending_operations(home, stack):
        return
    file = home.logs / f"{stack}.state.json"
    try:
        yield ["stack", "export", "--stack", stack, "--file", str(file)]
        exported = json.loads(file.read_text())
        touched = settle(exported["deployment"], created(home.journal))
        write_private(file, json.dumps(exported))
        yield ["stack", "import", "--stack", stack, "--file", str(file)]
    finally:
        file.unlink(missing_ok=True)
    targets = chain.from_iterable(["--target", urn] for urn in touched)
    if touched:
        yield ["refresh", "--yes", "--skip-preview", "--stack", stack, *targets]


def settle(deployment: dict[str, Any], known: dict[str, str]) -> list[str]:
    """Turn the pending operations of a state into resources, where they exist.

    Args:
        deployment: the exported state; it is changed.
        known: the last id that was created, by URN.

    Returns:
        The URNs of the resources whose properties are to be read again.
    """
    resources = deployment.setdefault("resources", [])
    pending = deployment.pop("pending_operations", None) or []
    for operation in pending:
        resource = operation["resource"]
        if operation["type"] != "creating" or resource["urn"] not in known:
            continue
        for older in resources:
            # Its replacement was being created: the engine deletes it at the end of a run.
            if older["urn"] == resource["urn"]:
                older["delete"] = True
        resources.append({**resource, "id": known[resource["urn"]], "outputs": {}})
    present = {resource["urn"] for resource in resources}
    return [urn for each in pending if (urn := each["resource"]["urn"]) in present]


def _is_locked_by_a_dead_run(home: Home, stack: str) -> bool:
    """Tell whether whoever holds the lock of a stack is gone.

    The caller holds the run lock, so no run of ours lives; and nobody shares the lock of a
    person's own commands.
    """
    locks = (home.state / ".pulumi" / "locks").glob(f"**/{stack}/*.json")
    return any(locks) and not is_held(home.commands_lock)


def _has_pending_operations(home: Home, stack: str) -> bool:
    return any(state.get("pending_operations") for state in deployments(home, stack))
