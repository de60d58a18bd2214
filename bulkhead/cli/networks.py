"""`bulkhead networks`: what the networks of each tier cost by being there."""

import sys
from pathlib import Path

import click

from bulkhead.network_costs import cost_table
from config import ConfigurationError, load
from config.location import configuration_folder


@click.command("networks", short_help="say what networks cost")
@click.argument(
    "folder",
    metavar="[PATH]",
    required=False,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
def command(folder: Path | None) -> None:
    """Say what NAT gateways and private endpoints of each tier cost a month, before any traffic.

    The prices are list prices of us-east-1 in US dollars, as of 2026-11. By default PATH is the
    folder that $BULKHEAD_CONFIG names, or else the repository's own.
    """
    try:
        click.echo(cost_table(load(folder or configuration_folder())))
    except ConfigurationError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    click.echo("\nNAT + endpoints, list prices of us-east-1 as of 2026-11; traffic comes on top.")
