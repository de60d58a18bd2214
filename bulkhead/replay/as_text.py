"""A report for people at a terminal."""

from collections.abc import Iterator

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from bulkhead.replay.judging import Change
from bulkhead.replay.report import Line, Report

NO_PROOF = (
    "Nothing here says that the rest is safe: calls that left no record, and calls that nobody "
    "made in this time, are not in it."
)


def write_text(report: Report, console: Console, rows: int) -> None:
    """Write the report.

    Args:
        report: the report.
        console: where to.
        rows: how many lines of each table at most.
    """
    for line in _summary(report):
        console.print(line, highlight=False)
    _tables(report, console, rows)
    for line in _unknown(report, rows):
        console.print(line, highlight=False, markup=False)


def _summary(report: Report) -> Iterator[str]:
    tally = report.tally
    if report.interrupted:
        yield "[bold]Interrupted: this is what was seen so far.[/bold]"
    time = f", {tally.first} to {tally.last}" if tally.events else ""
    yield escape(printable(f"{tally.events:,} events{time}"))
    for change in Change:
        yield f"  {tally.changes[change]:>12,}  {change.value}"
    yield f"  {tally.denied_already:>12,}  denied when they were made, so not decided again"
    yield f"  {tally.skipped.total():>12,}  not decided:"
    for reason, count in report.skipped:
        yield f"  {count:>16,}  {reason.value}"
    if tally.problems:
        yield f"  {tally.problems:>12,}  could not be read"


def _tables(report: Report, console: Console, rows: int) -> None:
    for title, lines in report.tables:
        console.print()
        console.print(_table(title, lines[:rows]))
        _print_rest(console, len(lines) - rows)


def _print_rest(console: Console, left: int) -> None:
    if left > 0:
        console.print(f"and {left:,} more lines; --rows, --json or --html FILE has them")


def _table(title: str, lines: tuple[Line, ...]) -> Table:
    table = Table(title=title, title_justify="left")
    table.add_column("Events", justify="right")
    for name in ("Action and caller", "Account, ring", "Control", "First, last, example"):
        table.add_column(name, overflow="fold")
    for line in lines:
        lacking = [f"missing: {', '.join(line.missing)}"] if line.missing else []
        table.add_row(
            f"{line.count:,}",
            _cell(line.action, line.principal),
            _cell(line.account, line.ring or ""),
            _cell(line.control or line.document, line.statement, *lacking),
            _cell(line.first.time, line.last.time, line.last.id),
        )
    return table


def _cell(*lines: str) -> Text:
    """Write values as they are: no markup, and nothing that a terminal takes for a command."""
    return Text("\n".join(map(printable, lines)))


def printable(text: str) -> str:
    """Put a mark in the place of characters that do not print."""
    return "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in text)


def _unknown(report: Report, rows: int) -> Iterator[str]:
    yield from _listed("Could not be read", report.problems, report.tally.problems, rows)
    passed = report.passed_over
    yield from _listed("Not read: no log files by their names", passed, len(passed), rows)
    names = tuple(f"{name} ({count:,})" for name, count in report.tally.names.most_common())
    yield from _listed("Not decided, by name", names, len(names), rows)
    unchecked = report.not_checked
    yield from _listed(
        "Not checked: no policy that decides requests", unchecked, len(unchecked), rows
    )
    untried = tuple(f"{each.statement} of {each.document}" for each in report.untried)
    title = "No evidence: statements that no recorded call could have touched"
    yield from _listed(title, untried, len(untried), rows)
    yield ""
    yield from map(printable, report.gaps)
    yield NO_PROOF


def _listed(title: str, lines: tuple[str, ...], count: int, rows: int) -> Iterator[str]:
    if not count:
        return
    yield ""
    yield f"{title} ({count:,}):"
    yield from (f"  {printable(line)}" for line in lines[:rows])
    if count > rows:
        yield f"  and {count - rows:,} more"
