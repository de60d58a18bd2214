"""`bulkhead invariants`: what must stay possible and impossible, and whether it does."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path

import click

from bulkhead.evaluator import PolicyError
from bulkhead.invariants.breaches import Breach, breaches
from bulkhead.invariants.proof import Proof
from bulkhead.invariants.prove import prove
from bulkhead.invariants.report import refusal, remarks
from config import ConfigurationError, load
from config.location import configuration_folder


@click.command("invariants", short_help="prove what must stay possible and impossible")
@click.argument(
    "folder",
    metavar="[PATH]",
    required=False,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
@click.option("--list", "listed", is_flag=True, help="List every invariant with its reason.")
@click.option(
    "--json", "as_json", is_flag=True, help="Write the answer to standard output as JSON."
)
def command(folder: Path | None, *, listed: bool, as_json: bool) -> None:
    """Prove the invariants over the guardrails that the configuration in PATH plans.

    Asks neither AWS nor the network. Exits with 1 if one does not hold.
    """
    try:
        proof = prove(load(folder or configuration_folder()))
    except (ConfigurationError, PolicyError) as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    if as_json:
        click.echo(json.dumps(_as_json(proof), indent=2))
    else:
        _say(proof, listed=listed)
    sys.exit(0 if proof.holds else 1)


def _say(proof: Proof, *, listed: bool) -> None:
    for invariant in proof.invariants if listed else ():
        click.echo(f"{invariant.id}\n  {invariant.title}.\n  {invariant.reason}")
        click.echo(f"  Source: {invariant.source}")
    for remark in remarks(proof):
        click.echo(f"note: {remark}", err=True)
    if not proof.holds:
        click.echo(refusal(proof), err=True)
        return
    click.echo(
        f"{len(proof.invariants)} invariants hold in {proof.accounts:,} accounts "
        f"({proof.decided:,} requests, {proof.groups} groups of accounts)."
    )


def _as_json(proof: Proof) -> Mapping[str, object]:
    return {
        "holds": proof.holds,
        "invariants": [invariant.id for invariant in proof.invariants],
        "requests": proof.decided,
        "broken": [_breach(breach) for breach in breaches(proof.broken)],
        "undetermined": [_breach(breach) for breach in breaches(proof.undetermined)],
        "pending": proof.pending,
        "named_account_ids": dict(proof.named_account_ids),
    }


def _breach(breach: Breach) -> Mapping[str, object]:
    return {
        "invariant": breach.invariant.id,
        "decision": breach.outcome,
        "control": breach.control,
        "statement": breach.statement,
        "documents": breach.documents,
        "missing": breach.missing,
        "callers": breach.callers,
        "calls": [{"action": action, "resource": resource} for action, resource in breach.calls],
        "accounts": breach.accounts,
    }
