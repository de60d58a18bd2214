"""Whom a statement names, and the condition keys that follow from who calls."""

import pytest

from bulkhead.evaluator import (
    AttachedPolicies,
    Outcome,
    PolicyKind,
    evaluate,
)
from tests.bulkhead.evaluator.builders import (
    DEVELOPER,
    DEVELOPER_SESSION,
    ROOT_USER,
    USER,
    WORKLOAD,
    organization,
    policy,
    request,
    statement,
)

SESSION_OF_SSO = f"arn:aws:sts::{WORKLOAD}:assumed-role/AWSReservedSSO_Admin_0123/alice"


@pytest.mark.parametrize(
    ("element", "principal", "named"),
    [
        ("*", "anonymous", True),
        ({"AWS": "*"}, USER, True),
        ({"AWS": WORKLOAD}, DEVELOPER_SESSION, True),
        ({"AWS": ROOT_USER}, USER, True),
        ({"AWS": "999999999999"}, USER, False),
        ({"AWS": "*"}, "logging.s3.amazonaws.com", True),
        ({"AWS": WORKLOAD}, "logging.s3.amazonaws.com", False),
        ({"AWS": DEVELOPER}, DEVELOPER, True),
        ({"AWS": DEVELOPER}, DEVELOPER_SESSION, True),
        ({"AWS": DEVELOPER}, USER, False),
        ({"AWS": DEVELOPER_SESSION}, DEVELOPER_SESSION, True),
        ({"AWS": f"{DEVELOPER_SESSION}2"}, DEVELOPER_SESSION, False),
        ({"AWS": [DEVELOPER, USER]}, USER, True),
        ({"Service": "logging.s3.amazonaws.com"}, "logging.s3.amazonaws.com", True),
        ({"Service": "logging.s3.amazonaws.com"}, "config.amazonaws.com", False),
        ({"Service": "logging.s3.amazonaws.com"}, USER, False),
        ({"Federated": "accounts.google.com"}, "accounts.google.com", True),
        (
            {"Federated": f"arn:aws:iam::{WORKLOAD}:saml-provider/x"},
            f"arn:aws:iam::{WORKLOAD}:saml-provider/x",
            True,
        ),
        ({"AWS": WORKLOAD}, f"arn:aws:iam::{WORKLOAD}:saml-provider/x", False),
        ({"Federated": "accounts.google.com"}, "www.amazon.com", False),
    ],
)
def test_principals(element: object, principal: str, *, named: bool) -> None:
    """A statement denies whom its Principal names: account, role, session, user, service, all.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
    """
    everyone = statement(Principal="*")
    denying = policy(PolicyKind.RESOURCE, everyone, statement("Deny", Principal=element))
    asked = request(principal=principal)
    outcome = evaluate(asked, AttachedPolicies(resource=denying), organization()).outcome
    assert outcome is (Outcome.DENY if named else Outcome.ALLOW)


def test_canonical_user_and_session_can_be_unknown() -> None:
    """Who is named by what the request does not tell is undetermined, not left out."""
    for element in ({"CanonicalUser": "79a5"}, {"AWS": DEVELOPER_SESSION}):
        denying = policy(
            PolicyKind.RESOURCE, statement(Principal="*"), statement("Deny", Principal=element)
        )
        asked = request(principal=DEVELOPER)
        decision = evaluate(asked, AttachedPolicies(resource=denying), organization())
        assert decision.outcome is Outcome.UNDETERMINED
        assert decision.missing in {("CanonicalUser",), ("role session name",)}


@pytest.mark.parametrize(
    ("principal", "key", "value"),
    [
        (DEVELOPER_SESSION, "aws:PrincipalArn", DEVELOPER),
        (
            SESSION_OF_SSO,
            "aws:PrincipalArn",
            f"arn:aws:iam::{WORKLOAD}:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0123",
        ),
        (USER, "aws:PrincipalArn", USER),
        (USER, "aws:PrincipalType", "User"),
        (USER, "aws:username", "bob"),
        (DEVELOPER, "aws:PrincipalType", "AssumedRole"),
        (DEVELOPER, "aws:username", None),
        (ROOT_USER, "aws:PrincipalType", "Account"),
        (DEVELOPER, "aws:PrincipalAccount", WORKLOAD),
        (DEVELOPER, "aws:PrincipalIsAWSService", "false"),
        (DEVELOPER, "aws:PrincipalServiceName", None),
        ("logging.s3.amazonaws.com", "aws:PrincipalIsAWSService", "true"),
        ("logging.s3.amazonaws.com", "aws:PrincipalServiceName", "logging.s3.amazonaws.com"),
        ("logging.s3.amazonaws.com", "aws:PrincipalArn", None),
        ("anonymous", "aws:PrincipalAccount", "anonymous"),
        ("anonymous", "aws:PrincipalArn", None),
        (DEVELOPER, "aws:ResourceAccount", WORKLOAD),
    ],
)
def test_derived_keys(principal: str, key: str, value: str | None) -> None:
    """Keys that follow from the caller are there without being given, and only where AWS has them.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
    """
    assert request(principal=principal).context.lookup(key) == (value and (value,))


def test_given_keys_win_over_derived_ones() -> None:
    """What the request states is not overwritten: the caller's ARN, too, is what it says."""
    arn = f"arn:aws:iam::{WORKLOAD}:role/path/dev"
    asked = request(principal=DEVELOPER_SESSION, context={"aws:PrincipalArn": arn})
    assert asked.context.lookup("aws:PrincipalArn") == (arn,)
    assert asked.principal.arn == arn
