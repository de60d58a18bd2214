"""`python -m benchmarks.replay`: how long replay takes, with made-up records.

Wall and CPU time are those of the command which people type, with every process that it starts;
memory is the highest sum seen of what these occupied (PSS).
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from benchmarks.processes import memory_bytes, processes, with_descendants
from benchmarks.synthetic import synthetic
from benchmarks.synthetic_events import write_events

SIZES = (10_000, 100_000, 1_000_000)
ACCOUNTS = 40
SECONDS_BETWEEN_SAMPLES = 0.5
_MIB = 1 << 20


@dataclass(frozen=True)
class Cost:
    """What one run cost."""

    events: int
    wall_seconds: float
    cpu_seconds: float
    peak_bytes: int


def main() -> int:
    """Measure and print; the records are made anew each time and not kept."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.replay", description=__doc__)
    parser.add_argument("--events", type=int, nargs="+", default=SIZES, help="how many")
    parser.add_argument("--processes", type=int, help="by default one for each processor")
    arguments = parser.parse_args()
    table = Table("events", "wall s", "CPU s", "peak MiB", "events/s")
    for count in arguments.events:
        cost = measure(count, arguments.processes)
        table.add_row(
            f"{count:,}",
            f"{cost.wall_seconds:.1f}",
            f"{cost.cpu_seconds:.1f}",
            f"{cost.peak_bytes / _MIB:.0f}",
            f"{count / cost.wall_seconds:,.0f}",
        )
    Console().print(table)
    return 0


def measure(count: int, process_count: int | None) -> Cost:
    """Make records up, replay them, and say what that cost."""
    with TemporaryDirectory(prefix="bulkhead-bench-") as name:
        folder = Path(name)
        accounts = sorted(synthetic(ACCOUNTS).accounts)
        synthetic(ACCOUNTS).write(folder / "config")
        ids = {account: f"{place:012}" for place, account in enumerate(accounts, start=1)}
        (folder / "accounts.json").write_text(json.dumps(ids))
        write_events(folder / "events", list(ids.values()), count)
        words = ["--events", str(folder / "events"), "--accounts", str(folder / "accounts.json")]
        if process_count:
            words += ["--processes", str(process_count)]
        return _measured(count, words, folder / "config")


def _measured(count: int, words: list[str], configuration: Path) -> Cost:
    command = [str(Path(sys.executable).with_name("bulkhead")), "replay", *words, "--json"]
    before, started, peak_bytes = _children_seconds(), time.monotonic(), 0
    with subprocess.Popen(  # noqa: S603 - our own command
        command, env={"BULKHEAD_CONFIG": str(configuration)}, stdout=subprocess.PIPE
    ) as process:
        while process.poll() is None:
            family = with_descendants({process.pid}, list(processes()))
            peak_bytes = max(peak_bytes, sum(memory_bytes(each.pid) for each in family))
            with suppress(subprocess.TimeoutExpired):
                process.communicate(timeout=SECONDS_BETWEEN_SAMPLES)
    wall_seconds = time.monotonic() - started
    if process.returncode not in {0, 1}:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return Cost(count, wall_seconds, _children_seconds() - before, peak_bytes)


def _children_seconds() -> float:
    """CPU time of all children that have ended, and of theirs."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    sys.exit(main())
