"""One account from its request to its end, and all stacks by one command."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from botocore.exceptions import ClientError

from benchmarks.synthetic import synthetic
from bulkhead.attack.attackers import Session, landing_zone_session
from sandbox import lifecycle
from sandbox.home import Home
from tests.end_to_end.landing_zone import HOME_REGION, LandingZone

ACCOUNTS = 5
NAME = "search-dev"
FILE = f"accounts/{NAME}.yaml"
ACCESS_ROLE = "OrganizationAccountAccessRole"
PERMISSION_SET = "aws-reserved/sso.amazonaws.com/AWSReservedSSO_Developer_0123456789abcdef"


@pytest.fixture
def zone(tmp_path: Path) -> Iterator[LandingZone]:
    """A landing zone of the shared accounts and one more, of which the organization is up."""
    synthetic(ACCOUNTS).write(tmp_path / "config")
    made = LandingZone(tmp_path / "config", Home(tmp_path / "sandbox"))
    made.up("organization")
    yield made
    lifecycle.down(made.home)


def state_in_aws(zone: LandingZone) -> str:
    """What AWS says of the account."""
    listed = zone.client("organizations").list_accounts()["Accounts"]
    return next(str(each["Status"]) for each in listed if each["Name"] == NAME)


def session_of(zone: LandingZone, role: str) -> Session:
    """A session of a role in the account that may do everything; the role is made."""
    account = zone.account_id(NAME)
    path, _, name = role.rpartition("/")
    iam = zone.client("iam", NAME)
    trust = {"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole"}
    iam.create_role(
        RoleName=name,
        Path=f"/{path}/" if path else "/",
        AssumeRolePolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [trust]}),
    )
    everything = {"Effect": "Allow", "Action": "*", "Resource": "*"}
    document = json.dumps({"Version": "2012-10-17", "Statement": [everything]})
    iam.put_role_policy(RoleName=name, PolicyName="everything", PolicyDocument=document)
    management = landing_zone_session(lifecycle.variables_of_running(zone.home))
    access = management.assume(f"arn:aws:iam::{account}:role/{ACCESS_ROLE}", HOME_REGION)
    return access.assume(f"arn:aws:iam::{account}:role/{role}", HOME_REGION)


def test_an_account_from_its_request_to_its_end(zone: LandingZone) -> None:
    """Asked for, made, put into quarantine while it runs, refused to be lost, and closed."""
    asked = zone.command("vend", NAME, "--ou", "workloads/development", "--owner", "search")
    assert f"{NAME} is new" in asked
    zone.up("organization")
    assert state_in_aws(zone) == "ACTIVE"
    person, workload = session_of(zone, PERMISSION_SET), session_of(zone, "worker")
    person.client("sqs", HOME_REGION).create_queue(QueueName="before")

    zone.edit(FILE, state="quarantined")
    zone.up("organization")
    with pytest.raises(ClientError, match="service control policy") as refused:
        person.client("sqs", HOME_REGION).create_queue(QueueName="person")
    policy = refused.value.response["Error"]["Message"].rpartition(" ")[2]
    assert _named(zone, policy) == "example-quarantine"
    assert person.client("sqs", HOME_REGION).list_queues()["QueueUrls"]
    workload.client("sqs", HOME_REGION).create_queue(QueueName="workload")
    with pytest.raises(ClientError, match="service control policy"):
        workload.client("iam", HOME_REGION).create_user(UserName="stranger")

    zone.edit(FILE, state="closed")
    assert "would close account" in zone.up("organization", fails=True)
    assert state_in_aws(zone) == "ACTIVE"
    for state in ("closing", "closed"):
        zone.edit(FILE, state=state)
        zone.up("organization")
    assert state_in_aws(zone) in {"SUSPENDED", "PENDING_CLOSURE"}
    assert zone.planned("organization") == {}


def _named(zone: LandingZone, arn: str) -> str:
    policy = zone.client("organizations").describe_policy(PolicyId=arn.rpartition("/")[2])
    return str(policy["Policy"]["PolicySummary"]["Name"])


def test_the_fleet_runs_what_has_changed(zone: LandingZone) -> None:
    """All stacks once; then none; then those that one edited account concerns."""

    def fleet(*words: str) -> str:
        return zone.command("sandbox", "run", "--", "bulkhead", "fleet", *words)

    first = fleet("up", "--at-a-time", "2")
    assert f"[{ACCOUNTS}/{ACCOUNTS}] " in first
    assert "failed" not in first
    assert " done" not in fleet("preview")
    zone.edit("accounts/network.yaml", owner="somebody")
    changed = fleet("up")
    assert "organization: done (" in changed
    assert "network: done (" in changed
    assert changed.count(": done (") == 2
