"""What can be asked of `bulkhead fleet`."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click

AT_A_TIME = 4  # stacks; each takes three processes, and up to 900 MB with the real provider
_OPTIONS = (
    click.option("--only", multiple=True, metavar="STACK", help="This stack, in any case."),
    click.option("--ring", "rings", multiple=True, help="The accounts of this ring."),
    click.option("--since", metavar="REVISION", help="What has changed in git since then."),
    click.option("--all", "everything", is_flag=True, help="Also stacks with nothing to do."),
    click.option(
        "--at-a-time",
        type=click.IntRange(1, 256),
        default=AT_A_TIME,
        show_default=True,
        help="Stacks that run at the same time.",
    ),
    click.option("--policy-pack/--no-policy-pack", default=True, help="Hold it to the baseline."),
    click.option("--wait/--no-wait", default=True, help="Wait until AWS serves a new account."),
    click.option("--secrets-provider", default="", help="Encrypts secrets of new stacks."),
    click.option(
        "--project",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="Folder of Pulumi.yaml.  [default: this one, if it has one, or the repository]",
    ),
)


@dataclass(frozen=True, kw_only=True)
class Options:
    """What is asked for; see the options of the command."""

    only: tuple[str, ...]
    rings: tuple[str, ...]
    since: str | None
    everything: bool
    at_a_time: int
    policy_pack: bool
    wait: bool
    secrets_provider: str
    project: Path | None


def fleet_options(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options; they are the fields of `Options`."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function
