"""A provider acts where and as whom its settings say, and only ever on this machine."""

import dataclasses

import pytest

from sandbox.provider.errors import NotServedError
from sandbox.provider.session import Session
from sandbox.provider.settings import Role
from tests.sandbox.provider.conftest import SETTINGS


@pytest.mark.parametrize(
    "endpoint",
    [
        "",
        "https://organizations.amazonaws.com",
        "http://10.0.0.1:5000",
        "http://127.0.0.1.example.com",
        "http://localhost.example.com:5000",
    ],
)
def test_only_this_machine_is_talked_to(monkeypatch: pytest.MonkeyPatch, endpoint: str) -> None:
    """Any other address is refused before anything is sent."""
    monkeypatch.setenv("AWS_ENDPOINT_URL", endpoint)
    with pytest.raises(NotServedError, match="only talks to this machine"):
        Session(SETTINGS).call("sts", "GetCallerIdentity")


def _member(session: Session) -> str:
    session.call("organizations", "CreateOrganization", FeatureSet="ALL")
    made = session.call(
        "organizations", "CreateAccount", AccountName="member", Email="member@example.com"
    )
    return str(made["CreateAccountStatus"]["AccountId"])


def _with(session: Session, **changed: object) -> Session:
    return Session(dataclasses.replace(session.settings, **changed))  # type: ignore[arg-type]


def test_a_provider_acts_in_the_account_of_its_role(session: Session) -> None:
    """A role in a member account makes every call a call in that account."""
    member = _member(session)
    role = Role(f"arn:aws:iam::{member}:role/OrganizationAccountAccessRole", duration="15m")
    assert _with(session, roles=(role,)).account_id == member
    assert session.account_id != member


def test_a_role_that_cannot_be_assumed_is_named(session: Session) -> None:
    """The message says which role and why."""
    _member(session)
    arn = "arn:aws:iam::999999999999:role/missing"
    with pytest.raises(NotServedError, match=f"cannot assume the role {arn}.*AccessDenied"):
        _with(session, roles=(Role(arn),)).call("sts", "GetCallerIdentity")


@pytest.mark.parametrize("setting", ["allowed_account_ids", "forbidden_account_ids"])
def test_an_account_can_be_excluded(session: Session, setting: str) -> None:
    """A provider in an account that its settings exclude is refused when it is configured."""
    other = "999999999999" if setting == "allowed_account_ids" else session.account_id
    with pytest.raises(NotServedError, match=f"acts in account {session.account_id}"):
        _with(session, **{setting: frozenset({other})}).require_allowed_account()


def test_an_allowed_account_is_allowed(session: Session) -> None:
    """A provider in the account that its settings ask for is not refused."""
    _with(session, allowed_account_ids=frozenset({session.account_id})).require_allowed_account()


def test_missing_credentials_are_said(session: Session) -> None:
    """Without credentials there is one sentence about what to set."""
    with pytest.raises(NotServedError, match="set AWS_ACCESS_KEY_ID"):
        _with(session, credentials=("", "", "")).call("sts", "GetCallerIdentity")


@pytest.mark.parametrize("duration", ["1 hour", "3600", "h"])
def test_a_duration_is_written_as_terraform_writes_it(session: Session, duration: str) -> None:
    """A duration of another form is named."""
    role = Role("arn:aws:iam::111111111111:role/r", duration=duration)
    with pytest.raises(NotServedError, match=f"{duration} is not a duration such as 1h or 900s"):
        _with(session, roles=(role,)).call("sts", "GetCallerIdentity")
