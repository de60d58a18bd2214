"""The results as tables, for a terminal and as Markdown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import rich.box
import rich.table

from benchmarks.parts import PARTS, PROGRAM
from benchmarks.runs import OF_THE_WHOLE, Result, Step
from benchmarks.sampling import Cost

_MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Table:
    """Text in rows and columns; the first column names the row."""

    title: str
    header: Sequence[str]
    rows: Sequence[Sequence[str]]

    def for_terminal(self) -> rich.table.Table:
        """Give what rich prints."""
        table = rich.table.Table(title=self.title, title_justify="left", box=rich.box.SIMPLE)
        for number, name in enumerate(self.header):
            table.add_column(name, justify="right" if number else "left")
        for row in self.rows:
            table.add_row(*row)
        return table

    def markdown(self) -> str:
        """Give it as a heading and a table."""
        ruler = ["---", *("---:" for _ in self.header[1:])]
        lines = ["| " + " | ".join(row) + " |" for row in (self.header, ruler, *self.rows)]
        return "\n".join([f"## {self.title}", "", *lines, ""])


def tables(results: Sequence[Result], steps: set[Step]) -> Iterator[Table]:
    """Give the tables of what was asked for."""
    if "validate" in steps:
        yield _summary("`bulkhead validate`", "validate", results)
    if "program" in steps:
        yield _program(results)
    titles: dict[Step, str] = {
        "preview": "`preview` of `organization` without a change",
        "up": "`up` of `organization` from nothing, without checkpoints",
    }
    for step, title in titles.items():
        if step in steps:
            yield _summary(title, step, results)
            yield _by_part(f"{title}, by part", step, results)
    if "account" in steps:
        yield _summary("`preview` of one account's stack without a change", "account", results)


def _summary(title: str, step: Step, results: Sequence[Result]) -> Table:
    header = ("accounts", "resources", "wall s", "CPU s", "peak MiB")
    rows = [
        (
            f"{result.accounts:,}",
            f"{result.resources:,}" if step in OF_THE_WHOLE and result.resources else "-",
            f"{result.costs[step].wall_seconds:.1f}",
            f"{result.costs[step].cpu_seconds_in_all:.1f}",
            _mebibytes(result.costs[step].peak_bytes_in_all),
        )
        for result in results
    ]
    return Table(title, header, rows)


def _program(results: Sequence[Result]) -> Table:
    header = (
        "accounts",
        "resources",
        "CPU s",
        "CPU ms per resource",
        "peak MiB",
        "bare SDK: CPU s",
    )
    rows = []
    for result in results:
        cost = result.costs["preview"]
        seconds = cost.cpu_seconds.get(PROGRAM, 0.0)
        bare = result.costs["program"].cpu_seconds.get(PROGRAM, 0.0)
        rows.append(
            (
                f"{result.accounts:,}",
                f"{result.resources:,}",
                f"{seconds:.1f}",
                f"{seconds * 1000 / result.resources:.1f}",
                _mebibytes(cost.peak_bytes.get(PROGRAM, 0)),
                f"{bare:.1f}",
            )
        )
    return Table("The program alone", header, rows)


def _by_part(title: str, step: Step, results: Sequence[Result]) -> Table:
    header = ["part"]
    for result in results:
        header += [f"{result.accounts:,}: CPU s", "share", "peak MiB"]
    costs = [result.costs[step] for result in results]
    rows = [[part, *(cell for cost in costs for cell in _cells(cost, part))] for part in PARTS]
    unseen = [
        cell
        for cost in costs
        for cell in (f"{cost.unseen_seconds:.1f}", _share(cost, cost.unseen_seconds), "-")
    ]
    return Table(title, header, [*rows, ["between samples", *unseen]])


def _cells(cost: Cost, part: str) -> tuple[str, str, str]:
    seconds = cost.cpu_seconds.get(part, 0.0)
    return f"{seconds:.1f}", _share(cost, seconds), _mebibytes(cost.peak_bytes.get(part, 0))


def _share(cost: Cost, seconds: float) -> str:
    return f"{seconds / cost.cpu_seconds_in_all:.0%}"


def _mebibytes(size: int) -> str:
    return f"{size / _MEBIBYTE:,.0f}"
