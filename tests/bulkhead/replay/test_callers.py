"""Who called, as each type of `userIdentity` tells it."""

import pytest

from bulkhead.evaluator.context import State
from bulkhead.evaluator.principal import PrincipalType
from bulkhead.replay.authorisations import authorisations_of
from bulkhead.replay.callers import Caller, Skipped, caller_of
from bulkhead.replay.context import RecordedKeys
from tests.bulkhead.replay.builders import (
    ARCHIVE,
    OUTSIDER,
    WORKLOAD,
    Json,
    caller,
    event,
    place,
    role_session,
    root_user,
    user,
)

SSO = "/aws-reserved/sso.amazonaws.com/eu-north-1/"
GITHUB = f"arn:aws:iam::{WORKLOAD}:oidc-provider/token.actions.githubusercontent.com"
SUBJECT = "repo:acme/site:ref:refs/heads/main"
WEB_IDENTITY: Json = {
    "type": "WebIdentityUser",
    "principalId": f"{GITHUB}:sts.amazonaws.com:{SUBJECT}",
    "userName": SUBJECT,
    "identityProvider": GITHUB,
}


@pytest.mark.parametrize(
    ("identity", "arn", "kind"),
    [
        (role_session(), f"arn:aws:iam::{WORKLOAD}:role/builder", PrincipalType.ROLE_SESSION),
        (
            role_session("AWSReservedSSO_Admin_0a1b", path=SSO),
            f"arn:aws:iam::{WORKLOAD}:role{SSO}AWSReservedSSO_Admin_0a1b",
            PrincipalType.ROLE_SESSION,
        ),
        (user(), f"arn:aws:iam::{WORKLOAD}:user/nadia", PrincipalType.USER),
        (root_user(), f"arn:aws:iam::{WORKLOAD}:root", PrincipalType.ROOT_USER),
        ({"type": "AWSService", "invokedBy": "ec2.amazonaws.com"}, None, PrincipalType.SERVICE),
        (WEB_IDENTITY, None, PrincipalType.IDENTITY_PROVIDER),
        (
            {"type": "FederatedUser", "arn": f"arn:aws:sts::{WORKLOAD}:federated-user/kim"},
            f"arn:aws:sts::{WORKLOAD}:federated-user/kim",
            PrincipalType.FEDERATED_USER,
        ),
    ],
)
def test_caller_is_the_identity_that_policies_name(
    identity: Json, arn: str | None, kind: PrincipalType
) -> None:
    """A session stands for its role with the role's path; the others stand for themselves."""
    found = caller_of(event(userIdentity=identity))
    assert isinstance(found, Caller)
    assert (found.principal.arn, found.principal.type) == (arn, kind)


@pytest.mark.parametrize(
    ("identity", "reason"),
    [
        (
            role_session("AWSServiceRoleForConfig", path="/aws-service-role/config.amazonaws.com/"),
            Skipped.SERVICE_LINKED_ROLE,
        ),
        ({"type": "AWSService", "invokedBy": "AWS Internal"}, Skipped.NAMELESS_SERVICE),
        ({"type": "AWSService"}, Skipped.NAMELESS_SERVICE),
        ({"type": "AssumedRole", "accountId": WORKLOAD}, Skipped.NAMELESS_ISSUER),
        ({"type": "IdentityCenterUser", "accountId": WORKLOAD}, Skipped.NO_IAM_IDENTITY),
        ({"type": "Unknown"}, Skipped.NO_IAM_IDENTITY),
        (None, Skipped.NO_IAM_IDENTITY),
    ],
)
def test_event_without_a_caller_to_decide_about_is_skipped_by_name(
    identity: Json | None, reason: Skipped
) -> None:
    """Nobody is made up: the reason says why nothing is decided."""
    assert caller_of(event(userIdentity=identity)) is reason


@pytest.mark.parametrize(("assumed", "expected"), [("true", True), ("false", False), (None, False)])
def test_privileged_session_of_a_root_user_is_told_from_the_root_user(
    assumed: str | None, *, expected: bool
) -> None:
    """Only sts:AssumeRoot makes a session whose record says `assumedRoot`."""
    session: Json = {"assumedRoot": assumed} if assumed else {"attributes": {}}
    found = caller_of(event(userIdentity=root_user(**session)))
    assert isinstance(found, Caller)
    assert found.is_assumed_root is expected


def test_caller_of_another_account_has_an_account_and_no_arn() -> None:
    """The record of the resource's account has the caller's unique id only."""
    identity = {"type": "AWSAccount", "accountId": ARCHIVE, "principalId": "AROAQX7OTHER:ci"}
    found = caller_of(event(userIdentity=identity))
    assert isinstance(found, Caller)
    assert found.principal.account == ARCHIVE
    assert found.keys["aws:principalarn"] == "aws:PrincipalArn"
    assert found.shown == f"AROAQX7OTHER of {ARCHIVE}"


def test_subject_and_audience_of_a_web_identity_are_its_keys() -> None:
    """The audience stands between provider and subject in the identity's `principalId`."""
    found = caller_of(event("sts:AssumeRoleWithWebIdentity", userIdentity=WEB_IDENTITY))
    assert isinstance(found, Caller)
    assert found.keys == {
        "token.actions.githubusercontent.com:sub": (SUBJECT,),
        "token.actions.githubusercontent.com:aud": ("sts.amazonaws.com",),
    }


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("token.actions.githubusercontent.com:sub", (SUBJECT,)),
        ("token.actions.githubusercontent.com:actor", "not known"),
        ("gitlab.com:sub", None),
        ("sts:unheard", "not known"),
    ],
)
def test_keys_of_an_issuer_that_did_not_sign_the_caller_in_are_absent(
    key: str, expected: State
) -> None:
    """A token has the keys of its own issuer; which others of them it has is not recorded."""
    asked = event("sts:AssumeRoleWithWebIdentity", userIdentity=WEB_IDENTITY)
    who = caller(asked)
    (authorisation,) = authorisations_of(asked, who, place(asked))
    assert RecordedKeys(asked, who, authorisation).get(key, "not known") == expected


def test_saml_caller_is_the_provider_that_the_call_names() -> None:
    """The identity has a hash in place of the provider, so the parameters tell it."""
    provider = f"arn:aws:iam::{WORKLOAD}:saml-provider/corp"
    identity = {"type": "SAMLUser", "principalId": "x:y", "identityProvider": "hash"}
    asked = event(
        "sts:AssumeRoleWithSAML",
        userIdentity=identity,
        requestParameters={"principalArn": provider},
    )
    found = caller_of(asked)
    assert isinstance(found, Caller)
    assert found.principal.name == provider


def test_unsigned_request_is_anonymous_in_s3_only() -> None:
    """Other services do not serve callers without an identity."""
    identity = {"type": "AWSAccount", "accountId": "ANONYMOUS_PRINCIPAL", "principalId": ""}
    found = caller_of(event("s3:GetObject", userIdentity=identity))
    assert isinstance(found, Caller)
    assert found.principal.type is PrincipalType.ANONYMOUS
    elsewhere = event("sqs:SendMessage", userIdentity=identity, recipientAccountId=OUTSIDER)
    assert caller_of(elsewhere) is Skipped.NO_IAM_IDENTITY
