"""The fleet for GitHub Actions: a job for each stage behind the one before, a matrix over stacks.

Which stacks run is decided twice: before the first, and again behind the stacks that others build
on, since their outputs can concern every account.
"""

from collections.abc import Iterator, Sequence

from bulkhead.fleet.engines.as_yaml import kebab_case, text_of
from bulkhead.fleet.engines.batches import every_stage
from bulkhead.fleet.engines.workflow import Concurrency, Job, Step, Strategy, Workflow
from config import LandingZone

GROUP = "landing-zone"
JOB_MINUTES = 350  # of the 6 hours that GitHub gives a job
DECISION_MINUTES = 15
_RIGHTS = {"contents": "read", "id-token": "write"}
_CHECKOUT = "actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683"
_PYTHON = "actions/setup-python@a26af69be951a213d495a4c3e4e4022e16d87065"
_AWS = "aws-actions/configure-aws-credentials@b47578312673ae6fa5b5096b330d9fbac3d116df"
_VERSIONS = {_CHECKOUT: "v4.2.2", _PYTHON: "v5.6.0", _AWS: "v4.2.1"}
HEADER = """\
# Written by `bulkhead fleet manifests --engine github-actions`; do not edit.
#
# Variables of the environment `landing-zone`: AWS_REGION, PULUMI_BACKEND_URL (s3://...),
# PULUMI_SECRETS_PROVIDER (awskms://...), and DEPLOY_ROLE_ARN: a role in the management account,
# assumable by the subject `repo:OWNER/REPOSITORY:environment:landing-zone` alone. Protect the
# environment: only branch main. If somebody must approve, GitHub asks at each stage.
"""


def workflow_text(landing_zone: LandingZone, at_a_time: int) -> str:
    """The workflow as its file, with the version of each action beside its commit.

    Args:
        landing_zone: The configuration.
        at_a_time: How many jobs of a stage run at the same time.
    """
    text = text_of([workflow(landing_zone, at_a_time)], kebab_case)
    for action, version in _VERSIONS.items():
        text = text.replace(f"{action}\n", f"{action} # {version}\n")
    return HEADER + text


def workflow(landing_zone: LandingZone, at_a_time: int) -> Workflow:
    """The workflow for the stages of a configuration.

    Args:
        landing_zone: The configuration.
        at_a_time: How many jobs of a stage run at the same time.
    """
    found = [each.name for each in every_stage(landing_zone)]
    foundation = len(landing_zone.foundation_stacks)
    jobs: dict[str, Job] = {}
    behind: tuple[str, ...] = ()
    for decision, part in (("decide", found[:foundation]), ("decide-again", found[foundation:])):
        jobs[decision] = _decision(found, behind)
        behind = (*behind[-1:], decision)
        for stage in part:
            jobs[stage] = _stage(stage, decision, behind, at_a_time)
            behind = (decision, stage)
    return Workflow(
        name="Fleet",
        on={
            "push": {"branches": ["main"]},
            # Takes up what has failed.
            "schedule": [{"cron": "17 4 * * *"}],
            "workflow_dispatch": {"inputs": {"since": {"description": "A revision of git"}}},
        },
        permissions={},
        concurrency=Concurrency(group=GROUP, cancel_in_progress=False),
        jobs=jobs,
    )


def _decision(stages: Sequence[str], behind: Sequence[str]) -> Job:
    known = " ".join(f"--stage {each}" for each in stages)
    script = (
        f'bulkhead fleet affected {known} --since "$SINCE" > stages.json\n'
        'echo "stages=$(cat stages.json)" >> "$GITHUB_OUTPUT"\n'
    )
    decide = Step(id="affected", run=script, env={"SINCE": "${{ inputs.since }}"})
    return Job(
        needs=behind[-1:],
        if_="${{ !cancelled() && !failure() }}" if behind else None,
        timeout_minutes=DECISION_MINUTES,
        environment=GROUP,
        permissions=_RIGHTS,
        outputs={"stages": "${{ steps.affected.outputs.stages }}"},
        env=_env(),
        steps=(*_set_up(history=True), decide),
    )


def _stage(stage: str, decision: str, behind: Sequence[str], at_a_time: int) -> Job:
    jobs = f"fromJSON(needs.{decision}.outputs.stages)['{stage}']"
    stacks = "${{ join(matrix.stacks, ' ') }}"
    up = 'bulkhead fleet up --secrets-provider "$PULUMI_SECRETS_PROVIDER" $ONLY'
    only = "--only ${{ join(matrix.stacks, ' --only ') }}"
    return Job(
        name=f"{stage} ({stacks})",
        needs=tuple(dict.fromkeys(behind)),
        # A stage without a job is skipped, and must not keep the next one from running; a failed
        # stack, in any stage before, must.
        if_=f"${{{{ !cancelled() && !failure() && {jobs}[0][0] }}}}",
        timeout_minutes=JOB_MINUTES,
        environment=GROUP,
        permissions=_RIGHTS,
        strategy=Strategy(max_parallel=at_a_time, matrix={"stacks": f"${{{{ {jobs} }}}}"}),
        env=_env(),
        steps=(*_set_up(history=False), Step(run=up, env={"ONLY": only})),
    )


def _env() -> dict[str, str]:
    names = ("PULUMI_BACKEND_URL", "PULUMI_SECRETS_PROVIDER")
    return {name: f"${{{{ vars.{name} }}}}" for name in names}


def _set_up(*, history: bool) -> Iterator[Step]:
    """The program, and a role for as long as the job runs.

    Args:
        history: Whether earlier revisions are needed, to compare with.
    """
    depth = {"fetch-depth": 0} if history else {}
    yield Step(uses=_CHECKOUT, with_={**depth, "persist-credentials": False})
    yield Step(uses=_PYTHON, with_={"python-version": "3.11"})
    yield Step(run="make .venv/installed")
    yield Step(run='echo "$PWD/.venv/bin" >> "$GITHUB_PATH"')
    yield Step(
        uses=_AWS,
        with_={
            "role-to-assume": "${{ vars.DEPLOY_ROLE_ARN }}",
            "aws-region": "${{ vars.AWS_REGION }}",
        },
    )
