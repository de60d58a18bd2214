"""What a command costs, part by part: samples of its processes while it runs."""

import resource
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from benchmarks.parts import COMMAND, EMULATOR, PROVIDER, part_of
from benchmarks.processes import Process, command_line, memory_bytes, processes, with_descendants

SECONDS_BETWEEN_SAMPLES = 0.1
# The kernel walks every page of a process for its memory: a tenth of the time at most.
MEMORY_PAUSE_FACTOR = 10
LAST_LINES = 20


class CommandError(Exception):
    """A measured command failed; the message holds what it said last."""


@dataclass(frozen=True)
class Cost:
    """What a command cost.

    Attributes:
        wall_seconds: From its start to its end.
        cpu_seconds: User and system time, by part.
        peak_bytes: The highest sum of its processes' memory (PSS) at one moment, by part.
        peak_bytes_in_all: The same for all parts together.
        unseen_seconds: CPU time that processes used between their last sample and their end.
    """

    wall_seconds: float
    cpu_seconds: Mapping[str, float]
    peak_bytes: Mapping[str, int]
    peak_bytes_in_all: int
    unseen_seconds: float

    @property
    def cpu_seconds_in_all(self) -> float:
        """CPU time of all parts, seen or not."""
        return sum(self.cpu_seconds.values()) + self.unseen_seconds


def measure(
    command: Sequence[str], environment: Mapping[str, str], log: Path, standing: set[int]
) -> Cost:
    """Run a command to its end; an interrupt is passed on to it, and it ends first.

    Args:
        command: The words of the command.
        environment: All of its environment variables.
        log: Where its output goes.
        standing: Processes that ran before and that work for it too.

    Raises:
        CommandError: If the command fails.
    """
    samples = _Samples(standing)
    waited_before = _waited_cpu_seconds()
    started = time.monotonic()
    with log.open("wb") as output:
        process = subprocess.Popen(  # noqa: S603 - our own commands
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            process_group=0,  # so that a terminal's Ctrl-C reaches it once, through this process
        )
        try:
            while process.poll() is None:
                samples.take(process.pid)
                with suppress(subprocess.TimeoutExpired):
                    process.wait(SECONDS_BETWEEN_SAMPLES)
        except KeyboardInterrupt:
            process.send_signal(signal.SIGINT)
            process.wait()
            raise
    wall_seconds = time.monotonic() - started
    if process.returncode != 0:
        lines = log.read_text(errors="replace").splitlines()[-LAST_LINES:]
        raise CommandError("\n".join([f"{' '.join(command)} failed:", *lines]))
    return samples.cost(wall_seconds, _waited_cpu_seconds() - waited_before)


def _waited_cpu_seconds() -> float:
    """CPU time of all children that have ended, and of theirs."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


class _Samples:
    """What was seen of processes, each told apart by its id and its start."""

    def __init__(self, standing: set[int]) -> None:
        before = [process for process in processes() if process.pid in standing]
        self._seen = {_key(process): process for process in before}
        self._before = {_key(process): process.cpu_seconds for process in before}
        self._parts: dict[tuple[int, int], str] = {}
        self._peak_bytes: dict[str, int] = {}
        self._peak_bytes_in_all = 0
        self._next_memory = 0.0

    def take(self, root: int) -> None:
        """Look at the root, at what was seen before and still lives, and at their descendants."""
        everything = list(processes())
        known = {process.pid for process in everything if _key(process) in self._seen}
        living = with_descendants(known | {root}, everything)
        for process in living:
            # A process may become another; one that has ended has no command line any more.
            part = part_of(command_line(process.pid)) or self._parts.get(_key(process), COMMAND)
            self._parts[_key(process)] = part
            self._seen[_key(process)] = process
        if time.monotonic() >= self._next_memory:
            self._take_memory(living)

    def _take_memory(self, living: list[Process]) -> None:
        started = time.monotonic()
        now: dict[str, int] = {}
        for process in living:
            part = self._parts[_key(process)]
            now[part] = now.get(part, 0) + memory_bytes(process.pid)
        for part, size in now.items():
            self._peak_bytes[part] = max(size, self._peak_bytes.get(part, 0))
        self._peak_bytes_in_all = max(self._peak_bytes_in_all, sum(now.values()))
        ended = time.monotonic()
        self._next_memory = ended + MEMORY_PAUSE_FACTOR * (ended - started)

    def cost(self, wall_seconds: float, waited_cpu_seconds: float) -> Cost:
        """What the samples come to, beside what the system says of the children."""
        used: dict[str, float] = {}
        for key, part in self._parts.items():
            since = self._seen[key].cpu_seconds - self._before.get(key, 0.0)
            used[part] = used.get(part, 0.0) + since
        # Nobody here waits for the emulator, which lives on, and for the provider's own process.
        waited = sum(used[part] for part in used.keys() - {EMULATOR, PROVIDER})
        unseen = max(0.0, waited_cpu_seconds - waited)
        return Cost(wall_seconds, used, self._peak_bytes, self._peak_bytes_in_all, unseen)


def _key(process: Process) -> tuple[int, int]:
    return process.pid, process.started
