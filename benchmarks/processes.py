"""CPU time and memory of processes, as Linux counts them (proc(5))."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_PROC = Path("/proc")
_TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")
# Where proc(5) puts a field, counted from the one behind the command's name in parentheses.
_PARENT, _USER_TICKS, _SYSTEM_TICKS, _STARTED = 1, 11, 12, 19
_KIB = 1024


@dataclass(frozen=True)
class Process:
    """A living process at one moment.

    Attributes:
        started: When it was started, in ticks since the machine was; ids are used again.
        cpu_seconds: User and system time of its own so far, without its children's.
    """

    pid: int
    parent: int
    started: int
    cpu_seconds: float


def processes() -> Iterator[Process]:
    """Every process of the machine."""
    for entry in os.scandir(_PROC):
        if entry.name.isdigit():
            try:
                text = Path(entry.path, "stat").read_text(encoding="utf-8", errors="replace")
            except OSError:  # it has just ended
                continue
            yield _process(int(entry.name), text)


def _process(pid: int, stat: str) -> Process:
    fields = stat.rpartition(")")[2].split()
    ticks = int(fields[_USER_TICKS]) + int(fields[_SYSTEM_TICKS])
    return Process(pid, int(fields[_PARENT]), int(fields[_STARTED]), ticks / _TICKS_PER_SECOND)


def with_descendants(roots: set[int], all_processes: list[Process]) -> list[Process]:
    """The processes of the given ids, and all that they and their children have started."""
    children: dict[int, list[Process]] = {}
    for process in all_processes:
        children.setdefault(process.parent, []).append(process)
    found = [process for process in all_processes if process.pid in roots]
    for process in found:  # grows while it is gone through
        found += [child for child in children.get(process.pid, []) if child.pid not in roots]
    return found


def command_line(pid: int) -> list[str]:
    """The words that a process was started with; none where it has ended."""
    try:
        return (_PROC / str(pid) / "cmdline").read_text(errors="replace").split("\0")[:-1]
    except OSError:
        return []


def memory_bytes(pid: int) -> int:
    """The memory of a process, shared pages divided among those that share them (PSS)."""
    try:
        lines = (_PROC / str(pid) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * _KIB for line in lines if line.startswith("Pss:")), 0)
