"""`bulkhead explain`: one decision in sentences, with what applied, what did not, and why."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bulkhead.cli import main
from tests.bulkhead.policy_files.folders import (
    ALLOW_ALL,
    NODES,
    WORKLOAD,
    document,
    entry,
    full_access,
    write,
)

DEVELOPER = f"arn:aws:iam::{WORKLOAD}:role/dev"
OBJECT = "arn:aws:s3:::bucket/key"
REGIONS = {
    **ALLOW_ALL,
    "Sid": "DenyOtherRegions",
    "Effect": "Deny",
    "Condition": {"StringNotEquals": {"aws:RequestedRegion": ["a", "b", "c", "d"]}},
}
OBJECTS = {
    "Sid": "Objects",
    "Effect": "Deny",
    "Action": "s3:*",
    "NotResource": ["arn:aws:s3:::bucket/*"],
    "Condition": {"Bool": {"aws:SecureTransport": "false"}},
}


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    contents = {"regions": document(REGIONS), "objects": document(OBJECTS)}
    return write(tmp_path, [entry("regions", "root"), entry("objects", "workloads")], contents)


def explain(folder: Path, *words: str) -> Result:
    """Run the command over a request of the developer's."""
    options = ["--principal", DEVELOPER, "--action", "s3:GetObject", "--resource", OBJECT]
    return CliRunner().invoke(main, ["explain", "--policies", str(folder), *options, *words])


def test_a_denial_names_statement_level_and_control(folder: Path) -> None:
    """What decided comes first, with the control that the statement belongs to."""
    answer = explain(folder, "--context", "aws:RequestedRegion=x")
    assert answer.exit_code == 3
    assert answer.stdout.splitlines()[:3] == [
        f"{DEVELOPER} asks for s3:GetObject on {OBJECT}.",
        "Denied by statement DenyOtherRegions of the service control policy regions at root.",
        "The statement belongs to control regions_restricted.",
    ]
    assert "  root (SCPs): denied by DenyOtherRegions of regions\n" in answer.stdout


def test_what_does_not_apply_says_why(folder: Path) -> None:
    """Of each statement about the action it is said what it asks for and what the request has."""
    answer = explain(folder, "--context", "aws:RequestedRegion=a")
    assert answer.exit_code == 0
    applied = "Does not apply:\n  Deny DenyOtherRegions of the SCP regions at root (control "
    assert applied in answer.stdout
    for reason in (
        "StringNotEquals aws:RequestedRegion [a, b, c, and 1 more] is not met by [a]",
        "NotResource [arn:aws:s3:::bucket/*] is not met by [arn:aws:s3:::bucket/key]",
        "Bool aws:SecureTransport [false] is not met, as the key is absent",
    ):
        assert reason in answer.stdout


def test_unknown_keys_are_named(folder: Path) -> None:
    """What is open says which key it hangs on."""
    answer = explain(folder, "--unknown", "aws:RequestedRegion")
    assert answer.exit_code == 4
    assert "depends on aws:RequestedRegion, which is not known" in answer.stdout
    assert "  root (SCPs): open: DenyOtherRegions of regions may deny\n" in answer.stdout
    assert "hangs on aws:RequestedRegion, which is not known" in answer.stdout


def test_the_lack_of_an_allow_is_said(tmp_path: Path) -> None:
    """Where nothing allows, the level is named."""
    folder = write(tmp_path, nodes=full_access(NODES, "workloads"))
    answer = explain(folder)
    assert answer.exit_code == 3
    assert "Denied: no service control policy at workloads allows it." in answer.stdout
    assert "  workloads (SCPs): nothing allows it\n" in answer.stdout


def test_a_line_of_simulate_is_taken(folder: Path) -> None:
    """The request may be pasted as JSON; policies that were not asked are named with the reason."""
    line = {
        "principal": "logging.s3.amazonaws.com",
        "action": "s3:PutObject",
        "resource": OBJECT,
        "account": WORKLOAD,
    }
    words = ["explain", "--policies", str(folder), "--request", json.dumps(line)]
    answer = CliRunner().invoke(main, words)
    assert answer.exit_code == 0
    assert "SCPs bind IAM identities, and logging.s3.amazonaws.com is none." in answer.stdout


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (["--context", "a:b"], "--context 'a:b': write KEY=VALUE"),
        (["--action", "GetObject"], "'GetObject' is no action"),
        (["--request", "{"], "Invalid JSON"),
    ],
)
def test_a_wrong_request_is_said(folder: Path, words: list[str], problem: str) -> None:
    """Exit code 1 and what is wrong, not a traceback."""
    answer = explain(folder, *words)
    assert answer.exit_code == 1
    assert problem in answer.stderr
