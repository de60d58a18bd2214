"""`bulkhead diagram`: a picture of the organization, from its configuration."""

import sys
from pathlib import Path

import click

from bulkhead.diagram import organization_diagram
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
def command(folder: Path | None, into: Path | None) -> None:
    """Draw the organization that the configuration in PATH describes, as Mermaid.

    By default PATH is the folder that $BULKHEAD_CONFIG names, or else the repository's own.
    """
    try:
        picture = organization_diagram(load(folder or configuration_folder()))
        if into is None:
            click.echo(picture)
        else:
            into.write_text(with_part(into, "diagram", f"```mermaid\n{picture}\n```"))
    except (ConfigurationError, MarksError) as error:
        click.echo(str(error), err=True)
        sys.exit(1)
