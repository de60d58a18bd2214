"""`bulkhead check`: the policy pack's checks without Pulumi's engine."""

import json
import shutil
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import click

from bulkhead.check.as_json import json_lines
from bulkhead.check.as_junit import junit
from bulkhead.check.as_sarif import sarif
from bulkhead.check.as_text import summary, text_lines
from bulkhead.check.read import read
from bulkhead.check.report import SEVERITIES, Report, Severity, check
from bulkhead.check.settings import Settings, SettingsError, read_settings, unknown_controls
from bulkhead.check.subject import Reading
from bulkhead.policy_files import FilesError
from bulkhead.policy_files.text_files import read_text
from policies.controls._exemptions import Exemptions

EXIT_VIOLATIONS = 1
EXIT_WRONG_INPUT = 2
STANDARD_INPUT = "-"


@click.command("check", short_help="check states, previews and JSON lines")
@click.argument("files", nargs=-1, type=click.Path(allow_dash=True))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif", "junit"]),
    default="text",
    show_default=True,
    help="Text for people, a finding on each line, or what pipelines show.",
)
@click.option("--json", "form", flag_value="json", help="The same as --format json.")
@click.option(
    "--config",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Levels, parameters and exemptions, as `pulumi --policy-pack-config` takes them.",
)
@click.option("--control", "controls", multiple=True, metavar="ID", help="Only this control.")
@click.option(
    "--fail-on",
    multiple=True,
    type=click.Choice([*SEVERITIES, "undecided", "nothing"]),
    help="End with 1 from this severity on, or because of what is not decided, or never.  "
    "[default: low]",
)
def command(
    files: tuple[str, ...],
    form: str,
    config: Path | None,
    controls: tuple[str, ...],
    fail_on: tuple[str, ...],
) -> None:
    """Check the stacks in FILES, or in standard input.

    \b
    A file is one stack, in one of these forms:
      pulumi stack export                   what is deployed
      pulumi preview --json --show-sames    what is about to be
      {"type": ..., "name": ..., "props": {...}}    a resource on each line

    Ends with 0 if all is right, 1 if something is wrong, 2 if something could not be read.
    Controls whose level is advisory are shown and never end it with 1.
    """  # noqa: D301 - click takes the backspace itself for a sign
    settings = _settings(config, controls)
    exemptions = Exemptions(settings.exemptions, datetime.now(UTC).date())
    report = check((_read(file) for file in files or (STANDARD_INPUT,)), settings, exemptions)
    for line in _shown(report, form):
        click.echo(line)
    for problem in report.problems:
        click.echo(f"error: {problem}", err=True)
    if form != "text":
        for line in summary(report):
            click.echo(line, err=True)
    sys.exit(_exit_code(report, fail_on))


def _settings(config: Path | None, controls: tuple[str, ...]) -> Settings:
    problems = [f"--control {problem}" for problem in unknown_controls(controls)]
    try:
        text = "{}" if config is None else read_text(config)
        settings = read_settings(text, str(config), controls)
    except (SettingsError, FilesError) as error:
        problems += error.problems
    if problems:
        for problem in problems:
            click.echo(f"error: {problem}", err=True)
        sys.exit(EXIT_WRONG_INPUT)
    return settings


def _read(file: str) -> Reading:
    try:
        if file == STANDARD_INPUT:
            return read(sys.stdin.buffer.read().decode("utf-8-sig"), file)
        return read(read_text(Path(file)), file)
    except FilesError as error:
        return Reading(problems=list(error.problems))
    except UnicodeDecodeError as error:
        return Reading(problems=[f"{file}: not UTF-8 (byte {error.start}); save it as UTF-8"])


def _shown(report: Report, form: str) -> Iterator[str]:
    match form:
        case "json":
            yield from json_lines(report)
        case "sarif":
            yield json.dumps(sarif(report), indent=2)
        case "junit":
            yield junit(report)
        case _:
            yield from text_lines(report, shutil.get_terminal_size().columns)


def _exit_code(report: Report, fail_on: tuple[str, ...]) -> int:
    if report.problems:
        return EXIT_WRONG_INPUT
    if "nothing" in fail_on:
        return 0
    severities: list[Severity] = [each for each in SEVERITIES if each in fail_on]
    least = SEVERITIES.index(severities[0]) if severities else 0
    failing = [
        each for each in report.findings if each.counts and SEVERITIES.index(each.severity) >= least
    ]
    undecided = "undecided" in fail_on and report.of_kind("undecided")
    return EXIT_VIOLATIONS if failing or undecided else 0
