"""What is told of a run over all stacks: a line for each, and a table at the end."""

from collections import Counter
from collections.abc import Iterable, Iterator

from bulkhead.fleet.pool import Outcome, Result

_ORDER: tuple[Outcome, ...] = ("done", "unchanged", "waits", "failed", "not run")
_SHOWN: frozenset[Outcome] = frozenset({"done", "failed"})


def line(number: int, total: int, result: Result) -> str:
    """One result: which of how many, the stack, its outcome and what was done."""
    width = len(str(total))
    first, *rest = result.words.splitlines() or [""]
    seconds = f" ({result.seconds:.0f} s)" if result.outcome in _SHOWN else ""
    head = f"[{number:{width}}/{total}] {result.stack}: {result.outcome}{seconds}"
    body = f", {first}" if first else ""
    return "\n".join([f"{head}{body}", *(f"    {each}" for each in rest)])


def table(results: Iterable[Result]) -> Iterator[str]:
    """How many of each outcome in each stage, in the order of the stages."""
    counts: dict[str, Counter[Outcome]] = {}
    for result in results:
        counts.setdefault(result.stage, Counter())[result.outcome] += 1
    shown = [each for each in _ORDER if any(count[each] for count in counts.values())]
    rows = [
        ("", *shown),
        *((stage, *(str(count[each] or "-") for each in shown)) for stage, count in counts.items()),
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        name, *cells = row
        numbers = (cell.rjust(width) for cell, width in zip(cells, widths[1:], strict=True))
        yield "  ".join([name.ljust(widths[0]), *numbers]).rstrip()
