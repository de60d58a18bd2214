"""`bulkhead fleet`: all stacks, in their order, so many at a time."""

import os
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from bulkhead.cli import fleet_affected, fleet_manifests
from bulkhead.cli.fleet_errors import errors_for_people
from bulkhead.cli.fleet_options import Options, fleet_options
from bulkhead.fleet.backend import BackendError
from bulkhead.fleet.decision import Fleet
from bulkhead.fleet.engine import Engine, Operation
from bulkhead.fleet.here import fleet_here
from bulkhead.fleet.order import Stage, selected, stages
from bulkhead.fleet.pool import STOPPED, Result
from bulkhead.fleet.report import line, table
from bulkhead.fleet.run import Run
from bulkhead.fleet.since import stacks_since
from config import LandingZone, load
from config.location import configuration_folder
from config.pack_config import pack_config
from config.shown import instead
from sandbox.engine.locate import pulumi_cli
from sandbox.home import REPOSITORY

PACK = REPOSITORY / "policies"
EXIT_INTERRUPTED = 128 + signal.SIGINT


@click.group("fleet", short_help="run all stacks")
def command() -> None:
    """Run all stacks: what others build on first, then the accounts ring by ring.

    Only stacks run of which something has changed since they last ran: their part of the
    configuration, the outputs that they read, their program, or their state. It is compared with
    notes that are kept beside the state (file://... or s3://... in $PULUMI_BACKEND_URL). A run that
    was stopped, or that failed, is taken up again by the same command.
    """


command.add_command(fleet_affected.command)
command.add_command(fleet_manifests.command)


@command.command()
@fleet_options
def preview(**options: Any) -> None:  # noqa: ANN401 - click's; `Options` names them
    """Say what `up` would do."""
    _run("preview", Options(**options))


@command.command()
@fleet_options
def up(**options: Any) -> None:  # noqa: ANN401 - as above
    """Bring the stacks up; a failed one stops the rings behind its own."""
    _run("up", Options(**options))


@command.command()
@fleet_options
def refresh(**options: Any) -> None:  # noqa: ANN401 - as above
    """Read into the states how things really are."""
    _run("refresh", Options(**options))


def _run(operation: Operation, options: Options) -> None:
    with errors_for_people(), tempfile.TemporaryDirectory(prefix="bulkhead-") as scratch:
        folder = configuration_folder()
        landing_zone = load(folder)
        found = _selected(landing_zone, options)
        concerned = (
            stacks_since(options.since, landing_zone, folder, REPOSITORY) if options.since else None
        )
        names = [stack for stage in found for stack in stage.stacks]
        forced = names if options.everything else [*options.only, *(concerned or ())]
        fleet = _fleet(landing_zone, options)
        run = Run(
            landing_zone=landing_zone,
            operation=operation,
            engine=_engine(landing_zone, options, Path(scratch)),
            fleet=fleet,
            forced=frozenset(forced),
            concerned=concerned,
            wait=_wait(landing_zone, fleet) if fleet and options.wait else lambda _: None,
        )
        results = _told(run, found, options.at_a_time)
    _end(results)


def _selected(landing_zone: LandingZone, options: Options) -> tuple[Stage, ...]:
    every = stages(landing_zone)
    names = [stack for stage in every for stack in stage.stacks]
    rings = landing_zone.guardrails.rings
    wrong = [f"--only {each}: {instead(each, names)}" for each in options.only if each not in names]
    wrong += [
        f"--ring {each}: {instead(each, rings)}" for each in options.rings if each not in rings
    ]
    if wrong:
        raise click.UsageError("\n".join(wrong))
    return selected(every, options.only, options.rings)


def _engine(landing_zone: LandingZone, options: Options, scratch: Path) -> Engine:
    here = Path.cwd()
    project = options.project or (here if (here / "Pulumi.yaml").is_file() else REPOSITORY)
    logs = Path(tempfile.mkdtemp(prefix="bulkhead-fleet-"))
    pack: list[str] = []
    if options.policy_pack:
        settings = scratch / "policy-pack.json"
        settings.write_text(pack_config(landing_zone), encoding="utf-8")
        pack = ["--policy-pack", str(PACK), "--policy-pack-config", str(settings)]
    return Engine(pulumi_cli(), project, logs, pack, options.secrets_provider)


def _fleet(landing_zone: LandingZone, options: Options) -> Fleet | None:
    """What is known of the stacks; nothing where it is not needed and cannot be read."""
    try:
        return fleet_here(landing_zone, policy_pack=options.policy_pack)
    except BackendError:
        if options.everything or options.only or options.since:
            return None
        raise


def _wait(landing_zone: LandingZone, fleet: Fleet) -> Callable[[str], None]:
    """What waits for a new account, with the environment's credentials."""
    from bulkhead.readiness import readiness  # noqa: PLC0415 - boto3 takes a third of a second

    before = readiness(landing_zone, lambda: fleet.outputs_of_organization.get("account_ids") or {})
    variables = {"AWS_REGION": landing_zone.organization.home_region, **os.environ}
    return lambda stack: before(stack, variables)


def _told(run: Run, found: tuple[Stage, ...], at_a_time: int) -> list[Result]:
    total = sum(len(stage.stacks) for stage in found)
    count = 0

    def tell(result: Result) -> None:
        nonlocal count
        count += 1
        if result.outcome != "unchanged":
            click.echo(line(count, total, result), err=True)

    return run.over(found, tell, at_a_time)


def _end(results: list[Result]) -> None:
    for row in table(results):
        click.echo(row)
    outcomes = {result.outcome for result in results}
    if any(result.words == STOPPED for result in results):
        click.echo("stopped; the same command takes it up again", err=True)
        sys.exit(EXIT_INTERRUPTED)
    sys.exit(1 if "failed" in outcomes else 0)
