"""`bulkhead lint`: mistakes in policy documents, without asking AWS."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from bulkhead.lint.files import read, sources
from bulkhead.lint.finding import Finding
from bulkhead.lint.run import findings
from bulkhead.lint.types import SHORT_NAMES, DocumentType
from bulkhead.policy_files import FilesError

EXIT_UNREADABLE = 2


@click.command("lint", short_help="find mistakes in policy documents")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--type",
    "type_",
    type=click.Choice([*SHORT_NAMES, *DocumentType], case_sensitive=False),
    help="The documents' type; by default it is told from the shape of each.",
)
@click.option("--json", "as_json", is_flag=True, help="Write the findings as JSON.")
def command(paths: tuple[Path, ...], type_: str | None, *, as_json: bool) -> None:
    """Look for mistakes in the policies in PATHS, files or folders.

    SCPs, RCPs, identity, resource and trust policies, and the settings of declarative policies.
    Exits with 1 if there is an error, with 2 if something could not be read. docs/lint.md
    lists the rules.
    """
    given = DocumentType(SHORT_NAMES.get(type_, type_)) if type_ else None
    try:
        documents = [read(source) for source in sources(paths, given)]
    except FilesError as error:
        for problem in error.problems:
            click.echo(f"error: {problem}", err=True)
        sys.exit(EXIT_UNREADABLE)
    found = findings(documents)
    _show([str(each.document.path) for each in documents], found, as_json=as_json)
    sys.exit(any(each.severity == "error" for each in found))


def _show(listed: list[str], found: list[Finding], *, as_json: bool) -> None:
    if as_json:
        content = [{**asdict(each), "path": str(each.path)} for each in found]
        click.echo(json.dumps({"documents": listed, "findings": content}, indent=2))
        return
    for each in found:
        click.echo(each)
    errors = sum(each.severity == "error" for each in found)
    click.echo(
        f"{_counted(errors, 'error')} and {_counted(len(found) - errors, 'warning')} "
        f"in {_counted(len(listed), 'document')}",
        err=True,
    )


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
