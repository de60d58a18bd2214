"""What is measured with an organization of one size, each through the command that people type."""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from benchmarks.sampling import CommandError, Cost, measure
from benchmarks.synthetic import synthetic
from sandbox import emulator_process, lifecycle
from sandbox.home import Home
from sandbox.progress import step
from sandbox.state_files import state_files

Step = Literal["validate", "program", "preview", "up", "account"]
STEPS: tuple[Step, ...] = ("validate", "program", "preview", "up", "account")
# Steps whose cost is one of all resources of stack `organization`.
OF_THE_WHOLE: frozenset[Step] = frozenset({"preview", "up"})
# A program that registers the same resources and does nothing else.
BARE = Path(__file__).parent / "bare"
STACK = "organization"
# An account that an organization of any size has, and that has no special part to play.
ACCOUNT_STACK = "network"
# The bytecode of Python's modules is kept, as on a machine that has run the command before.
_NOT_PASSED_ON = ("PYTHONDONTWRITEBYTECODE",)


@dataclass
class Result:
    """What an organization of one size cost.

    Attributes:
        accounts: How many there are.
        resources: How many the stack has; 0 if it was not built.
        costs: What was measured. What the program costs is a part of `preview`; `program` is what
            it is compared with, a program that registers the same and does nothing else.
    """

    accounts: int
    resources: int = 0
    costs: dict[Step, Cost] = field(default_factory=dict)


def run(accounts: int, steps: set[Step]) -> Result:
    """Measure the steps with a made-up organization, in a sandbox of its own.

    A preview without a change needs a stack that stands: `up` is run and measured before it.

    Raises:
        CommandError: If a command fails, or a preview after `up` finds anything to do.
    """
    with _bench(accounts) as bench:
        result = Result(accounts)
        result.costs["validate"] = bench.measure("validate", str(bench.configuration))
        if steps - {"validate"}:
            words = ("sandbox", "up", "--stack", STACK, "--skip-checkpoints")
            result.costs["up"] = bench.measure(*words)
            result.resources = bench.count("created")
        if "program" in steps:
            result.costs["program"] = bench.measure_bare()
        if steps & {"program", "preview"}:
            result.costs["preview"] = bench.measure("sandbox", "preview", "--stack", STACK)
            if bench.count("unchanged") != result.resources:
                raise CommandError(f"a preview right after `up` finds changes:\n{bench.said}")
        if "account" in steps:
            bench.measure("sandbox", "up", "--stack", ACCOUNT_STACK)
            result.costs["account"] = bench.measure("sandbox", "preview", "--stack", ACCOUNT_STACK)
        return result


@dataclass(frozen=True)
class _Bench:
    accounts: int
    folder: Path

    @property
    def configuration(self) -> Path:
        return self.folder / "config"

    @property
    def home(self) -> Home:
        return Home(self.folder / "sandbox")

    @property
    def said(self) -> str:
        """What the last command said."""
        return self._log.read_text()

    @property
    def _log(self) -> Path:
        return self.folder / "command.log"

    def measure(self, *words: str, **more: str) -> Cost:
        command = [str(Path(sys.executable).with_name("bulkhead")), *words]
        variables = {name: os.environ[name] for name in os.environ.keys() - {*_NOT_PASSED_ON}}
        variables |= more
        variables["BULKHEAD_CONFIG"] = str(self.configuration)
        variables["BULKHEAD_SANDBOX_HOME"] = str(self.home.folder)
        emulator = emulator_process.find(self.home)
        standing = {emulator.pid} if emulator else set()
        with step(f"{self.accounts:,} accounts: {' '.join(words[:2])}", self._last_line):
            return measure(command, variables, self._log, standing)

    def measure_bare(self) -> Cost:
        """Measure a preview of the stack's resources by the bare SDK."""
        (state,) = state_files(self.home, STACK)
        words = ("sandbox", "preview", "--program", str(BARE), "--stack", "bare")
        return self.measure(*words, BARE_STATE=str(state))

    def count(self, what: str) -> int:
        """How many resources the last command told of, if it told of nothing else."""
        told = re.search(rf"^stack {STACK}: (\d+) {what} \(", self.said, re.MULTILINE)
        return int(told[1]) if told else 0

    def _last_line(self) -> str:
        lines = self._log.read_text().splitlines() if self._log.exists() else []
        return lines[-1] if lines else ""


@contextmanager
def _bench(accounts: int) -> Iterator[_Bench]:
    with TemporaryDirectory(prefix="bulkhead-bench-") as folder:
        bench = _Bench(accounts, Path(folder))
        synthetic(accounts).write(bench.configuration)
        try:
            yield bench
        finally:
            lifecycle.down(bench.home)
