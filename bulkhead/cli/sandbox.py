"""`bulkhead sandbox`: the whole organization on this machine, without an AWS account."""

import os
import signal
from dataclasses import replace
from pathlib import Path

import click

from bulkhead.cli import sandbox_faults
from bulkhead.cli.failures import errors_for_people
from bulkhead.retirement import retired
from config import ORGANIZATION_STACK, LandingZone, load
from config.location import configuration_folder
from config.pack_config import pack_config
from sandbox import lifecycle
from sandbox.home import REPOSITORY, sandbox_home
from sandbox.lock import share_for_life
from sandbox.project import project_folder
from sandbox.state_files import outputs
from sandbox.undecided import undecided

PACK = REPOSITORY / "policies"
# What the plugins under a program are made of, which in the sandbox are its own.
PLUGINS = ("sandbox/language", "sandbox/provider")
# By name: only the emulator's process pays for importing it.
JUDGE = "bulkhead.sandbox_judge:decide"

verbose_option = click.option("--verbose", is_flag=True, help="Show Pulumi's own output.")
program_option = click.option(
    "--program",
    type=click.Path(exists=True, file_okay=False, resolve_path=True, path_type=Path),
    default=REPOSITORY,
    help="The folder of another Pulumi program.",
)


stacks_option = click.option(
    "--stack",
    "stacks",
    multiple=True,
    help="A stack (repeatable), which is run in any case; by default all, in order.",
)


@click.group("sandbox", short_help="the organization in the embedded AWS")
def command() -> None:
    """Build and take down the organization in the embedded AWS."""
    # A closed terminal and a `kill` stop a run as cleanly as Ctrl-C does; nohup stays nohup.
    for name in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(name) is not signal.SIG_IGN:
            signal.signal(name, signal.default_int_handler)


command.add_command(sandbox_faults.command)


@command.command()
@verbose_option
@program_option
@stacks_option
@click.option("--policy-pack/--no-policy-pack", default=True, help="Hold it to the baseline.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    envvar="BULKHEAD_SANDBOX_PORT",
    default=0,
    help="Where the emulator listens on loopback; by default on any free port.",
)
@click.option("--skip-checkpoints", is_flag=True, help="Not resumable if killed; for benchmarks.")
def up(
    *,
    verbose: bool,
    program: Path,
    stacks: tuple[str, ...],
    policy_pack: bool,
    port: int,
    skip_checkpoints: bool,
) -> None:
    """Start the emulator, bring up the organization's stacks, and say what is there."""
    home = sandbox_home()
    with errors_for_people():
        landing_zone = load(configuration_folder())
        plan = replace(
            _plan(landing_zone, program, stacks, policy_pack=policy_pack),
            skip_checkpoints=skip_checkpoints,
            port=port,
        )
        kept = [] if stacks else retired(landing_zone, outputs(home, ORGANIZATION_STACK))
        lifecycle.up(home, replace(plan, kept=kept), verbose=verbose)
        if kept:
            last = replace(plan, stacks=[ORGANIZATION_STACK], followers=())
            lifecycle.up(home, last, verbose=verbose)
        _show(lifecycle.variables_of_running(home))


@command.command()
@verbose_option
@program_option
@stacks_option
def preview(*, verbose: bool, program: Path, stacks: tuple[str, ...]) -> None:
    """Say what `up` would do, and whether the baseline lets it pass."""
    with errors_for_people():
        landing_zone = load(configuration_folder())
        plan = _plan(landing_zone, program, stacks, policy_pack=True)
        lifecycle.preview(sandbox_home(), plan, verbose=verbose)


@command.command()
def down() -> None:
    """Stop the emulator and remove the sandbox's state."""
    with errors_for_people():
        removed = lifecycle.down(sandbox_home())
    click.echo("the sandbox is gone" if removed else "there is no sandbox")


@command.command()
def status() -> None:
    """Say whether the sandbox is up, and what is in it."""
    with errors_for_people():
        _show(lifecycle.variables_of_running(sandbox_home()))


@command.command()
def logs() -> None:
    """Print the log files' paths, the newest last, and the calls that could not be decided."""
    home = sandbox_home()
    for path in sorted(home.logs.glob("*.log"), key=lambda path: path.stat().st_mtime):
        click.echo(path)
    for what, times in undecided(home).items():
        click.echo(f"refused as undetermined ({times} x): {what}", err=True)


@command.command(context_settings={"ignore_unknown_options": True})
@program_option
@click.argument("words", nargs=-1, required=True, type=click.UNPROCESSED)
def run(program: Path, words: tuple[str, ...]) -> None:
    """Run a command such as `pulumi stack` with the sandbox's environment."""
    home = sandbox_home()
    with errors_for_people():
        variables = lifecycle.variables_of_running(home)
        share_for_life(home.commands_lock)
        os.chdir(project_folder(home, program))
        os.execvpe(words[0], words, variables)  # noqa: S606 - the command that the person typed


def _plan(
    landing_zone: LandingZone, program: Path, stacks: tuple[str, ...], *, policy_pack: bool
) -> lifecycle.Plan:
    """Plan to run the stacks that were named, or all that there are."""
    from bulkhead.fleet.inputs import inputs_of, program_digest  # noqa: PLC0415 - not for every command
    from bulkhead.readiness import readiness  # noqa: PLC0415 - boto3 takes a third of a second

    home = sandbox_home()
    pack = lifecycle.PolicyPack(PACK, pack_config(landing_zone)) if policy_pack else None
    return lifecycle.Plan(
        program=program,
        stacks=stacks or landing_zone.foundation_stacks,
        followers=() if stacks else landing_zone.account_stacks,
        inputs=inputs_of(landing_zone, program_digest(program, PLUGINS)),
        region=landing_zone.organization.home_region,
        policy_pack=pack,
        before=readiness(
            landing_zone, lambda: outputs(home, ORGANIZATION_STACK).get("account_ids", {})
        ),
        judge=JUDGE,
    )


def _show(variables: dict[str, str]) -> None:
    from bulkhead.accounts import accounts  # noqa: PLC0415 - boto3 takes a third of a second

    click.echo(f"\nAWS is at {variables['AWS_ENDPOINT_URL']}")
    for account in accounts(variables):
        click.echo(f"  {account.id}  {account.name}")
    click.echo(
        "\nLook around:  .venv/bin/bulkhead sandbox run -- pulumi stack --stack organization"
        "\nTake it down: make down"
    )
