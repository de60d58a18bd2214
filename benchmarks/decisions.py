"""`python -m benchmarks.decisions`: how many requests are decided in a second of CPU time.

The full catalogue of controls is attached on each of five levels. The events are made up like those
of an organization's trail (`benchmarks/events.py`). Every batch is new, so that what is remembered
is of use only as far as events resemble each other.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import process_time

from benchmarks.events import ACCOUNTS, ORGANIZATION_ID, Events
from benchmarks.machine import machine, resident_mib
from bulkhead.evaluator import (
    AccessRequest,
    Guardrails,
    Node,
    Organization,
    Policy,
    PolicyKind,
    compile_policy,
    decide_guardrails,
)
from policies.controls import CONTROLS, PROOF_PARAMS, documents

RESULTS = Path(__file__).with_name("decisions.md")
MANAGEMENT_ACCOUNT = "000000000001"
BATCH = 2_000
FIRST = 200_000  # events, after which memory is looked at first
ONE_BY_ONE = 2_000  # events that are decided without remembering anything


@dataclass(frozen=True)
class Measured:
    """What deciding cost.

    Attributes:
        events: How many requests were decided.
        build_seconds: CPU time for stating the requests.
        decide_seconds: CPU time for deciding them.
        one_by_one_seconds: CPU time for one decision that remembers nothing.
        mib_at_first: Memory of the process after the first events.
        mib_at_end: Memory after all.
    """

    events: int
    build_seconds: float
    decide_seconds: float
    one_by_one_seconds: float
    mib_at_first: float
    mib_at_end: float


def organization() -> Organization:
    """Attach the whole catalogue to the root, three units below each other, and each account."""
    policies = tuple(
        compile_policy(each.content, PolicyKind(each.type), each.name)
        for each in documents(CONTROLS, PROOF_PARAMS)
        if each.type in set(PolicyKind)
    )
    chain = (("root", None), ("a", "root"), ("a/b", "a"), ("a/b/c", "a/b"))
    levels = [*chain, *((account, "a/b/c") for account in ACCOUNTS)]
    nodes = [_node(name, parent, policies) for name, parent in levels]
    return Organization.of(ORGANIZATION_ID, MANAGEMENT_ACCOUNT, nodes)


def _node(name: str, parent: str | None, policies: Sequence[Policy]) -> Node:
    of_caller = tuple(p for p in policies if p.kind is PolicyKind.SERVICE_CONTROL)
    of_owner = tuple(p for p in policies if p.kind is PolicyKind.RESOURCE_CONTROL)
    return Node(name, parent, of_caller, of_owner)


def measured(count: int) -> Measured:
    """Decide that many events, batch by batch."""
    guardrails = Guardrails.of(organization())
    events = Events(seed=4)
    building = deciding = mib_at_first = 0.0
    requests: list[AccessRequest] = []
    for done in range(0, count, BATCH):
        stated = events.batch(BATCH)
        begin = process_time()
        requests = [event.request() for event in stated]
        middle = process_time()
        for request in requests:
            guardrails.decide(request)
        building, deciding = building + middle - begin, deciding + process_time() - middle
        if done + BATCH == min(FIRST, count):
            mib_at_first = resident_mib()
    begin = process_time()
    for request in requests[:ONE_BY_ONE]:
        decide_guardrails(request, guardrails.organization)
    one = (process_time() - begin) / min(ONE_BY_ONE, len(requests))
    return Measured(count, building, deciding, one, mib_at_first, resident_mib())


def report(found: Measured) -> str:
    """Give the file's text."""
    per_second = found.events / found.decide_seconds
    with_building = found.events / (found.decide_seconds + found.build_seconds)
    rows = (
        ("decisions per CPU second", f"{per_second:,.0f}"),
        ("the same with stating the requests", f"{with_building:,.0f}"),
        ("one by one, remembering nothing", f"{1 / found.one_by_one_seconds:,.0f}"),
        ("faster by", f"{per_second * found.one_by_one_seconds:,.0f} times"),
        (f"MiB after {min(FIRST, found.events):,} events", f"{found.mib_at_first:.0f}"),
        (f"MiB after {found.events:,} events", f"{found.mib_at_end:.0f}"),
    )
    table = "\n".join(f"| {name} | {value} |" for name, value in rows)
    return (
        f"# Decisions\n\n{machine()}\n\n"
        "Written by `make bench`, or `python -m benchmarks.decisions` alone: one process decides "
        f"made-up events (`benchmarks/events.py`) under the {len(CONTROLS)} controls of the "
        "catalogue, attached on each of five levels.\n\n"
        f"| {found.events:,} events | |\n| --- | ---: |\n{table}\n"
    )


def main(words: Sequence[str] | None = None) -> int:
    """Measure, print, and write the file."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.decisions", description=__doc__)
    parser.add_argument("--events", type=int, default=1_000_000, help="how many to decide")
    parser.add_argument("--out", type=Path, default=RESULTS, help="the Markdown file to write")
    arguments = parser.parse_args(words)
    text = report(measured(arguments.events))
    arguments.out.write_text(text, encoding="utf-8")
    print(text, end="")  # noqa: T201 - a command's answer
    return 0


if __name__ == "__main__":
    sys.exit(main())
