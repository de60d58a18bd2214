"""`bulkhead fleet affected`: which stacks must run, for an engine that runs them elsewhere."""

import json

import click

from bulkhead.cli.fleet_errors import errors_for_people
from bulkhead.fleet.engines.batches import batches, every_stage
from bulkhead.fleet.here import fleet_here
from bulkhead.fleet.order import Stage
from bulkhead.fleet.since import stacks_since
from config import LandingZone, load
from config.location import configuration_folder
from sandbox.home import REPOSITORY


@click.command("affected", short_help="tell an engine which stacks must run")
@click.option("--since", metavar="REVISION", help="What has changed in git since then.")
@click.option(
    "--stage",
    "known",
    multiple=True,
    help="A stage that the engine has a job for; given once, it must have one for each.",
)
@click.option("--policy-pack/--no-policy-pack", default=True, help="Held to the baseline or not.")
def command(since: str | None, known: tuple[str, ...], *, policy_pack: bool) -> None:
    """Write as JSON which stacks must run: stage by stage, in the jobs of a matrix.

    Without --since the notes beside the state decide, as for `bulkhead fleet up`.
    """
    with errors_for_people():
        folder = configuration_folder()
        landing_zone = load(folder)
        found = every_stage(landing_zone)
        _require_jobs([each.name for each in found], known)
        if since:
            concerned = stacks_since(since, landing_zone, folder, REPOSITORY)
            must_run = _names(found) if concerned is None else concerned
        else:
            must_run = _changed(landing_zone, found, policy_pack=policy_pack)
    click.echo(json.dumps(batches(found, must_run), separators=(",", ":")))


def _changed(
    landing_zone: LandingZone, found: tuple[Stage, ...], *, policy_pack: bool
) -> frozenset[str]:
    fleet = fleet_here(landing_zone, policy_pack=policy_pack)
    return frozenset(name for name in _names(found) if fleet.reason(name) is not None)


def _names(found: tuple[Stage, ...]) -> frozenset[str]:
    return frozenset(stack for stage in found for stack in stage.stacks)


def _require_jobs(stages: list[str], known: tuple[str, ...]) -> None:
    """A ring that the engine does not know of would never run, and nobody would be told."""
    if known and list(known) != stages:
        raise click.UsageError(
            f"--stage: {' '.join(known)} is not the order of the configuration, "
            f"{' '.join(stages)}; write the engine's file anew with `bulkhead fleet manifests`"
        )
