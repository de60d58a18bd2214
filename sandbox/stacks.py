"""The calls of the Pulumi CLI that bring a stack up."""

import os
import signal
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal

from sandbox.diagnostics import diagnostics
from sandbox.errors import SandboxError
from sandbox.events import Events
from sandbox.home import FILE_MODE, Home
from sandbox.progress import say, step
from sandbox.resumption import resumption

LAST_LOG_LINES = 60


Operation = Literal["up", "preview"]
OPERATIONS: dict[Operation, list[str]] = {
    "up": ["up", "--yes", "--skip-preview"],
    "preview": ["preview"],
}


@dataclass(frozen=True)
class Workspace:
    """What every call of the Pulumi CLI in one sandbox shares."""

    home: Home
    pulumi: Path
    # The folder that the CLI runs in.
    project: Path
    environment: Mapping[str, str]
    # Every process started here inherits it: nobody else changes the sandbox while one lives, even
    # if the command that started it has been killed.
    run_lock: IO[str]


def run(
    workspace: Workspace,
    operation: Operation,
    stack: str,
    options: list[str],
    *,
    verbose: bool,
) -> None:
    """Create or update one stack, or say what would be done.

    An update has no preview before it: nothing in the sandbox is worth one.

    Args:
        workspace: the sandbox's CLI.
        operation: what to do with the stack.
        stack: the stack's name.
        options: the CLI's options: which policy pack it must satisfy, what is left alone.
        verbose: show Pulumi's own output instead of writing it to the stack's log file.

    Raises:
        SandboxError: if the run fails, with Pulumi's diagnostics.
    """
    log = workspace.home.logs / f"{stack}.log"
    for words in resumption(workspace.home, stack):
        call(workspace, words, log)
    call(workspace, ["stack", "select", "--create", "--stack", stack], log)
    events = Events(workspace.home.logs / f"{stack}.events.json")
    events.path.unlink(missing_ok=True)
    words = [*OPERATIONS[operation], "--stack", stack, *options]
    # The event log is for Pulumi's own tools: the flag exists only beside its debugging commands.
    debugging = {"PULUMI_DEBUG_COMMANDS": "true"}
    try:
        with step(f"stack {stack}", events.progress) as progress:
            recorded = [*words, "--event-log", str(events.path)]
            call(workspace, recorded, None if verbose else log, debugging)
            progress.result = events.summary()
    finally:
        # It repeats values of the run, secret ones among them.
        events.path.unlink(missing_ok=True)


def call(
    workspace: Workspace,
    words: list[str],
    log: Path | None,
    variables: Mapping[str, str] | None = None,
) -> None:
    """Run the CLI to its end; its output goes to a fresh log file, or to the terminal."""
    output = None if log is None else os.open(log, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, FILE_MODE)
    try:
        process = subprocess.Popen(  # noqa: S603 - the CLI that was found, with our own words
            [workspace.pulumi, *words, "--non-interactive", "--color", "never"],
            cwd=workspace.project,
            env={**workspace.environment, **(variables or {})},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            # A terminal's Ctrl-C reaches every process of its group: here it must reach this one
            # alone, which passes it on once. Twice means to the CLI: give up at once.
            process_group=0,
            pass_fds=[workspace.run_lock.fileno()],
        )
        exit_code = _wait(process)
    finally:
        if output is not None:
            os.close(output)
    if exit_code != 0:
        raise SandboxError(f"pulumi {words[0]} failed.{_diagnostics(log)}")


def _wait(process: subprocess.Popen[bytes]) -> int:
    """Wait for the CLI; pass an interrupt on to it, and end as interrupted once it has ended."""
    interrupt: KeyboardInterrupt | None = None
    while True:
        try:
            exit_code = process.wait()
        except KeyboardInterrupt as error:
            say("\nstopping: Pulumi finishes what it has begun (once more to give up at once)")
            process.send_signal(signal.SIGINT)
            interrupt = error
        else:
            if interrupt is not None:
                raise interrupt
            return exit_code


def _diagnostics(log: Path | None) -> str:
    """Give what the CLI says at its end about what went wrong."""
    if log is None:
        return ""
    return "\n".join([f" The whole log: {log}", *diagnostics(log, LAST_LOG_LINES)])
