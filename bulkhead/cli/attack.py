"""`bulkhead attack`: try in the sandbox what the guardrails forbid."""

import json
import sys

import click

from bulkhead.cli.failures import errors_for_people
from config import LandingZone, load
from config.location import configuration_folder
from sandbox import lifecycle
from sandbox.errors import SandboxError
from sandbox.home import sandbox_home

WIDTH = 200  # of tables that go into a file, in characters


@click.command("attack", short_help="try in the sandbox what the guardrails forbid")
@click.option("--account", help="The account to attack from; by default the first sandbox account.")
@click.option(
    "--json", "as_json", is_flag=True, help="Write the report to standard output as JSON."
)
def command(account: str | None, *, as_json: bool) -> None:
    """Try what every control forbids, and everyday work, in the sandbox that is up.

    Every attempt is a real API call by an administrator of the account (or its root user), and
    only a refusal that names the control's own policy counts as stopped. Exits with 1 unless all
    attempts are stopped, every control with a preventive half is proved, and everyday work goes on.
    A guardrail that does not hold is really overrun: build the sandbox anew afterwards.
    """
    with errors_for_people():
        variables = lifecycle.variables_of_running(sandbox_home())
        landing_zone = load(configuration_folder())
        workload = workload_of(landing_zone, account)
        passed = _attack(landing_zone, variables, workload, as_json=as_json)
    sys.exit(0 if passed else 1)


def workload_of(landing_zone: LandingZone, name: str | None) -> str:
    """Give the account that was asked for, or the first one for experiments."""
    members = landing_zone.member_accounts
    if name is not None and name not in members:
        raise SandboxError(f"there is no member account {name}; there are {', '.join(members)}")
    found = (n for n, account in sorted(members.items()) if account.environment == "sandbox")
    workload = name or next(found, None)
    if workload is None:
        raise SandboxError("no account has environment: sandbox; name one with --account")
    return workload


def _attack(
    landing_zone: LandingZone, variables: dict[str, str], workload: str, *, as_json: bool
) -> bool:
    # boto3 and moto take a second to import: not before it is known that a sandbox is up
    from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415
    from rich.console import Console  # noqa: PLC0415

    from bulkhead.attack import run, summary, tables  # noqa: PLC0415

    try:
        report = run.attack(run.look_around(landing_zone, variables, workload), variables)
    except (BotoCoreError, ClientError) as error:
        raise SandboxError(f"the attack could not go on: {error}") from error
    result = summary.summarize(report)
    if as_json:
        click.echo(json.dumps(tables.as_json(report, result), indent=2))
        return result.passed
    console = Console(width=None if sys.stdout.isatty() else WIDTH)
    for table in tables.tables(report):
        console.print(table)
    for sentence in tables.sentences(result):
        click.echo(sentence)
    return result.passed
