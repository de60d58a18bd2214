"""So many at a time, in order; a failure stops the stages behind it and nothing else."""

import asyncio
import os
import signal
from collections.abc import Collection

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulkhead.fleet.order import Stage
from bulkhead.fleet.pool import STOPPED, Outcome, Pool, Result
from bulkhead.fleet.report import line, table

STAGES = (
    Stage("organization", ("organization",)),
    Stage("early", ("a", "b", "c", "d")),
    Stage("late", ("e", "f")),
)
NAMES = [stack for stage in STAGES for stack in stage.stacks]


class Workshop:
    """Work that takes a moment, fails where it is told to, and remembers what ran when."""

    def __init__(self, failing: Collection[str] = (), interrupted: str = "") -> None:
        """Say which stacks fail, and in which one a person says stop."""
        self.failing, self.interrupted = failing, interrupted
        self.running: set[str] = set()
        self.most = 0
        self.order: list[str] = []

    async def work(self, stack: str) -> tuple[Outcome, str]:
        """Run one stack."""
        self.running.add(stack)
        self.most = max(self.most, len(self.running))
        self.order.append(stack)
        if stack == self.interrupted:
            os.kill(os.getpid(), signal.SIGINT)
        await asyncio.sleep(0.001)
        self.running.remove(stack)
        return ("failed", "why") if stack in self.failing else ("done", "1 created")


def run(workshop: Workshop, *, at_a_time: int = 2, stop: bool = True) -> dict[str, Result]:
    """Run all stages; give the results by stack."""
    told: list[Result] = []
    pool = Pool(
        workshop.work, told.append, lambda: None, at_a_time=at_a_time, stop_behind_failure=stop
    )
    results = pool.run(STAGES)
    assert sorted(told, key=str) == sorted(results, key=str), "every result is told once"
    assert [each.stack for each in results] == NAMES
    return {each.stack: each for each in results}


@given(st.integers(1, 6))
def test_no_more_than_so_many_run_at_a_time(at_a_time: int) -> None:
    """Whatever the number; all run, each stage before the next."""
    workshop = Workshop()
    results = run(workshop, at_a_time=at_a_time)
    assert workshop.most <= at_a_time
    assert {each.outcome for each in results.values()} == {"done"}
    for stage in STAGES:
        place = workshop.order.index(stage.stacks[0])
        before = {s for other in STAGES[: STAGES.index(stage)] for s in other.stacks}
        assert before <= set(workshop.order[:place]) | {*stage.stacks}


@given(st.sets(st.sampled_from(NAMES)))
def test_a_failure_stops_the_stages_behind_it_and_nothing_else(failing: set[str]) -> None:
    """Stacks beside the failed one are run; those behind are not, and say because of what."""
    results = run(Workshop(failing))
    stopped = False
    for stage in STAGES:
        for stack in stage.stacks:
            wanted = "not run" if stopped else "failed" if stack in failing else "done"
            assert results[stack].outcome == wanted
            assert not stopped or "which failed" in results[stack].words
        stopped = stopped or bool(failing & {*stage.stacks})


def test_what_changes_nothing_goes_on_behind_a_failure() -> None:
    """A preview that fails says nothing of other stacks."""
    results = run(Workshop({"organization"}), stop=False)
    assert [name for name, each in results.items() if each.outcome == "failed"] == ["organization"]
    assert not any(each.outcome == "not run" for each in results.values())


def test_a_person_who_says_stop_is_obeyed() -> None:
    """What runs comes to its end, and nothing more begins."""
    workshop = Workshop(interrupted="a")
    results = run(workshop, at_a_time=2)
    assert results["a"].outcome == results["organization"].outcome == "done"
    left = [each for each in results.values() if each.outcome == "not run"]
    assert {each.stack for each in left} >= {"c", "d", "e", "f"}
    assert {each.words for each in left} == {STOPPED}


@pytest.mark.parametrize(
    ("result", "said"),
    [
        (
            Result(stack="a", stage="s", outcome="done", words="1 created", seconds=3.4),
            "[ 7/10] a: done (3 s), 1 created",
        ),
        (Result(stack="a", stage="s", outcome="waits", words="why"), "[ 7/10] a: waits, why"),
        (
            Result(stack="a", stage="s", outcome="failed", words="error\nmore", seconds=1),
            "[ 7/10] a: failed (1 s), error\n    more",
        ),
    ],
)
def test_progress_is_one_line_for_each_stack(result: Result, said: str) -> None:
    """Which of how many, the stack, what became of it; a failure's diagnostics below."""
    assert line(7, 10, result) == said


def test_the_table_counts_by_stage() -> None:
    """A row for each stage in their order, a column for each outcome that there is."""
    results = run(Workshop({"b"})).values()
    assert list(table(results)) == [
        "              done  failed  not run",
        "organization     1       -        -",
        "early            3       1        -",
        "late             -       -        2",
    ]
