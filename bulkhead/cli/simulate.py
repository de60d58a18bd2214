"""`bulkhead simulate`: decisions over requests, one JSON line for each."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import click

from bulkhead.evaluator import Decision, Guardrails, Organization, RequestError
from bulkhead.policy_files import FilesError, read_folder, read_request
from bulkhead.statement_controls import control_of


@click.command("simulate", short_help="decide requests against a folder of policies")
@click.option(
    "--policies",
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with attachments.json and the policies, as `bulkhead render` writes it.",
)
@click.option(
    "--requests",
    required=True,
    type=click.File("rb"),
    help="Requests, one JSON object a line; - reads standard input.",
)
def command(policies: Path, requests: BinaryIO) -> None:
    r"""Decide for each request whether the organization's policies let it pass.

    Writes one JSON object for each line of requests, in their order: "decision" is ALLOW, DENY, or
    UNDETERMINED, "by" the document, statement, level and control that decided, "missing" the
    unknown keys that would decide. Without a statement it is the lack of an Allow that denied, or
    nothing that could deny.

    \b
    A request has
      principal         ARN, a service such as logging.s3.amazonaws.com, or anonymous
      action, resource  such as s3:GetObject, and an ARN or * (the default)
      account           the principal's; the resource's for a service or an outsider
      resource_account  the resource's; by default the same
      context           condition keys with a value or a list of values
      unknown           condition keys that may be there or not

    A key that is in neither is absent, but for those that follow from the principal:
    aws:PrincipalArn, PrincipalAccount, PrincipalOrgID, PrincipalType, PrincipalIsAWSService,
    PrincipalServiceName and aws:username. aws:ResourceAccount and aws:ResourceOrgID are not
    derived: give them where policies ask for them.

    A line that is no request loses no other: its answer has "decision": null and an "error" with
    file and line, and the command ends with 1. What is in the folder and decides no request is
    named on standard error. Empty lines are left out.
    """
    try:
        folder = read_folder(policies)
    except FilesError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    for line in folder.not_decided:
        click.echo(f"not checked: {line}", err=True)
    failed = 0
    for answer in _answers(requests, folder.organization):
        failed += "error" in answer
        sys.stdout.write(json.dumps(answer) + "\n")
    if failed:
        click.echo(f"{failed:,} of the requests could not be decided", err=True)
        sys.exit(1)


def _answers(requests: BinaryIO, organization: Organization) -> Iterator[dict[str, object]]:
    guardrails = Guardrails.of(organization)
    for number, line in enumerate(requests, start=1):
        if not line.strip():
            continue
        try:
            yield _answer(guardrails.decide(read_request(line, organization)))
        except RequestError as error:
            problem = f"{requests.name}:{number}: {error}"
            yield {"decision": None, "by": None, "missing": [], "error": problem}


def _answer(decision: Decision) -> dict[str, object]:
    by = decision.by
    return {
        "decision": decision.outcome.value,
        "by": {
            "document": by.document,
            "statement": by.statement,
            "level": by.level,
            "control": control_of(by.statement),
        },
        "missing": list(decision.missing),
    }
