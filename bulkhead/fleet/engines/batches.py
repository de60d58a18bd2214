"""The stacks that must run, as the jobs of a matrix: stage by stage, some stacks to a job."""

from collections.abc import Collection, Mapping
from math import ceil

from bulkhead.fleet.order import Stage, stages
from config import LandingZone

# "A job matrix can generate a maximum of 256 jobs per workflow run": Actions limits, GitHub Docs.
MOST_MATRIX_JOBS = 256
# A job takes a minute or so before its first stack: checkout, installation, credentials.
STACKS_A_JOB = 4


def every_stage(landing_zone: LandingZone) -> tuple[Stage, ...]:
    """All stages under names of jobs, rings without an account yet among them.

    Args:
        landing_zone: The configuration.
    """
    foundation = landing_zone.foundation_stacks
    accounts = {each.name: each.stacks for each in stages(landing_zone)[len(foundation) :]}
    return (
        *(Stage(f"stack-{name}", (name,)) for name in foundation),
        *(Stage(f"ring-{name}", accounts.get(name, ())) for name in landing_zone.guardrails.rings),
    )


def batches(
    found: Collection[Stage], must_run: Collection[str]
) -> Mapping[str, list[tuple[str, ...]]]:
    """The jobs of each stage: what stacks each of them runs.

    Args:
        found: All stages.
        must_run: Names of the stacks that must run.
    """
    # Each stage rounds up once, so that much room is left.
    most = MOST_MATRIX_JOBS - len(found)
    size = max(STACKS_A_JOB, ceil(len(must_run) / most))
    concerned = {each.name: [name for name in each.stacks if name in must_run] for each in found}
    return {
        stage: [tuple(names[start : start + size]) for start in range(0, len(names), size)]
        for stage, names in concerned.items()
    }
