"""`bulkhead diagram`: a picture of the organization, from its configuration."""

import sys
from pathlib import Path

import click

from bulkhead.diagram import organization_diagram
from bulkhead.readme import MarksError, with_part
from config import ConfigurationError, load


@click.command("diagram", short_help="draw the organization as Mermaid")
@click.argument(
    "path", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path("config")
)
@click.option(
    "--into",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A Markdown file: the picture replaces what is between its `diagram` marks.",
)
def command(path: Path, into: Path | None) -> None:
    """Draw the organization that the configuration in PATH describes, as Mermaid."""
    try:
        picture = organization_diagram(load(path))
        if into is None:
            click.echo(picture)
        else:
            into.write_text(with_part(into, "diagram", f"```mermaid\n{picture}\n```"))
    except (ConfigurationError, MarksError) as error:
        click.echo(str(error), err=True)
        sys.exit(1)
