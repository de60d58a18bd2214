"""`bulkhead fleet manifests`: the fleet for an engine that runs it on more than one machine."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from bulkhead.cli.fleet_errors import errors_for_people
from bulkhead.fleet.engines.folder import commits, write_manifests
from bulkhead.fleet.engines.github import workflow_text
from bulkhead.fleet.engines.kubernetes import Cluster, manifests
from bulkhead.fleet.since import stacks_since
from config import LandingZone, load
from config.location import configuration_folder
from config.shown import shown
from sandbox.home import REPOSITORY

ENGINES = ("kubernetes-operator", "github-actions")
# What each option must look like, and what would be right.
SHAPES = {
    "role_arn": (
        r"arn:aws[a-z-]*:iam::\d{12}:role/.+",
        "the ARN of a role, arn:aws:iam::111122223333:role/bulkhead",
    ),
    "repository": (
        r"(?:https://|ssh://git@|git@)[^@\s]+",
        "a URL without a password in it, https://...",
    ),
    "commit": (r"[0-9a-f]{40}", "the whole hash of a commit, which does not move as a branch does"),
    "backend": (r"s3://[^@\s]+", "s3://BUCKET?region=REGION"),
    "secrets_provider": (r"awskms://[^@\s]+", "awskms://alias/NAME?region=REGION"),
    "image": (r"\S+(?::|@sha256:)[\w.-]+", "an image with its digest or its tag"),
    "namespace": (r"[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?", "the name of a namespace"),
    "git_secret": (r"[-a-z0-9.]{0,253}", "the name of a Secret"),
}
_FOR_THE_OPERATOR = (
    click.option("--namespace", default="bulkhead", show_default=True, help="Of all resources."),
    click.option("--role-arn", default="", help="The role that the stacks' pods assume."),
    click.option("--repository", default="", help="URL of the git repository of the program."),
    click.option("--commit", default="", help="What the stacks are built from."),
    click.option("--git-secret", default="", help="Secret whose accessToken reads the repository."),
    click.option("--backend", default="", envvar="PULUMI_BACKEND_URL", help="URL of the state."),
    click.option("--secrets-provider", default="", help="URL of the key of secrets in the state."),
    click.option("--image", default="", help="Has Pulumi, and what the program needs."),
)


def _for_the_operator(function: Callable[..., None]) -> Callable[..., None]:
    for option in reversed(_FOR_THE_OPERATOR):
        function = option(function)
    return function


@click.command("manifests", short_help="write the fleet for another engine")
@click.option("--engine", type=click.Choice(ENGINES), required=True, help="Who runs the stacks.")
@click.option(
    "--into",
    type=click.Path(path_type=Path),
    required=True,
    help="Folder of the operator's resources, or file of the workflow.",
)
@click.option(
    "--since", metavar="REVISION", help="Operator: what has not changed since stays as it is."
)
@click.option(
    "--at-a-time",
    type=click.IntRange(1, 256),
    default=10,
    show_default=True,
    help="GitHub: jobs of a stage that run at the same time.",
)
@_for_the_operator
def command(engine: str, into: Path, since: str | None, at_a_time: int, **cluster: Any) -> None:  # noqa: ANN401 - click's; `Cluster` names them
    """Write the stacks with their order for the Pulumi Kubernetes Operator or GitHub Actions.

    Nothing secret is in what is written: roles are assumed with tokens of the engine's own.
    """
    with errors_for_people():
        landing_zone = load(configuration_folder())
        if engine == "github-actions":
            into.parent.mkdir(parents=True, exist_ok=True)
            into.write_text(workflow_text(landing_zone, at_a_time), encoding="utf-8")
            return
        _require_shapes(cluster)
        place = Cluster(**cluster)
        commit_of = _commit_of(landing_zone, place, into, since)
        write_manifests(into, manifests(landing_zone, place, commit_of))


def _require_shapes(given: dict[str, str]) -> None:
    # A wrong URL may be one with a password in it, so it is not repeated.
    wrong = [
        f"--{name.replace('_', '-')}: {'' if '@' in given[name] else shown(given[name]) + ' '}"
        f"is not right; give {right}"
        for name, (pattern, right) in SHAPES.items()
        if not re.fullmatch(pattern, given[name])
    ]
    if wrong:
        raise click.UsageError("\n".join(wrong))


def _commit_of(
    landing_zone: LandingZone, place: Cluster, into: Path, since: str | None
) -> Callable[[str], str]:
    """What a stack is built from: what has not changed stays at the commit that it was at."""
    if since is None:
        return lambda _: place.commit
    concerned = stacks_since(since, landing_zone, configuration_folder(), REPOSITORY)
    if concerned is None:
        return lambda _: place.commit
    before = commits(into)
    return lambda stack: place.commit if stack in concerned else before.get(stack, place.commit)
