"""`bulkhead diagram`: a picture of the organization, or of a network, from the configuration."""

import sys
from pathlib import Path

import click

from bulkhead.diagram import organization_diagram
from bulkhead.network_diagram import NoNetworkError, network_diagram
from bulkhead.readme import MarksError, with_part
from config import ConfigurationError, load
from config.location import configuration_folder


@click.command("diagram", short_help="draw the organization as Mermaid")
@click.argument(
    "folder",
    metavar="[PATH]",
    required=False,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
@click.option(
    "--into",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A Markdown file: the picture replaces what is between its `diagram` marks.",
)
@click.option("--network", "account", metavar="ACCOUNT", help="Draw this account's network.")
def command(folder: Path | None, into: Path | None, account: str | None) -> None:
    """Draw the organization that the configuration in PATH describes, as Mermaid.

    By default PATH is the folder that $BULKHEAD_CONFIG names, or else the repository's own.
    """
    try:
        landing_zone = load(folder or configuration_folder())
        picture = (
            network_diagram(landing_zone, account)
            if account
            else organization_diagram(landing_zone)
        )
        if into is None:
            click.echo(picture)
        else:
            into.write_text(with_part(into, "diagram", f"```mermaid\n{picture}\n```"))
    except (ConfigurationError, MarksError, NoNetworkError) as error:
        click.echo(str(error), err=True)
        sys.exit(1)
