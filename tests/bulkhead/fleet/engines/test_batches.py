"""Stacks in the jobs of a matrix: all of them, in their stages, and never too many jobs."""

from hypothesis import given
from hypothesis import strategies as st

from bulkhead.fleet.engines.batches import (
    MOST_MATRIX_JOBS,
    STACKS_A_JOB,
    batches,
    every_stage,
)
from bulkhead.fleet.order import Stage
from config import LandingZone


@given(st.lists(st.integers(0, 3_000), min_size=1, max_size=8), st.integers(1, 5))
def test_every_stack_that_must_run_is_in_one_job_of_its_stage(sizes: list[int], part: int) -> None:
    """And no workflow has more jobs of matrices than GitHub starts."""
    found = [
        Stage(f"ring-{ring}", tuple(f"{ring}-{number}" for number in range(size)))
        for ring, size in enumerate(sizes)
    ]
    must_run = {name for stage in found for name in stage.stacks[::part]}
    jobs = batches(found, must_run)
    for stage in found:
        assert [name for job in jobs[stage.name] for name in job] == [*stage.stacks[::part]]
    assert sum(map(len, jobs.values())) <= MOST_MATRIX_JOBS


def test_few_stacks_share_a_job() -> None:
    """As many as run at the same time on one machine."""
    stage = Stage("ring-sandbox", ("a", "b", "c", "d", "e"))
    jobs = batches([stage], stage.stacks)["ring-sandbox"]
    assert jobs == [("a", "b", "c", "d"), ("e",)]
    assert len(jobs[0]) == STACKS_A_JOB


def test_a_ring_without_accounts_has_its_stage(landing_zone: LandingZone) -> None:
    """Its first account must not need another workflow; names of rings and stacks stay apart."""
    guardrails = landing_zone.guardrails
    rings = (*guardrails.rings, "organization")
    changed = landing_zone.model_copy(
        update={"guardrails": guardrails.model_copy(update={"rings": rings})}
    )
    found = {each.name: each.stacks for each in every_stage(changed)}
    assert found["ring-organization"] == ()
    assert found["stack-organization"] == ("organization",)
    assert len(found) == 3 + len(rings)
