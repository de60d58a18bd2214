"""`bulkhead vend`: ask for a new account."""

import sys
from pathlib import Path

import click

from bulkhead.invariants.program import objection
from bulkhead.vending.announcement import announcement
from bulkhead.vending.answers import Given, Question, completed
from bulkhead.vending.request import RequestError, exists_already, write_new
from bulkhead.vending.suggestions import CLASSIFICATIONS, ENVIRONMENTS
from config import ConfigurationError, LandingZone, load
from config.location import configuration_folder
from config.sources import account_path

PREFIX_LENGTH = 20  # bits; 4,096 addresses, which three zones share


@click.command("vend", short_help="ask for a new account")
@click.argument("name")
@click.option("--ou", "organizational_unit", metavar="PATH", help="Organizational unit.")
@click.option("--owner", metavar="TEAM", help="Team that answers for it.")
@click.option("--description", help="What it is for.  [default: its name]")
@click.option("--email", help="Address of its root user.  [default: like the management account's]")
@click.option(
    "--environment",
    type=click.Choice(ENVIRONMENTS),
    help="Stage that it serves.  [default: that of the accounts in its unit]",
)
@click.option(
    "--data-classification",
    type=click.Choice(CLASSIFICATIONS),
    help="Most sensitive data in it.  [default: the highest of the accounts in its unit]",
)
@click.option(
    "--prefix-length",
    type=click.IntRange(16, 28),
    default=PREFIX_LENGTH,
    show_default=True,
    help="Size of its network, which gets the next free range of the address plan.",
)
@click.option("--no-network", is_flag=True, help="It gets no range.")
@click.option("--dry-run", is_flag=True, help="Say what it would bring, and write nothing.")
@click.option(
    "--config",
    "folder",
    metavar="PATH",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder that holds landing-zone.yaml; by default the environment's, or config/.",
)
def command(  # noqa: PLR0913 - one for each option
    *,
    name: str,
    folder: Path | None,
    prefix_length: int,
    no_network: bool,
    dry_run: bool,
    organizational_unit: str | None,
    owner: str | None,
    description: str | None,
    email: str | None,
    environment: str | None,
    data_classification: str | None,
) -> None:
    """Write the file that asks for account NAME, and say what it will bring.

    A pull request with that one file is the whole request; nothing is asked of AWS. On a terminal,
    what is missing is asked for. If the file would make the configuration invalid or break an
    invariant, nothing is written, and everything that is wrong is said. Exits with 1 then.
    """
    given = Given(
        organizational_unit=organizational_unit,
        owner=owner,
        description=description,
        email=email,
        environment=environment,
        data_classification=data_classification,
        prefix_length=None if no_network else prefix_length,
    )
    where = folder or configuration_folder()
    path = account_path(where, name)
    try:
        landing_zone, text = _vended(where, name, given)
        if not dry_run:
            write_new(path, text)
    except (ConfigurationError, RequestError) as error:
        click.echo(f"{error}\n\nNothing was written.", err=True)
        sys.exit(1)
    for line in announcement(landing_zone, name):
        click.echo(line)
    click.echo("")
    click.echo(f"{path} was not written." if dry_run else _next(path))


def _vended(folder: Path, name: str, given: Given) -> tuple[LandingZone, str]:
    """The configuration with the account in it, and the account's file."""
    path = account_path(folder, name)
    if path.exists():
        raise RequestError(exists_already(path))
    ask = _ask if sys.stdin.isatty() else None
    text = completed(load(folder), name, given, ask).text()
    landing_zone = load(folder, {name: text})
    if broken := objection(landing_zone):
        raise RequestError(broken)
    return landing_zone, text


def _ask(question: Question) -> str:
    kind = click.Choice(question.choices) if question.choices else None
    answer = click.prompt(question.text, default=question.suggestion, type=kind)
    return str(answer)


def _next(path: Path) -> str:
    return (
        f"{path} is written; nothing in AWS has changed. Open a pull request with it, or run "
        "`pulumi up` for the stacks above."
    )
