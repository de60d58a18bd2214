"""`bulkhead simulate`: one decision a line, whatever the other lines are."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bulkhead.cli import main
from tests.bulkhead.policy_files.folders import (
    ALLOW_ALL,
    ARCHIVE,
    MANAGEMENT,
    NODES,
    ORGANIZATION,
    OUTSIDER,
    WORKLOAD,
    document,
    entry,
    full_access,
    write,
)

DEVELOPER = f"arn:aws:iam::{WORKLOAD}:role/dev"
SERVICE = "logging.s3.amazonaws.com"
PROVIDER = f"arn:aws:iam::{WORKLOAD}:oidc-provider/token.actions.githubusercontent.com"
SERVICE_LINKED = f"arn:aws:iam::{WORKLOAD}:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX"
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


def test_the_form_of_an_answer(tmp_path: Path) -> None:
    """Each answer has the decision, what decided, and the missing keys; nothing else."""
    folder = denying(
        tmp_path, {"StringEquals": {"aws:RequestedRegion": "x"}}, Sid="DenyOtherRegions"
    )
    deny, allow, unclear = simulate(
        folder,
        asked(context={"aws:RequestedRegion": "x"}),
        asked(),
        asked(unknown=["aws:RequestedRegion"]),
    )[0]
    by = {"document": "deny", "statement": "DenyOtherRegions", "level": "root"}
    assert deny == {
        "decision": "DENY",
        "by": {**by, "control": "regions_restricted"},
        "missing": [],
    }
    assert allow["decision"] == "ALLOW"
    assert allow["by"] == {
        "document": "FullAWSAccess",
        "statement": "#1",
        "level": "root",
        "control": None,
    }
    assert (unclear["decision"], unclear["missing"]) == ("UNDETERMINED", ["aws:RequestedRegion"])


@pytest.mark.parametrize(
    ("key", "principal", "value"),
    [
        ("aws:PrincipalArn", DEVELOPER, DEVELOPER),
        ("aws:PrincipalArn", f"arn:aws:sts::{WORKLOAD}:assumed-role/dev/alice", DEVELOPER),
        ("aws:PrincipalArn", SERVICE, None),
        ("aws:PrincipalAccount", DEVELOPER, WORKLOAD),
        ("aws:PrincipalAccount", f"arn:aws:iam::{OUTSIDER}:role/x", OUTSIDER),
        ("aws:PrincipalOrgID", DEVELOPER, ORGANIZATION),
        ("aws:PrincipalOrgID", f"arn:aws:iam::{MANAGEMENT}:user/x", ORGANIZATION),
        ("aws:PrincipalOrgID", f"arn:aws:iam::{OUTSIDER}:role/x", None),
        ("aws:PrincipalOrgID", SERVICE, None),
        ("aws:PrincipalType", f"arn:aws:iam::{WORKLOAD}:root", "Account"),
        ("aws:PrincipalType", f"arn:aws:iam::{WORKLOAD}:user/bob", "User"),
        ("aws:PrincipalType", DEVELOPER, "AssumedRole"),
        ("aws:PrincipalIsAWSService", DEVELOPER, "false"),
        ("aws:PrincipalIsAWSService", SERVICE, "true"),
        ("aws:PrincipalIsAWSService", PROVIDER, None),
        ("aws:ResourceAccount", DEVELOPER, None),
        ("aws:userid", DEVELOPER, None),
        ("aws:PrincipalOrgPaths", DEVELOPER, None),
    ],
)
def test_what_follows_from_the_principal(
    tmp_path: Path, key: str, principal: str, value: str | None
) -> None:
    """Keys that follow from the principal are there; every other one is absent unless given."""
    condition = {"Null": {key: "true"}} if value is None else {"StringEquals": {key: value}}
    account = MANAGEMENT if MANAGEMENT in principal else WORKLOAD
    folder = denying(tmp_path, condition)
    request = asked(principal, account, resource_account=WORKLOAD)
    given = {**request, "context": {key: ["something else", "and more"]}}
    answers, _ = simulate(folder, request, given)
    assert [answer["decision"] for answer in answers] == ["DENY", "ALLOW"]


@pytest.mark.parametrize(
    ("kind", "request_", "decision"),
    [
        ("SERVICE_CONTROL_POLICY", asked(), "DENY"),
        ("SERVICE_CONTROL_POLICY", asked(f"arn:aws:iam::{MANAGEMENT}:role/x", MANAGEMENT), "ALLOW"),
        ("SERVICE_CONTROL_POLICY", asked(SERVICE_LINKED), "ALLOW"),
        ("SERVICE_CONTROL_POLICY", asked(SERVICE), "ALLOW"),
        ("SERVICE_CONTROL_POLICY", asked(PROVIDER), "ALLOW"),
        ("SERVICE_CONTROL_POLICY", asked(f"arn:aws:iam::{OUTSIDER}:role/x"), "ALLOW"),
        (RCP, asked(), "DENY"),
        (RCP, asked(SERVICE), "DENY"),
        (RCP, asked(PROVIDER), "DENY"),
        (RCP, asked(f"arn:aws:iam::{OUTSIDER}:role/x"), "DENY"),
        (RCP, asked(f"arn:aws:iam::{MANAGEMENT}:role/x", MANAGEMENT), "ALLOW"),
        (
            RCP,
            asked(f"arn:aws:iam::{MANAGEMENT}:role/x", MANAGEMENT, resource_account=ARCHIVE),
            "DENY",
        ),
        (RCP, asked(resource_account=OUTSIDER), "ALLOW"),
        (RCP, asked(resource_account=MANAGEMENT), "ALLOW"),
        (RCP, asked(SERVICE_LINKED), "ALLOW"),
    ],
)
def test_whom_and_what_policies_reach(
    tmp_path: Path, kind: str, request_: dict[str, object], decision: str
) -> None:
    """SCPs bind the principal's account, RCPs the resource's; neither the management account."""
    answers, _ = simulate(denying(tmp_path, {}, kind), request_)
    assert answers[0]["decision"] == decision


@pytest.mark.parametrize("level", ["root", "workloads", WORKLOAD])
def test_full_access_can_be_taken_away(tmp_path: Path, level: str) -> None:
    """Without FullAWSAccess on a level an SCP there must allow; RCPFullAWSAccess always stays."""
    allow = {**ALLOW_ALL, "Action": "s3:*", "Sid": "Only"}
    folder = write(
        tmp_path,
        [entry("allow", level)],
        {"allow": document(allow)},
        full_access(NODES, level),
    )
    allowed, denied = simulate(folder, asked(), asked(action="ec2:RunInstances"))[0]
    assert allowed["decision"] == "ALLOW"
    assert denied["decision"] == "DENY"
    lack = {"document": None, "statement": None, "level": level, "control": None}
    assert denied["by"] == lack


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("nonsense", "Invalid JSON"),
        ('{"principal": ', "Invalid JSON"),
        ("[]", "Input should be an object"),
        (asked(principal="alice"), "'alice' is no principal"),
        (asked(action="GetObject"), "'GetObject' is no action"),
        (asked(contxt={}), "contxt: no field of a request; near it is context"),
        (asked(context={"a:b": None}), "context.a:b"),
        (asked(context={"a:b": "1", "A:B": "2"}), "differ in case only"),
        (asked(context={"a:b": "1"}, unknown=["a:B"]), "stated in two ways: ['a:b']"),
        (asked(account=ARCHIVE), f"account: '{ARCHIVE}' is not the principal's, {WORKLOAD}"),
        ({"principal": DEVELOPER, "action": "s3:GetObject"}, "account: Field required"),
    ],
)
def test_a_wrong_line_loses_no_other(tmp_path: Path, line: object, problem: str) -> None:
    """It has an answer of its own that names file and line, and the command fails at its end."""
    answers, result = simulate(write(tmp_path), asked(), line, "", asked())
    assert [answer["decision"] for answer in answers] == ["ALLOW", None, "ALLOW"]
    assert str(answers[1]["error"]).startswith(f"{tmp_path}/requests.jsonl:2: ")
    assert problem in str(answers[1]["error"])
    assert result.exit_code == 1
    assert result.stderr == "1 of the requests could not be decided\n"


def test_values_of_every_json_type(tmp_path: Path) -> None:
    """Booleans and numbers are the text that AWS compares, alone and in lists."""
    folder = denying(
        tmp_path,
        {
            "Bool": {"aws:SecureTransport": "false"},
            "NumericLessThan": {"s3:TlsVersion": 1.2},
            "ForAllValues:StringEquals": {"aws:TagKeys": ["1", "true"]},
        },
    )
    context = {"aws:SecureTransport": False, "s3:TlsVersion": 1.1, "aws:TagKeys": [1, True]}
    assert simulate(folder, asked(context=context))[0][0]["decision"] == "DENY"


def test_a_wrong_folder_is_refused_before_anything_is_decided(tmp_path: Path) -> None:
    """Exit code 1, every problem on standard error, no answer."""
    answers, result = simulate(write(tmp_path, [entry("deny", "root")]), asked())
    assert (answers, result.exit_code) == ([], 1)
    assert result.stderr == f"{tmp_path}/deny.json: No such file or directory\n"
