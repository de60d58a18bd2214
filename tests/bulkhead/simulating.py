"""Requests and policies for `bulkhead simulate`, and a run of it."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from bulkhead.cli import main
from tests.bulkhead.policy_files.folders import (
    ALLOW_ALL,
    WORKLOAD,
    document,
    entry,
    write,
)

DEVELOPER = f"arn:aws:iam::{WORKLOAD}:role/dev"
RCP = "RESOURCE_CONTROL_POLICY"
OBJECT = "arn:aws:s3:::bucket/key"


def simulate(folder: Path, *requests: object) -> tuple[list[dict[str, object]], Result]:
    """Run the command over requests; text is taken as a line of its own."""
    path = folder / "requests.jsonl"
    lines = [each if isinstance(each, str) else json.dumps(each) for each in requests]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    words = ["simulate", "--policies", str(folder), "--requests", str(path)]
    answer = CliRunner().invoke(main, words)
    return [json.loads(line) for line in answer.stdout.splitlines()], answer


def asked(principal: str = DEVELOPER, account: str = WORKLOAD, **more: object) -> dict[str, object]:
    """Write a request."""
    request = {"principal": principal, "action": "s3:GetObject", "resource": OBJECT}
    return {**request, "account": account, **more}


def denying(folder: Path, condition: object, kind: str = RCP, **elements: object) -> Path:
    """Write a folder with one Deny at the root."""
    body = {**ALLOW_ALL, "Effect": "Deny", "Sid": "D", "Action": "s3:*", "Condition": condition}
    statement = {**body, **({"Principal": "*"} if kind == RCP else {}), **elements}
    return write(folder, [entry("deny", "root", of=kind)], {"deny": document(statement)})
