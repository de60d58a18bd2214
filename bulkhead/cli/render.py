"""`bulkhead render`: the planned policies as files."""

import sys
from pathlib import Path

import click

from bulkhead.policy_files import planned_files, write_folder
from config import ConfigurationError, load
from config.location import configuration_folder


@click.command("render", short_help="write the planned policies to a folder")
@click.argument(
    "path", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@click.option(
    "--out",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write to; it is made if it is not there.",
)
def command(path: Path | None, out: Path) -> None:
    """Write the policies that the configuration in PATH plans, with where each is attached.

    One JSON file for each policy, and attachments.json: the organization's nodes and the targets
    of each policy. The same configuration gives the same bytes. `bulkhead simulate` and
    `bulkhead explain` read the folder.

    Ids that only AWS gives out are made up: an account without an id in its file is numbered by its
    place among the names of all accounts (each node has its name), and the organization is
    o-bulkhead00 unless one is adopted.
    """
    try:
        attachments, contents = planned_files(load(path or configuration_folder()))
        write_folder(out, attachments, contents)
    except (ConfigurationError, OSError) as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    click.echo(f"{len(contents)} policies and {len(attachments.nodes)} nodes in {out}")
