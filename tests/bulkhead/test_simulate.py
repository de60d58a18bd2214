"""`bulkhead simulate`: one decision a line, whatever the other lines are."""

from pathlib import Path

import pytest

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
from tests.bulkhead.simulating import DEVELOPER, RCP, asked, denying, simulate

SERVICE = "logging.s3.amazonaws.com"
PROVIDER = f"arn:aws:iam::{WORKLOAD}:oidc-provider/token.actions.githubusercontent.com"
SERVICE_LINKED = f"arn:aws:iam::{WORKLOAD}:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX"


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
