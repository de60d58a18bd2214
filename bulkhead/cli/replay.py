"""`bulkhead replay`: what proposed guardrails would have broken."""

import json
import os
import signal
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, BinaryIO

import click
import msgspec
from rich.console import Console

from bulkhead.policy_files import FilesError, read_folder
from bulkhead.replay.as_html import as_html
from bulkhead.replay.as_json import as_json
from bulkhead.replay.as_text import write_text
from bulkhead.replay.finding import NoEventsError, find
from bulkhead.replay.judging import Change
from bulkhead.replay.progress_bar import progress_bar
from bulkhead.replay.report import Report, report
from bulkhead.replay.rings import rings_of
from bulkhead.replay.run import run
from bulkhead.replay.sides import Sides, rendered, with_account_ids
from config import ConfigurationError, LandingZone, load
from config.location import configuration_folder

EXIT_NEWLY_DENIED = 1
EXIT_WRONG_INPUT = 2
EXIT_INTERRUPTED = 128 + signal.SIGINT

AccountId = Annotated[str, msgspec.Meta(pattern=r"^\d{12}$")]

WIDE = 200  # columns where nobody looks at a terminal, so that names stay whole

folder = click.Path(exists=True, file_okay=False, path_type=Path)


@dataclass(frozen=True, kw_only=True)
class Options:
    """What was asked for."""

    events: tuple[str, ...]
    more_events: tuple[str, ...]
    current: Path | None
    proposed: Path | None
    accounts: BinaryIO | None
    iam_paths: bool
    as_json: bool
    html: Path | None
    rows: int
    fail_on: tuple[str, ...]
    processes: int


@click.command("replay", short_help="say what proposed guardrails would have broken")
@click.option("--events", multiple=True, metavar="PATH...", help="Where the records are.")
@click.argument("more_events", nargs=-1, metavar="")
@click.option("--current", type=folder, help="What is attached; by default nothing.")
@click.option("--proposed", type=folder, help="By default what the configuration plans.")
@click.option(
    "--accounts",
    type=click.File("rb"),
    help="JSON with the accounts' ids by name, as stack organization's output account_ids has it: "
    "they take the place of the ids that `bulkhead render` makes up.",
)
@click.option(
    "--iam-paths/--no-iam-paths",
    default=True,
    help="Whether users, groups, roles and policies may have a path, which records do not tell.",
)
@click.option("--json", "as_json", is_flag=True, help="Write JSON to standard output.")
@click.option(
    "--html",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="Write a page with a picture over time, too.",
)
@click.option("--rows", default=20, show_default=True, help="Lines of each table at most.")
@click.option(
    "--fail-on",
    multiple=True,
    type=click.Choice(["undetermined", "unreadable"]),
    help="End with 1 because of these, too.",
)
@click.option(
    "--processes",
    type=click.IntRange(min=1),
    default=lambda: os.cpu_count() or 1,
    help="By default one for each processor.",
)
def command(**given: Any) -> None:  # noqa: ANN401 - click gives what the options above are
    """Decide recorded calls again, under the current and the proposed guardrails.

    \b
    PATH is one or more of
      a file      of CloudTrail, with one record a line, or a result of Athena or CloudTrail Lake
                  (CSV or JSON), packed with gzip or not
      a folder    in which such files are, however deep
      s3://bucket/prefix

    Ends with 0 if nothing is newly denied, 1 if something is, 2 if the input is wrong.
    """  # noqa: D301 - click takes the backspace itself for a sign
    options = Options(**given)
    with _errors_for_people():
        result = _replay(options)
        if options.html is not None:
            options.html.write_text(as_html(result), encoding="utf-8")
    if options.as_json:
        click.echo(json.dumps(as_json(result), indent=2))
    else:
        console = Console()
        write_text(result, console if console.is_terminal else Console(width=WIDE), options.rows)
    sys.exit(_exit_code(result, options.fail_on))


@contextmanager
def _errors_for_people() -> Iterator[None]:
    try:
        yield
    except (NoEventsError, FilesError, ConfigurationError, OSError, ValueError) as error:
        click.echo(str(error), err=True)
        sys.exit(EXIT_WRONG_INPUT)
    except BrokenProcessPool:
        click.echo(
            "a process was ended from outside, perhaps for lack of memory; try --processes 1",
            err=True,
        )
        sys.exit(EXIT_WRONG_INPUT)
    except KeyboardInterrupt:
        click.echo("interrupted before anything was read", err=True)
        sys.exit(EXIT_INTERRUPTED)


def _sides(options: Options, landing_zone: LandingZone | None, stack: ExitStack) -> Sides:
    ids = _account_ids(options.accounts)

    def with_ids(folder: Path) -> Path:
        return stack.enter_context(with_account_ids(folder, ids)) if ids else folder

    proposed = options.proposed
    if proposed is None and landing_zone is not None:
        proposed = stack.enter_context(rendered(landing_zone))
    current = with_ids(options.current) if options.current else None
    return Sides(current, with_ids(proposed or Path()), options.iam_paths)


def _configuration(*, needed: bool) -> LandingZone | None:
    """Load the configuration; it may be missing where both sides are folders."""
    try:
        return load(configuration_folder())
    except ConfigurationError:
        if needed:
            raise
        return None


def _account_ids(file: BinaryIO | None) -> Mapping[str, str]:
    if file is None:
        return {}
    try:
        return msgspec.json.decode(file.read(), type=dict[str, AccountId])
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        wanted = '{"account-name": "111111111111"}'
        raise ValueError(f"{file.name}: {error}; write {wanted}") from None


def _replay(options: Options) -> Report:
    found = find([*options.events, *options.more_events])
    landing_zone = _configuration(needed=options.proposed is None)
    with ExitStack() as stack:
        sides = _sides(options, landing_zone, stack)
        proposal = read_folder(sides.proposed)
        sides()  # both sides are wrong or right before anything is read
        show = stack.enter_context(progress_bar())
        outcome = run(found.inputs, sides, options.processes, show)
        rings = rings_of(sides.proposed, landing_zone) if landing_zone else {}
    return report(outcome, proposal, rings, found.passed_over)


def _exit_code(result: Report, fail_on: tuple[str, ...]) -> int:
    tally = result.tally
    if result.interrupted:
        return EXIT_INTERRUPTED
    if not tally.changes.total() + tally.denied_already:
        click.echo("no event was decided: nothing is said about the guardrails", err=True)
        return EXIT_WRONG_INPUT
    undetermined = tally.changes[Change.NEWLY_UNDETERMINED] and "undetermined" in fail_on
    unreadable = tally.problems and "unreadable" in fail_on
    failed = tally.changes[Change.NEWLY_DENIED] or undetermined or unreadable
    return EXIT_NEWLY_DENIED if failed else 0
