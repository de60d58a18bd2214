"""`bulkhead accounts`: how far each account has come."""

import json
import sys
from collections import Counter
from dataclasses import asdict
from pathlib import Path

import click

from bulkhead.fleet.backend import BackendError
from bulkhead.fleet.here import fleet_here
from bulkhead.life_cycle.observed import observed
from config import ConfigurationError, load
from config.location import configuration_folder


@click.command("accounts", short_help="show how far each account has come")
@click.argument(
    "folder",
    metavar="[PATH]",
    required=False,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
@click.option("--json", "as_json", is_flag=True, help="Write the accounts as JSON.")
def command(folder: Path | None, *, as_json: bool) -> None:
    """Show how far each account of the configuration in PATH has come.

    It is requested (there is a file), created (AWS has made it), baselined (its stack has run), and
    active (it has all that its file asks for); or what its file says: quarantined, closing, closed.
    That is read from the state and the notes of `bulkhead fleet`; AWS is not asked.
    """
    try:
        landing_zone = load(folder or configuration_folder())
        found = list(observed(landing_zone, fleet_here(landing_zone, policy_pack=True)))
    except (ConfigurationError, BackendError) as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    if as_json:
        click.echo(json.dumps([asdict(each) for each in found], indent=2))
        return
    rows = [(each.name, each.stage, each.account_id or "-", each.unit) for each in found]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        click.echo("  ".join(map(str.ljust, row, widths)).rstrip())
    counts = Counter(each.stage for each in found)
    click.echo(f"\n{', '.join(f'{count:,} {stage}' for stage, count in counts.items())}")
