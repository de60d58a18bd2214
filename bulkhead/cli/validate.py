"""`bulkhead validate`: everything that is wrong with the configuration, before anything runs."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from bulkhead.invariants.program import objection
from config import ConfigurationError, LandingZone, load
from config.findings import Finding, dotted
from config.guardrail_plan import GuardrailPlan, guardrail_plan
from config.location import configuration_folder


@click.command("validate", short_help="check the configuration, offline")
@click.argument(
    "folder",
    metavar="[PATH]",
    required=False,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
@click.option(
    "--json", "as_json", is_flag=True, help="Write the answer to standard output as JSON."
)
@click.option("--quotas", is_flag=True, help="Also show how much of AWS's quotas is used.")
def command(folder: Path | None, *, as_json: bool, quotas: bool) -> None:
    """Check the configuration in PATH, without asking AWS or the network.

    It is right in itself, and the guardrails that it plans break no invariant.

    PATH holds landing-zone.yaml and accounts/; by default it is the folder that $BULKHEAD_CONFIG
    names, or else the repository's own. Exits with 1 if anything is wrong, and says everything.
    """
    try:
        landing_zone = load(folder or configuration_folder())
    except ConfigurationError as error:
        _complain(error, as_json=as_json)
        sys.exit(1)
    if broken := objection(landing_zone):
        _refuse(broken, as_json=as_json)
        sys.exit(1)
    plan = guardrail_plan(landing_zone)
    if as_json:
        click.echo(json.dumps(_answer(plan, quotas=quotas), indent=2))
        return
    for warning in plan.warnings:
        click.echo(f"warning: {_said(warning)}", err=True)
    click.echo(_summary(landing_zone))
    for use in plan.uses if quotas else ():
        click.echo(f"{use.used / use.limit:4.0%}  {use.used:6,} of {use.limit:6,}  {use.what}")


def _answer(plan: GuardrailPlan, *, quotas: bool) -> dict[str, object]:
    answer: dict[str, object] = {"errors": [], "warnings": [_said(w) for w in plan.warnings]}
    if quotas:
        shown = ("what", "used", "limit", "unit")
        answer["quotas"] = [{name: getattr(use, name) for name in shown} for use in plan.uses]
    return answer


def _complain(error: ConfigurationError, *, as_json: bool) -> None:
    if as_json:
        problems = [asdict(problem) for problem in error.problems]
        click.echo(json.dumps({"errors": problems, "warnings": []}, indent=2))
        return
    click.echo(str(error), err=True)
    count = len(error.problems)
    click.echo(f"\n{count} {'error' if count == 1 else 'errors'}", err=True)


def _refuse(broken: str, *, as_json: bool) -> None:
    """Say what guardrails break; `bulkhead invariants --json` has it in parts."""
    if as_json:
        click.echo(json.dumps({"errors": [], "warnings": [], "invariants": broken}, indent=2))
    else:
        click.echo(broken, err=True)


def _said(warning: Finding) -> str:
    return f"{dotted(warning.location)}: {warning.message}"


def _summary(landing_zone: LandingZone) -> str:
    counts = {
        "account": len(landing_zone.accounts),
        "organizational unit": len(landing_zone.organizational_units),
        "permission set": len(landing_zone.identity.permission_sets),
        "assignment": len(landing_zone.assignments),
        "control": len(landing_zone.guardrails.controls),
    }
    parts = [f"{count:,} {name}{'' if count == 1 else 's'}" for name, count in counts.items()]
    return f"The configuration is valid: {', '.join(parts)}."
