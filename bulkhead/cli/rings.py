"""`bulkhead rings`: how far each control has been rolled out, and moving it on or back."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import click

from bulkhead.attached.model import AttachedError
from bulkhead.attached.source import attached_from
from bulkhead.rings.edit import EditError, Setting, move
from bulkhead.rings.promotion import refusals
from bulkhead.rings.rollout import members_by_ring, rollouts
from bulkhead.rings.table import table
from config import ConfigurationError, LandingZone, load
from config.location import configuration_folder
from config.shown import instead
from config.sources import LANDING_ZONE

config_option = click.option(
    "--config",
    "folder",
    metavar="PATH",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder that holds landing-zone.yaml; by default the environment's, or config/.",
)
control_argument = click.argument("control")


@contextmanager
def _for_people() -> Iterator[None]:
    try:
        yield
    except (ConfigurationError, AttachedError, EditError) as error:
        click.echo(str(error), err=True)
        sys.exit(1)


@click.group("rings", invoke_without_command=True)
@config_option
@click.option(
    "--state",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Exported state of stack `organization`.",
)
@click.option(
    "--current",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder that `bulkhead render` has written.",
)
@click.pass_context
def command(
    context: click.Context, folder: Path | None, state: Path | None, current: Path | None
) -> None:
    """Show how far each control has been rolled out, ring by ring.

    What is attached is read from AWS with the environment's credentials, from an exported state
    (--state FILE), or from a folder that `bulkhead render` has written (--current PATH).
    """
    if context.invoked_subcommand:
        return
    with _for_people():
        landing_zone = load(folder or configuration_folder())
        attached = attached_from(landing_zone, state, current)
        rings = landing_zone.guardrails.rings
        members = members_by_ring(landing_zone, attached)
        click.echo(table(rollouts(landing_zone, attached), rings, members))
        click.echo(f"\nAttached: {attached.origin}. x everywhere, ~ in part, . nowhere.")
        for refusal in refusals(landing_zone, attached, _today()):
            click.echo(f"refused: {refusal}")


@command.command()
@control_argument
@config_option
def promote(control: str, folder: Path | None) -> None:
    """Move CONTROL on by one ring in landing-zone.yaml; `bulkhead plan` says what that does."""
    with _for_people():
        where = folder or configuration_folder()
        landing_zone = load(where)
        ring = _ring_beside(landing_zone, control, +1)
        if ring is None:
            raise EditError(f"{control} is in the last ring already")
        _move(where, control, ring)


@command.command()
@control_argument
@config_option
def rollback(control: str, folder: Path | None) -> None:
    """Move CONTROL back by one ring in landing-zone.yaml; out of the first ring means out."""
    with _for_people():
        where = folder or configuration_folder()
        _move(where, control, _ring_beside(load(where), control, -1))


def _today() -> date:
    return datetime.now(tz=UTC).date()


def _ring_beside(landing_zone: LandingZone, control: str, step: int) -> str | None:
    guardrails = landing_zone.guardrails
    ring = guardrails.ring_of(control)
    if ring is None:
        valid = instead(control, guardrails.controls)
        raise EditError(f"{control} is not among guardrails.controls; {valid}")
    place = guardrails.rings.index(ring) + step
    return guardrails.rings[place] if 0 <= place < len(guardrails.rings) else None


def _move(folder: Path, control: str, ring: str | None) -> None:
    move(folder / LANDING_ZONE, control, Setting(ring, str(_today())))
    where = f"is in {ring} now" if ring else "does not apply any more"
    click.echo(f"{control} {where}, in {folder / LANDING_ZONE}. Nothing in AWS has changed yet.")
