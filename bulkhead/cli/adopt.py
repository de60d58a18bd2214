"""`bulkhead adopt`: a configuration that describes an organization which exists already."""

import sys
from pathlib import Path

import boto3
import click

from bulkhead.adopt.adoption import adoption, with_policies
from bulkhead.adopt.files import NOT_MAPPED, require_empty, write
from bulkhead.adopt.found import AdoptError
from bulkhead.adopt.notes import Note, Notes
from bulkhead.adopt.reading import found_organization
from bulkhead.attached.model import AttachedError


@click.command("adopt", short_help="write the configuration of a live organization")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--region", help="Home region; by default the environment's.")
@click.option("--log-archive", metavar="NAME", help="Account that keeps the logs.")
@click.option("--security", metavar="NAME", help="Account that administers security services.")
@click.option("--network", metavar="NAME", help="Account that owns the shared network.")
def command(
    folder: Path,
    region: str | None,
    log_archive: str | None,
    security: str | None,
    network: str | None,
) -> None:
    """Write to FOLDER a configuration that describes the organization in AWS.

    AWS is read with the environment's credentials, which must be the management account's, and
    nothing in it is changed. FOLDER must be empty or not exist. Which accounts are the shared ones
    is guessed from their names; where that fails, say so with the options.

    What cannot be mapped is listed, and written to FOLDER/not-mapped.md.
    """
    chosen = {"log_archive": log_archive, "security": security, "network": network}
    try:
        require_empty(folder)
        home_region = region or _region_of_environment()
        found = found_organization(home_region)
        adopted = with_policies(adoption(found, home_region, chosen), found)
        write(folder, adopted)
    except (AdoptError, AttachedError, OSError) as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(1)
    _summarize(folder, len(adopted.accounts), adopted.notes)


def _region_of_environment() -> str:
    region = boto3.session.Session().region_name
    if region is None:
        raise AdoptError("no region is set; give --region, or set AWS_REGION")
    return str(region)


def _summarize(folder: Path, accounts: int, notes: Notes) -> None:
    _list("not mapped", notes.not_mapped)
    _list("changed by the first run", notes.changes)
    click.echo(f"{len(notes.to_review)} values to review are listed in {folder / NOT_MAPPED}.")
    click.echo(f"Wrote {accounts} accounts to {folder}. Next: bulkhead validate {folder}")


def _list(title: str, notes: list[Note]) -> None:
    for note in sorted(set(notes)):
        click.echo(f"{title}: {note.what}: {note.reason}")
