"""`bulkhead sandbox faults`: AWS on its bad days."""

import click

from bulkhead.cli.failures import errors_for_people
from sandbox.emulator.faults.settings import Faults
from sandbox.faults import Report, report, set_faults
from sandbox.home import sandbox_home

SHARE = click.FloatRange(0, 1)
COUNT = click.IntRange(0)


@click.command("faults")
@click.option("--off", is_flag=True, help="No faults any more.")
@click.option("--seed", type=int, help="Other calls fail with another seed.")
@click.option("--throttled", type=SHARE, help="Share of calls told to slow down: 0.1 is 10 %.")
@click.option("--unavailable", type=SHARE, help="Share of calls answered with a 503.")
@click.option("--conflicting", type=SHARE, help="Share of changes to the organization refused.")
@click.option("--cut", type=SHARE, help="Share of calls that get no answer, carried out or not.")
@click.option("--creating-polls", type=COUNT, help="How often a new account is IN_PROGRESS.")
@click.option("--unready-calls", type=COUNT, help="How often a new account is of no use yet.")
def command(*, off: bool, **chosen: float | None) -> None:
    """Let a share of the calls to the embedded AWS fail; without options, say what failed.

    What is not given is set to nothing. The same seed gives the same faults.
    """
    given = {name: value for name, value in chosen.items() if value is not None}
    with errors_for_people():
        home = sandbox_home()
        _show(set_faults(home, Faults.model_validate(given)) if off or given else report(home))


def _show(found: Report) -> None:
    asked = found.faults.model_dump(exclude_defaults=True)
    click.echo(
        "faults: " + (", ".join(f"{name} {value}" for name, value in asked.items()) or "none")
    )
    for fault, times in sorted(found.injected.items()):
        click.echo(f"  {fault}: {times} x")
