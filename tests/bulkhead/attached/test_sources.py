"""AWS, a state and a folder say the same of the same organization."""

import json
from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest
from moto import mock_aws

from bulkhead.attached.configured import configured
from bulkhead.attached.folder import folder
from bulkhead.attached.live import live
from bulkhead.attached.model import Attached, AttachedError
from bulkhead.attached.source import attached_from
from bulkhead.attached.state import state
from bulkhead.policy_files import planned_files, write_folder
from config import LandingZone, load
from config.account import account_target
from config.guardrail_plan import guardrail_plan
from tests.bulkhead.attached.exported import exported

DENY = '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:*","Resource":"*"}]}'


@pytest.fixture(name="example", scope="module")
def _example() -> LandingZone:
    return load(Path(__file__).parents[3] / "config")


def comparable(attached: Attached) -> object:
    """All but where it comes from, the order of the policies, their tags, and what files said."""
    policies = sorted((p.name, p.type, p.content, p.targets) for p in attached.policies)
    return {**vars(attached), "origin": "", "policies": policies, "states": {}}


def test_a_folder_says_what_was_written_to_it(example: LandingZone, tmp_path: Path) -> None:
    """What `render` writes is read back as what the configuration plans."""
    write_folder(tmp_path / "policies", *planned_files(example))

    found = folder(tmp_path / "policies", example)

    policies = guardrail_plan(example).policies
    assert comparable(found) == comparable(configured(example, policies))
    assert {p.name: p.tags for p in found.policies} == {p.name: p.tags for p in policies}


def test_a_state_says_what_was_built(example: LandingZone, tmp_path: Path) -> None:
    """What Pulumi has written to its state is read back as what the configuration plans."""
    policies = guardrail_plan(example).policies
    path = tmp_path / "state.json"
    path.write_text(json.dumps(exported(example, policies)), encoding="utf-8")

    found = state(path, example)

    assert comparable(found) == comparable(configured(example, policies))
    assert found.states == configured(example, policies).states
    assert {p.name: p.tags for p in found.policies} == {p.name: p.tags for p in policies}


@pytest.fixture(name="aws")
def _aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "testing")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "testing")
    monkeypatch.delenv("AWS_ENDPOINT_URL", raising=False)
    with mock_aws():
        yield


def build(example: LandingZone) -> str:
    """Make an organization with one unit in another, an account, and a policy; give its id."""
    client = boto3.client("organizations", region_name="us-east-1")
    made = client.create_organization(FeatureSet="ALL")["Organization"]["Id"]
    root = client.list_roots()["Roots"][0]["Id"]
    client.enable_policy_type(RootId=root, PolicyType="SERVICE_CONTROL_POLICY")
    outer = client.create_organizational_unit(ParentId=root, Name="workloads")
    outer_id = outer["OrganizationalUnit"]["Id"]
    inner = client.create_organizational_unit(ParentId=outer_id, Name="production")
    inner_id = inner["OrganizationalUnit"]["Id"]
    email = example.accounts["payments-prod"].email.upper()
    status = client.create_account(Email=email, AccountName="another name")["CreateAccountStatus"]
    client.move_account(
        AccountId=status["AccountId"], SourceParentId=root, DestinationParentId=inner_id
    )
    policy_id = client.create_policy(
        Name="guard",
        Description="",
        Content=DENY,
        Type="SERVICE_CONTROL_POLICY",
        Tags=[{"Key": "control/logs_stay_on", "Value": "2026-11-24"}],
    )["Policy"]["PolicySummary"]["Id"]
    for target in (outer_id, status["AccountId"]):
        client.attach_policy(PolicyId=policy_id, TargetId=target)
    return str(made)


@pytest.mark.usefixtures("aws")
def test_aws_says_what_is_attached(example: LandingZone) -> None:
    """Units by their path, accounts by the name of the file with their e-mail address, and tags."""
    organization_id = build(example)

    found = live(example)

    (policy,) = found.policies
    assert found.organization_id == organization_id
    assert found.units == ("workloads", "workloads/production")
    assert found.accounts == {"management": "root", "payments-prod": "workloads/production"}
    assert policy.name == "guard"
    assert json.loads(policy.content) == json.loads(DENY)
    assert policy.targets == (account_target("payments-prod"), "workloads")
    assert policy.tags == {"control/logs_stay_on": "2026-11-24"}
    assert [p.name for p in found.above("payments-prod")] == ["guard", "guard"]


@pytest.mark.usefixtures("aws")
def test_aws_says_whose_an_account_without_a_file_is(example: LandingZone) -> None:
    """By its tags: one of this stack's has a state, a stranger's has none; a closed one is gone."""
    build(example)
    client = boto3.client("organizations", region_name="us-east-1")
    tags = {"managed-by": "bulkhead", "stack": "organization"}
    wanted = {
        "lost": tags,
        "given-up": {**tags, "state": "closing"},
        "stranger": {},
        "closed": tags,
    }
    for name, own in wanted.items():
        made = client.create_account(
            Email=f"{name}@example.org",
            AccountName=name,
            Tags=[{"Key": key, "Value": value} for key, value in own.items()],
        )
        if name == "closed":
            client.close_account(AccountId=made["CreateAccountStatus"]["AccountId"])

    found = live(example)

    assert found.states == {"lost": "active", "given-up": "closing"}
    assert {"lost", "given-up", "stranger"} <= found.accounts.keys()
    assert "closed" not in found.accounts


@pytest.mark.usefixtures("aws")
def test_no_organization_is_said(example: LandingZone) -> None:
    """An account without an organization is an error with AWS's own words, and no traceback."""
    with pytest.raises(AttachedError, match="AWSOrganizationsNotInUseException"):
        live(example)


def test_one_source_is_read(example: LandingZone, tmp_path: Path) -> None:
    """Two sources contradict each other."""
    with pytest.raises(AttachedError, match="one of --state and --current"):
        attached_from(example, tmp_path / "state.json", tmp_path)


def test_a_folder_that_is_none_is_said(example: LandingZone, tmp_path: Path) -> None:
    """The file that is missing is named."""
    with pytest.raises(AttachedError, match=r"attachments\.json"):
        folder(tmp_path, example)
