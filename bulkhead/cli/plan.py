"""`bulkhead plan`: who loses and gains what, before anything is attached."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from bulkhead.attached.model import Attached, AttachedError
from bulkhead.attached.source import attached_from
from bulkhead.evaluator import PolicyError
from bulkhead.invariants.program import objection
from bulkhead.life_cycle import story as life_cycle
from bulkhead.plan.as_json import as_json
from bulkhead.plan.change import Change, change
from bulkhead.plan.program import to_attach
from bulkhead.plan.text import markdown, summary, text
from bulkhead.rings.crossing import crowded
from bulkhead.rings.evidence import Evidence, EvidenceError, evidence, read_replay
from bulkhead.rings.promotion import promotions, refusals
from config import ConfigurationError, LandingZone, load
from config.location import configuration_folder

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command("plan", short_help="say who loses and gains what")
@click.argument("folder", metavar="[PATH]", required=False, type=_FOLDER)
@click.option("--state", type=_FILE, help="Exported state of stack `organization`.")
@click.option("--current", type=_FOLDER, help="Folder that `bulkhead render` has written.")
@click.option("--replay", type=_FILE, help="Report of `bulkhead replay --json`, as evidence.")
@click.option("--json", "form", flag_value="json", help="Write JSON, with requests as proof.")
@click.option("--markdown", "form", flag_value="markdown", help="Write it for a pull request.")
@click.option("--summary", "form", flag_value="summary", help="Write a line for each group.")
def command(
    folder: Path | None,
    state: Path | None,
    current: Path | None,
    replay: Path | None,
    form: str | None,
) -> None:
    """Compare the guardrails that are attached with those that the configuration in PATH plans.

    What is attached is read from AWS with the environment's credentials, which changes nothing;
    or from an exported state, or from a folder. Exits with 1 if the plan is refused: it promotes
    too much at once, too early or against the evidence of a replay, breaks an invariant, or loses
    an account.
    """
    try:
        landing_zone = load(folder or configuration_folder())
        attached = attached_from(landing_zone, state, current)
        found = _change(landing_zone, attached)
        refused = _refused(landing_zone, attached, replay)
    except (ConfigurationError, AttachedError, EvidenceError, PolicyError) as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    click.echo(_written(found, refused, life_cycle.story(landing_zone, attached), form))
    sys.exit(1 if refused else 0)


def _written(
    found: Change, refused: tuple[str, ...], accounts: tuple[str, ...], form: str | None
) -> str:
    match form:
        case "json":
            return json.dumps(as_json(found, refused, accounts), indent=2)
        case "markdown":
            return markdown(found, refused, accounts)
        case "summary":
            return "\n".join(
                [*summary(found), *accounts, *(f"refused: {each}" for each in refused)]
            )
        case _:
            return text(found, refused, accounts)


def _change(landing_zone: LandingZone, attached: Attached) -> Change:
    return change(attached, to_attach(landing_zone), landing_zone.organization.home_region)


def _refused(landing_zone: LandingZone, attached: Attached, replay: Path | None) -> tuple[str, ...]:
    today = datetime.now(tz=UTC).date()
    found = Evidence((), ())
    if replay:
        found = evidence(read_replay(replay), promotions(landing_zone, attached))
    for note in found.notes:
        click.echo(f"note: {note}", err=True)
    broken = objection(landing_zone)
    return (
        *life_cycle.refusals(landing_zone, attached),
        *refusals(landing_zone, attached, today),
        *crowded(landing_zone, attached, to_attach(landing_zone)),
        *found.refusals,
        *((broken,) if broken else ()),
    )
