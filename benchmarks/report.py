"""The file that keeps the results: the machine, how it was measured, tables, what dominates."""

from collections.abc import Iterator, Sequence

from benchmarks.machine import machine
from benchmarks.parts import PARTS
from benchmarks.runs import OF_THE_WHOLE, Result, Step
from benchmarks.tables import tables
from sandbox.engine.version import PINNED

_METHOD = """\
Written by `make bench`. Each figure is that of the command which people type, run once in a
sandbox of its own, with the policy pack. The organizations are made up from the example
(`benchmarks/synthetic.py`): products of three accounts, each product with its group.

CPU is user and system time, read from the kernel ten times a second for every process; memory is
the highest sum seen of what a part's processes occupied (PSS: shared pages divided among those
that share them). "Program" is the process that runs `__main__.py`, while the engine previews:
it imports, reads the configuration, proves the invariants, registers every resource by gRPC and
reads the answers. "Bare SDK" is a program that registers the same resources from a list of them
and does nothing else (`benchmarks/bare`): what no program with Pulumi's SDK can stay under.
`up` writes the state at its end only (`--skip-checkpoints`), which nothing but this does.
Wall time depends on what else the machine does; compare CPU time."""


def report(results: Sequence[Result], steps: set[Step]) -> str:
    """Give the file's text."""
    dominating = "\n".join(_dominating(results, steps))
    parts = ["# Benchmarks", "", machine(f"Pulumi {PINNED.number}"), "", _METHOD, ""]
    if dominating:
        parts += ["## What dominates", "", dominating, ""]
    return "\n".join([*parts, *(table.markdown() for table in tables(results, steps))])


def _dominating(results: Sequence[Result], steps: set[Step]) -> Iterator[str]:
    """Say of the largest organization which parts take most, and whether the whole grows faster."""
    largest = results[-1]
    for step, cost in largest.costs.items():
        if step not in steps & OF_THE_WHOLE:
            continue
        by_time = sorted(PARTS, key=lambda part: -cost.cpu_seconds.get(part, 0.0))[:3]
        shares = (
            f"{part} {cost.cpu_seconds.get(part, 0.0) / cost.cpu_seconds_in_all:.0%}"
            for part in by_time
        )
        per_resource = (
            f"{1000 * each.costs[step].cpu_seconds_in_all / each.resources:.1f} ms at "
            f"{each.accounts:,} accounts"
            for each in results
        )
        yield (
            f"- `{step}` at {largest.accounts:,} accounts: {', '.join(shares)} of "
            f"{cost.cpu_seconds_in_all:.0f} CPU seconds. CPU time per resource: "
            f"{', '.join(per_resource)}."
        )
