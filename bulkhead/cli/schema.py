"""`bulkhead schema`: JSON schemas with which editors check and explain the configuration."""

import sys

import click

from config.schema_files import stale_files, write_schema_files


@click.command("schema", short_help="write the editors' JSON schemas")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if a schema is stale.")
def command(*, check: bool) -> None:
    """Write config/schema/ from the models."""
    if not check:
        for path in write_schema_files():
            click.echo(path)
        return
    stale = stale_files()
    if stale:
        click.echo(f"stale: {', '.join(stale)}; run `bulkhead schema`", err=True)
        sys.exit(1)
