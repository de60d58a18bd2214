"""`bulkhead adopt` on organizations that were built by hand."""

from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest
from click.testing import CliRunner, Result

from bulkhead.cli import main
from config import Assignment, load
from sandbox.emulator.server import empty, running
from tests.bulkhead.adopt.foreign import DENY, INLINE, Foreign, build


@pytest.fixture(autouse=True)
def _aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An empty AWS, and credentials for its first account."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "testing")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-central-1")
    monkeypatch.delenv("AWS_REGION", raising=False)
    monkeypatch.setattr(boto3, "DEFAULT_SESSION", None)
    with running() as url:
        monkeypatch.setenv("AWS_ENDPOINT_URL", url)
        # What the emulator knows belongs to the process, and outlives its server.
        empty(url)
        yield


def adopt(folder: Path, *words: str) -> Result:
    """Run the command as a person would; a traceback fails the test."""
    boto3.DEFAULT_SESSION = None  # which would keep the credentials of the calls before
    result = CliRunner().invoke(main, ["adopt", str(folder), *words])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result


def test_what_is_there_is_described(tmp_path: Path) -> None:
    """Tree, accounts, groups, permission sets and assignments are what AWS holds."""
    foreign = build()
    result = adopt(tmp_path / "new")
    assert result.exit_code == 0, result.output
    found = load(tmp_path / "new")

    organization = foreign.organizations.describe_organization()["Organization"]
    assert found.organization.adopt == organization["Id"]
    assert found.management_account.id == organization["MasterAccountId"]
    assert set(found.organizational_units) == {"Security", "Workloads", "Workloads/Production"}
    payments = found.accounts["payments-prod"]
    assert payments.organizational_unit == "Workloads/Production"
    assert (payments.email, payments.owner) == ("aws+payments-prod@example.com", "payments")
    assert payments.tags == {"cost-center": "4711"}
    assert found.organization.accounts.log_archive == "log-archive"
    assert found.organization.accounts.security == "audit"
    reader = found.identity.permission_sets["ReadOnly"]
    assert (reader.session_minutes, reader.inline_policy) == (480, INLINE)
    assert reader.managed_policies == ("ReadOnlyAccess",)
    assert found.assignments == (Assignment("developers", "ReadOnly", "payments-prod"),)


def test_what_cannot_be_mapped_is_listed(tmp_path: Path) -> None:
    """It is told on the terminal and in not-mapped.md, with the reason; the rest is written."""
    foreign = build()
    outer = foreign.unit("a/b")
    foreign.account("inside", foreign.unit("inner", outer))
    foreign.group("silent")
    foreign.permission_set("Empty", policy="", Description="Allows nothing")
    organizations = foreign.organizations
    organizations.enable_policy_type(RootId=foreign.root, PolicyType="SERVICE_CONTROL_POLICY")
    policy = organizations.create_policy(
        Name="by-hand", Description="", Content=DENY, Type="SERVICE_CONTROL_POLICY"
    )["Policy"]["PolicySummary"]["Id"]
    organizations.attach_policy(PolicyId=policy, TargetId=foreign.root)

    result = adopt(tmp_path / "new")

    assert result.exit_code == 0, result.output
    written = (tmp_path / "new" / "not-mapped.md").read_text()
    for what in (
        "account Old Stuff",
        "organizational_units.a/b",
        "accounts.inside",
        "group silent",
        "identity.permission_sets.Empty",
        "SERVICE_CONTROL_POLICY by-hand",
        "assignment of ReadOnly to user",
    ):
        assert f"- {what}" in written, written
        assert f"not mapped: {what}" in result.output
    assert load(tmp_path / "new").guardrails.reserved_slots == 1


def test_a_placeholder_is_listed(tmp_path: Path) -> None:
    """What no tag tells is written as a placeholder, and what that changes in AWS is said."""
    foreign = build()
    foreign.account("bare", foreign.unit("Sandbox"))
    result = adopt(tmp_path / "new")
    assert load(tmp_path / "new").accounts["bare"].owner == "REVIEW"
    assert "gets the tag owner" in result.output
    assert "accounts/bare.yaml: owner" in (tmp_path / "new" / "not-mapped.md").read_text()


def test_nothing_is_changed(tmp_path: Path) -> None:
    """Reading leaves AWS as it is: another reading writes the same files."""
    build()
    adopt(tmp_path / "one")
    adopt(tmp_path / "two")
    files = sorted(path.relative_to(tmp_path / "one") for path in (tmp_path / "one").rglob("*.*"))
    assert len(files) == 7
    for path in files:
        assert (tmp_path / "one" / path).read_bytes() == (tmp_path / "two" / path).read_bytes()


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    """A folder that holds anything is refused before AWS is asked."""
    (tmp_path / "kept").write_text("mine")
    result = adopt(tmp_path)
    assert (result.exit_code, result.output.count("\n")) == (1, 1)
    assert "is not empty" in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


def _no_organization() -> None:
    """Leave AWS as it is."""


def _no_shared_accounts() -> None:
    Foreign().account("something", "")


def _billing_only() -> None:
    boto3.client("organizations").create_organization(FeatureSet="CONSOLIDATED_BILLING")


@pytest.mark.parametrize(
    ("prepare", "words", "said"),
    [
        (_no_organization, (), "in no organization"),
        (_billing_only, (), "consolidated billing only"),
        (_no_shared_accounts, (), "--log-archive NAME (0 look like it)"),
        (build, ("--network", "nowhere"), "nowhere is not an account"),
        (build, ("--network", "Old Stuff"), "old-stuff.yaml does not exist"),
    ],
)
def test_mistakes_are_said_in_a_sentence(
    tmp_path: Path, prepare: object, words: tuple[str, ...], said: str
) -> None:
    """One line says what is wrong, nothing is written."""
    assert callable(prepare)
    prepare()
    result = adopt(tmp_path / "new", *words)
    assert result.exit_code == 1
    assert said in result.output
    assert result.output.count("\n") == 1
    assert not (tmp_path / "new").exists()


def test_a_member_cannot_adopt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A member account's credentials are told from the management account's."""
    account = build().account("member")
    role = f"arn:aws:iam::{account}:role/OrganizationAccountAccessRole"
    answer = boto3.client("sts").assume_role(RoleArn=role, RoleSessionName="test")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", answer["Credentials"]["AccessKeyId"])
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", answer["Credentials"]["SecretAccessKey"])
    monkeypatch.setenv("AWS_SESSION_TOKEN", answer["Credentials"]["SessionToken"])
    assert "a member of an organization" in adopt(tmp_path / "new").output


def test_without_credentials(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is signed in: that, and how to sign in."""
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    assert "there are no AWS credentials" in adopt(tmp_path / "new").output
