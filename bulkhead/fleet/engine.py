"""One run of the Pulumi CLI on one stack."""

import asyncio
import os
import signal
from asyncio.subprocess import DEVNULL, Process
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from sandbox.diagnostics import diagnostics
from sandbox.events import Events

Operation = Literal["preview", "up", "refresh"]
OPERATIONS: Mapping[Operation, tuple[str, ...]] = {
    "preview": ("preview",),
    "up": ("up", "--yes", "--skip-preview"),
    "refresh": ("refresh", "--yes", "--skip-preview"),
}
LAST_LOG_LINES = 12


@dataclass
class Engine:
    """The CLI, and the folder of the project that it runs in.

    Attributes:
        pulumi: The CLI.
        project: The folder of the project file.
        logs: Where the output of each stack's last run is kept.
        options: Options of every preview and update, such as a policy pack.
        secrets_provider: What encrypts secrets in the state of new stacks; empty for Pulumi's
            default.
    """

    pulumi: Path
    project: Path
    logs: Path
    options: Sequence[str] = ()
    secrets_provider: str = ""
    _running: set[Process] = field(default_factory=set)

    async def run(self, operation: Operation, stack: str, *more: str) -> tuple[bool, str]:
        """Run a stack, which is made if it is not there; say whether that succeeded, and what.

        Args:
            operation: What is done.
            stack: Name of the stack.
            more: Options of this run alone.
        """
        select = ["stack", "select", "--create", "--stack", stack]
        if self.secrets_provider:
            select += ["--secrets-provider", self.secrets_provider]
        if not await self._call(stack, select):
            return False, self._diagnostics(stack)
        events = Events(self.logs / f"{stack}.events.json")
        events.path.unlink(missing_ok=True)
        words = [*OPERATIONS[operation], "--stack", stack, "--event-log", str(events.path), *more]
        try:
            succeeded = await self._call(stack, [*words, *self._options(operation)])
            return succeeded, events.summary() if succeeded else self._diagnostics(stack)
        finally:
            # It repeats values of the run, secret ones among them.
            events.path.unlink(missing_ok=True)

    def interrupt(self) -> None:
        """Let every run finish what it has begun, as an interrupt tells the CLI."""
        for process in self._running:
            process.send_signal(signal.SIGINT)

    def _options(self, operation: Operation) -> Sequence[str]:
        return () if operation == "refresh" else self.options

    async def _call(self, stack: str, words: Sequence[str]) -> bool:
        with self._log(stack).open("wb") as log:
            process = await asyncio.create_subprocess_exec(
                self.pulumi,
                *words,
                "--non-interactive",
                *("--color", "never"),
                cwd=self.project,
                # The flag of the event log exists only beside the CLI's debugging commands.
                env={**os.environ, "PULUMI_DEBUG_COMMANDS": "true"},
                stdin=DEVNULL,
                stdout=log,
                stderr=log,
                # A terminal's Ctrl-C reaches its whole group; `interrupt` passes it on once.
                process_group=0,
            )
            self._running.add(process)
            try:
                return await process.wait() == 0
            finally:
                self._running.discard(process)

    def _log(self, stack: str) -> Path:
        return self.logs / f"{stack}.log"

    def _diagnostics(self, stack: str) -> str:
        """What the CLI says at its end about what went wrong."""
        log = self._log(stack)
        found = filter(None, map(str.rstrip, diagnostics(log, LAST_LOG_LINES)))
        return "\n".join([*found, f"(all of it: {log})"])
