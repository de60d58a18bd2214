"""`bulkhead explain`: the decision over one request, in sentences."""

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from bulkhead.evaluator import Guardrails, Outcome, RequestError
from bulkhead.explanation import explanation
from bulkhead.policy_files import FilesError, read_folder, read_request

EXIT_CODES = {Outcome.ALLOW: 0, Outcome.DENY: 3, Outcome.UNDETERMINED: 4}


@click.command("explain", short_help="say why a request passes a folder of policies or not")
@click.option(
    "--policies",
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with attachments.json and the policies, as `bulkhead render` writes it.",
)
@click.option("--request", "line", help="The request, as a line of `bulkhead simulate`.")
@click.option("--principal", help="ARN, a service such as logging.s3.amazonaws.com, or anonymous.")
@click.option("--action", help="IAM action, such as s3:GetObject.")
@click.option("--resource", default="*", help="ARN; by default *.")
@click.option("--account", help="The principal's account, by default the one in its ARN.")
@click.option("--resource-account", help="The resource's account; by default the same.")
@click.option("--context", multiple=True, metavar="KEY=VALUE", help="Again for each value.")
@click.option("--unknown", multiple=True, metavar="KEY", help="A key that may be there or not.")
def command(policies: Path, line: str | None, **options: str | Sequence[str] | None) -> None:
    """Say whether the organization's policies let one request pass, and why.

    The request is given by options or as --request JSON. What is said: the decision with the
    statement and the control that it comes from, each level, and of every statement about the
    action whether it applies, and what it asks for where it does not.

    Exits with 0 where it is allowed, 3 where it is denied, 4 where it is undetermined, and 1 where
    the request or the folder is wrong.
    """
    try:
        folder = read_folder(policies)
        text = line if line is not None else json.dumps(_line(options))
        request = read_request(text, folder.organization)
    except (FilesError, RequestError) as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    for unchecked in folder.not_decided:
        click.echo(f"not checked: {unchecked}", err=True)
    guardrails = Guardrails.of(folder.organization)
    for sentence in explanation(request, guardrails):
        click.echo(sentence)
    sys.exit(EXIT_CODES[guardrails.decide(request).outcome])


def _line(options: Mapping[str, str | Sequence[str] | None]) -> dict[str, object]:
    """Write the options as a line of `bulkhead simulate`."""
    context: dict[str, list[str]] = {}
    for pair in options["context"] or ():
        key, equals, value = pair.partition("=")
        if not equals:
            raise RequestError(f"--context {pair!r}: write KEY=VALUE")
        context.setdefault(key, []).append(value)
    arn = str(options["principal"]).split(":")
    account = options["account"] or (arn[4] if len(arn) > 4 else None)  # noqa: PLR2004 - the account of an ARN is its fifth part
    given = {**options, "account": account, "context": context, "unknown": options["unknown"]}
    return {key: value for key, value in given.items() if value is not None}
