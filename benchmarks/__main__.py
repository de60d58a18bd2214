"""`python -m benchmarks`: measures, prints tables, and writes them to benchmarks/results.md."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from benchmarks.report import report
from benchmarks.runs import STEPS, Result, Step, run
from benchmarks.sampling import CommandError
from benchmarks.tables import tables
from sandbox.engine.errors import EngineError
from sandbox.errors import SandboxError

RESULTS = Path(__file__).with_name("results.md")
SIZES = (10, 100, 1000)
EXIT_INTERRUPTED = 130


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(int(word) for word in text.split(","))


def _arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--accounts", type=_sizes, default=SIZES, help="sizes: 10,100,1000")
    parser.add_argument("--only", choices=STEPS, help="what to measure; by default everything")
    parser.add_argument("--out", type=Path, default=RESULTS, help="the Markdown file to write")
    return parser.parse_args(words)


def main(words: Sequence[str] | None = None) -> int:
    """Measure; what was measured before an interrupt or an error is printed, but not written."""
    arguments = _arguments(words)
    steps: set[Step] = {arguments.only} if arguments.only else set(STEPS)
    results: list[Result] = []
    try:
        for accounts in arguments.accounts:
            results.append(run(accounts, steps))
            _show(results[-1:], steps)
    except (CommandError, EngineError, SandboxError, OSError, ValueError) as error:
        print(f"error: {error}", file=sys.stderr)  # noqa: T201 - a command's error
        return 1
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    arguments.out.write_text(report(results, steps), encoding="utf-8")
    _show(results, steps)
    return 0


def _show(results: Sequence[Result], steps: set[Step]) -> None:
    console = Console()
    for table in tables(results, steps):
        console.print(table.for_terminal())


if __name__ == "__main__":
    sys.exit(main())
