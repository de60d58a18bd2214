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
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.machine import machine
from benchmarks.processes import memory_bytes, processes, with_descendants
from benchmarks.synthetic import synthetic
from benchmarks.synthetic_events import write_events

RESULTS = Path(__file__).with_suffix(".md")
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


def main(words: Sequence[str] | None = None) -> int:
    """Measure, print, and write the file; the records are made anew each time and not kept."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.replay", description=__doc__)
    parser.add_argument("--events", type=int, nargs="+", default=SIZES, help="how many")
    parser.add_argument("--processes", type=int, help="by default one for each processor")
    parser.add_argument("--out", type=Path, default=RESULTS, help="the Markdown file to write")
    arguments = parser.parse_args(words)
    text = report([measure(count, arguments.processes) for count in arguments.events])
    arguments.out.write_text(text, encoding="utf-8")
    print(text, end="")  # noqa: T201 - a command's answer
    return 0


def report(costs: Sequence[Cost]) -> str:
    """Give the file's text."""
    rows = "\n".join(
        f"| {cost.events:,} | {cost.wall_seconds:.1f} | {cost.cpu_seconds:.1f} "
        f"| {cost.peak_bytes / _MIB:.0f} | {cost.events / cost.cpu_seconds:,.0f} |"
        for cost in costs
    )
    return (
        f"# Replay\n\n{machine()}\n\n"
        "Written by `python -m benchmarks.replay`: `bulkhead replay` reads made-up log files "
        f"(`benchmarks/synthetic_events.py`) of {ACCOUNTS} accounts and decides their events under "
        "the example's guardrails, with one process for each core. CPU time is that of all "
        "processes, their start included; wall time depends on what else the machine does.\n\n"
        "| events | wall s | CPU s | peak MiB | events per CPU second |\n"
        f"| ---: | ---: | ---: | ---: | ---: |\n{rows}\n"
    )


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
