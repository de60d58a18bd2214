"""`bulkhead enforcement`: the policy pack's configuration from a file that people review."""

import sys
from pathlib import Path

import click


@click.command("enforcement", short_help="write the policy pack's configuration")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--environment", metavar="NAME", help="One of the file's environments.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write.  [default: standard output]",
)
@click.option(
    "--landing-zone",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder of a landing zone: what FILE does not set is as there.",
)
def command(
    file: Path, environment: str | None, out: Path | None, landing_zone: Path | None
) -> None:
    """Write from FILE (YAML) what `pulumi --policy-pack-config` takes.

    FILE sets levels and parameters of controls, differences between environments, and exemptions
    with reason, approval and last day. config/schema/enforcement.schema.json explains its keys.

    Exits with 1 if anything in FILE is wrong, and says everything that is.
    """
    # `--help` needs no control.
    from config import ConfigurationError, load  # noqa: PLC0415 - the reason stands above
    from config.enforcement import engine_settings  # noqa: PLC0415 - as above
    from config.enforcement_file import read_enforcement  # noqa: PLC0415 - as above
    from config.guardrail_params import guardrail_params  # noqa: PLC0415 - as above

    try:
        enforcement = read_enforcement(file)
        company = guardrail_params(load(landing_zone)) if landing_zone else None
    except ConfigurationError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    if environment is not None and environment not in enforcement.environments:
        known = ", ".join(enforcement.environments) or "none"
        click.echo(f"{file}: no environment {environment}; there are: {known}", err=True)
        sys.exit(1)
    settings = engine_settings(enforcement, environment, company=company)
    if out is None:
        click.echo(settings, nl=False)
    else:
        out.write_text(settings, encoding="utf-8")
