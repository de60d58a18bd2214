"""Who may be the roles of an account, and what the roles that pipelines make can never do."""

import json
from collections.abc import Mapping

import pytest

from bulkhead.evaluator import (
    AttachedPolicies,
    Outcome,
    PolicyKind,
    access_request,
    compile_policy,
    evaluate,
)
from components.permissions_boundary_policy import permissions_boundary
from config import LandingZone
from policies.controls import Request
from tests.components.account_facts import ACCOUNT
from tests.components.account_stacks import run_account
from tests.components.deployment import Deployment
from tests.components.identities import MANAGEMENT_ACCOUNT_ID, ORGANIZATION_ID, account_id

ROLE = "aws:iam/role:Role"
GITHUB = "token.actions.githubusercontent.com"
OURS = "repo:example/payments:environment:production"
EVERYTHING = {
    "Version": "2012-10-17",
    "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}],
}
# IAM and AWS STS quotas, "IAM object quotas": characters of a managed policy, without white space.
LARGEST_MANAGED_POLICY_CHARACTERS = 6144
BOUNDARY = f"arn:aws:iam::{ACCOUNT.account_id}:policy/example-boundary"
APPLICATION = f"arn:aws:iam::{ACCOUNT.account_id}:role/payments-api"
DEPLOY = f"arn:aws:iam::{ACCOUNT.account_id}:role/example-deploy-payments"


@pytest.fixture(scope="module")
def deployment(landing_zone: LandingZone) -> Deployment:
    """The stack of an account that a pipeline deploys into."""
    return run_account(landing_zone, "payments-prod")


def _session(account: str, permission_set: str) -> str:
    path = "role/aws-reserved/sso.amazonaws.com/eu-central-1"
    return f"arn:aws:iam::{account_id(account)}:{path}/AWSReservedSSO_{permission_set}_0123456789ab"


def _may_be(deployment: Deployment, role: str, request: Request) -> bool:
    """Whether the role's trust policy lets somebody in whose own policies allow everything."""
    trust = deployment.one(ROLE, role).inputs["assumeRolePolicy"]
    attached = AttachedPolicies(
        identity=(compile_policy(json.dumps(EVERYTHING), PolicyKind.IDENTITY, "own"),),
        resource=compile_policy(trust, PolicyKind.TRUST, "trust"),
    )
    return evaluate(access_request(request), attached).outcome is Outcome.ALLOW


@pytest.mark.parametrize(
    ("role", "account", "permission_set", "context", "admitted"),
    [
        ("roles-audit", "security", "SecurityAudit", {}, True),
        ("roles-audit", "payments-prod", "SecurityAudit", {}, False),
        ("roles-audit", "security", "Developer", {}, False),
        ("roles-audit", "security", "SecurityAudit", {"aws:PrincipalOrgID": "o-other"}, False),
        ("roles-break-glass", "security", "BreakGlass", {"sts:SourceIdentity": "ada"}, True),
        ("roles-break-glass", "security", "BreakGlass", {}, False),
        ("roles-break-glass", "security", "SecurityAudit", {"sts:SourceIdentity": "ada"}, False),
        ("roles-break-glass", "payments-dev", "BreakGlass", {"sts:SourceIdentity": "ada"}, False),
    ],
)
def test_people_come_in_from_the_security_account_alone(
    deployment: Deployment,
    role: str,
    account: str,
    permission_set: str,
    context: Mapping[str, str],
    *,
    admitted: bool,
) -> None:
    """The team's own permission set, in its own account; emergencies say who is behind them."""
    request = Request(
        principal=_session(account, permission_set),
        action="sts:AssumeRole",
        resource=f"arn:aws:iam::{account_id('payments-prod')}:role/{role}",
        resource_account=account_id("payments-prod"),
        context={"aws:PrincipalOrgID": ORGANIZATION_ID, **context},
    )
    assert _may_be(deployment, role, request) is admitted


@pytest.mark.parametrize(
    ("issuer", "subject", "audience", "admitted"),
    [
        (GITHUB, OURS, "sts.amazonaws.com", True),
        (GITHUB, "repo:example/payments:environment:staging", "sts.amazonaws.com", False),
        (GITHUB, "repo:example/payments:pull_request", "sts.amazonaws.com", False),
        (GITHUB, "repo:stranger/payments:environment:production", "sts.amazonaws.com", False),
        (GITHUB, OURS, "https://example.com", False),
        ("gitlab.com", OURS, "sts.amazonaws.com", False),
    ],
)
def test_a_role_is_one_pipelines(
    deployment: Deployment, issuer: str, subject: str, audience: str, *, admitted: bool
) -> None:
    """Issuer, audience and subject of a token are all those of the pipeline, or it is refused."""
    provider = deployment.one("aws:iam/openIdConnectProvider:OpenIdConnectProvider")
    assert provider.inputs["url"] == f"https://{GITHUB}"
    request = Request(
        principal=f"arn:aws:iam::{MANAGEMENT_ACCOUNT_ID}:oidc-provider/{issuer}",
        action="sts:AssumeRoleWithWebIdentity",
        resource=f"arn:aws:iam::{MANAGEMENT_ACCOUNT_ID}:role/example-deploy-payments",
        resource_account=MANAGEMENT_ACCOUNT_ID,
        context={f"{issuer}:sub": subject, f"{issuer}:aud": audience},
    )
    assert _may_be(deployment, "pipelines-payments", request) is admitted


def test_pipelines_carry_the_boundary(deployment: Deployment) -> None:
    """What a pipeline may do ends at the boundary, whatever policies it is given."""
    boundary = deployment.one("aws:iam/policy:Policy", "boundary")
    role = deployment.one(ROLE, "pipelines-payments")
    assert role.inputs["permissionsBoundary"].endswith("/boundary")
    assert boundary.urn in deployment.waits_for(role)
    assert role.inputs["name"] == "example-deploy-payments"


def _bounded(action: str, resource: str, context: Mapping[str, str]) -> Outcome:
    protected = ("example-deploy-*", "example-break-glass")
    boundary = permissions_boundary(ACCOUNT, "example-boundary", protected)
    attached = AttachedPolicies(
        identity=(compile_policy(json.dumps(EVERYTHING), PolicyKind.IDENTITY, "own"),),
        boundary=compile_policy(json.dumps(boundary), PolicyKind.BOUNDARY, "boundary"),
    )
    request = Request(
        principal=DEPLOY,
        action=action,
        resource=resource,
        resource_account=ACCOUNT.account_id,
        context=context,
    )
    return evaluate(access_request(request), attached).outcome


WITHIN = {"iam:PermissionsBoundary": BOUNDARY}


@pytest.mark.parametrize(
    ("action", "resource", "context", "outcome"),
    [
        ("ecs:UpdateService", "*", {}, Outcome.ALLOW),
        ("iam:CreateRole", APPLICATION, WITHIN, Outcome.ALLOW),
        ("iam:CreateRole", APPLICATION, {}, Outcome.DENY),
        ("iam:PutRolePolicy", APPLICATION, WITHIN, Outcome.ALLOW),
        ("iam:PutRolePolicy", APPLICATION, {}, Outcome.DENY),
        ("iam:DeleteRolePermissionsBoundary", APPLICATION, WITHIN, Outcome.DENY),
        ("iam:CreatePolicyVersion", BOUNDARY, {}, Outcome.DENY),
        ("iam:DeletePolicy", BOUNDARY, {}, Outcome.DENY),
        ("iam:UpdateAssumeRolePolicy", DEPLOY, {}, Outcome.DENY),
        ("iam:PassRole", DEPLOY, {}, Outcome.DENY),
        ("iam:PassRole", APPLICATION, {}, Outcome.ALLOW),
        ("iam:CreateUser", "*", {}, Outcome.DENY),
        ("iam:CreateAccessKey", "*", {}, Outcome.DENY),
        ("iam:CreateOpenIDConnectProvider", "*", {}, Outcome.DENY),
        ("organizations:LeaveOrganization", "*", {}, Outcome.DENY),
        ("cloudtrail:StopLogging", "*", {}, Outcome.DENY),
        ("ec2:DisableEbsEncryptionByDefault", "*", {}, Outcome.DENY),
    ],
)
def test_the_boundary_leaves_work_alone_and_keeps_its_own_way_shut(
    action: str, resource: str, context: Mapping[str, str], outcome: Outcome
) -> None:
    """A role with every permission does its work within the boundary, and cannot leave it."""
    assert _bounded(action, resource, context) is outcome


def test_the_boundary_fits_into_a_managed_policy(deployment: Deployment) -> None:
    """IAM takes a managed policy of 6,144 characters at most."""
    policy = deployment.one("aws:iam/policy:Policy", "boundary").inputs["policy"]
    assert len(policy) <= LARGEST_MANAGED_POLICY_CHARACTERS
