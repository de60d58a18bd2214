"""The workflow, run as GitHub would: each job behind those that it needs."""

import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from bulkhead.fleet.engines.batches import batches, every_stage
from bulkhead.fleet.engines.github import workflow_text
from bulkhead.fleet.pool import Outcome, Pool
from config import load

EXAMPLE = load(Path(__file__).parents[4] / "config")
STAGES = every_stage(EXAMPLE)
NAMES = [name for stage in STAGES for name in stage.stacks]
TEXT = workflow_text(EXAMPLE, 10)
JOBS: Mapping[str, Mapping[str, Any]] = yaml.safe_load(TEXT)["jobs"]
ALWAYS = "${{ !cancelled() && !failure() }}"
STACKS = re.compile(r"fromJSON\(needs\.([\w-]+)\.outputs\.stages\)\['([\w-]+)'\]")
some_stacks = st.sets(st.sampled_from(NAMES))


class Run:
    """One run of the workflow, job by job in the order of the file.

    `failure()` is true "if any ancestor job fails", and the conditions here have no other function:
    "Evaluate expressions in workflows and actions", GitHub Docs.
    """

    def __init__(self, must_run: Collection[str], failing: Collection[str]) -> None:
        """Say which stacks must run, and which of them fail."""
        self._must_run, self._failing = must_run, failing
        self._failed_before: dict[str, bool] = {}
        self._outputs: dict[str, Mapping[str, list[tuple[str, ...]]]] = {}
        self.ran: list[str] = []
        for name, job in JOBS.items():
            self._job(name, job)

    def _job(self, name: str, job: Mapping[str, Any]) -> None:
        needs = job.get("needs", [])
        # A job before one that it needs would be no order; GitHub refuses a circle.
        failure = any(self._failed_before[each] for each in needs)
        self._failed_before[name] = failure
        if failure:
            return
        if "strategy" not in job:
            self._outputs[name] = batches(STAGES, self._must_run)
            return
        for stacks in self._matrix(job, needs):
            self.ran += stacks
            self._failed_before[name] |= bool({*stacks} & {*self._failing})

    def _matrix(self, job: Mapping[str, Any], needs: Collection[str]) -> list[tuple[str, ...]]:
        found = STACKS.search(job["strategy"]["matrix"]["stacks"])
        assert found
        decision, stage = found.groups()
        assert decision in needs, "outputs are those of jobs that are needed"
        return self._outputs[decision][stage]


@given(some_stacks, some_stacks)
def test_it_runs_what_the_fleet_runs_on_one_machine(must_run: set[str], failing: set[str]) -> None:
    """In the same order, and up to the same failure."""
    here: list[str] = []

    async def work(stack: str) -> tuple[Outcome, str]:
        if stack not in must_run:
            return "unchanged", ""
        here.append(stack)
        return ("failed", "why") if stack in failing else ("done", "")

    Pool(work, lambda _: None, lambda: None, at_a_time=1, stop_behind_failure=True).run(STAGES)
    assert Run(must_run, failing).ran == here


def test_a_stage_runs_where_it_has_stacks_and_nothing_before_it_failed() -> None:
    """A job that is skipped skips what needs it, unless that says its condition itself."""
    first, *others = JOBS
    assert "if" not in JOBS[first]
    for name in others:
        job = JOBS[name]
        if "strategy" not in job:
            assert job["if"] == ALWAYS
            continue
        stacks = STACKS.search(job["strategy"]["matrix"]["stacks"])
        assert stacks
        assert job["if"] == ALWAYS.replace(" }}", f" && {stacks[0]}[0][0] }}}}")
        assert stacks[2] == name
        assert job["strategy"]["matrix"]["stacks"] == f"${{{{ {stacks[0]} }}}}"


def test_every_stage_has_a_job_and_every_decision_knows_them() -> None:
    """A ring that a decision did not know of would be missed by all."""
    assert [name for name in JOBS if "strategy" in JOBS[name]] == [each.name for each in STAGES]
    known = " ".join(f"--stage {each.name}" for each in STAGES)
    decisions = [job for job in JOBS.values() if "strategy" not in job]
    assert len(decisions) == 2
    assert all(known in job["steps"][-1]["run"] for job in decisions)


def test_the_accounts_are_decided_on_behind_what_they_build_on() -> None:
    """Outputs of the stacks before can concern every one of them."""
    order = [*JOBS]
    assert order[:5] == ["decide", *(each.name for each in STAGES[:3]), "decide-again"]
    assert JOBS["decide-again"]["needs"] == ["stack-security"]
    assert all("decide-again" in JOBS[each.name]["needs"] for each in STAGES[3:])


def test_a_failed_job_of_a_matrix_stops_none_beside_it() -> None:
    """And no more run at a time than was asked for."""
    for job in (job for job in JOBS.values() if "strategy" in job):
        assert job["strategy"]["fail-fast"] is False
        assert job["strategy"]["max-parallel"] == 10


def test_the_file_is_one_that_github_takes() -> None:
    """Names of jobs as they may be, and far from the 500 KB above which no run starts."""
    assert all(re.fullmatch(r"[A-Za-z_][\w-]*", name) for name in JOBS)
    assert len(TEXT.encode()) < 50_000
