"""How the security team gets to the logs, from its permission set to an object."""

import json

import pytest

from bulkhead.evaluator import (
    AttachedPolicies,
    Outcome,
    PolicyKind,
    access_request,
    compile_policy,
    evaluate,
)
from components.log_reader_policies import with_reading_roles
from components.policy_document import Document
from config import LandingZone
from policies.controls import Request
from tests.components.account_stacks import run_log_archive
from tests.components.deployment import Deployment
from tests.components.identities import ORGANIZATION_ID, account_id

INLINE_POLICY = "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy"
ROLE_ARN = "arn:aws:iam::*:role/example-log-reader"
OWN = {"Sid": "Own", "Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*"}


@pytest.mark.parametrize(
    ("account", "outcome"), [("security", Outcome.ALLOW), ("payments-prod", Outcome.DENY)]
)
def test_the_permission_set_leads_to_the_reader(
    first_run: Deployment, landing_zone: LandingZone, account: str, outcome: Outcome
) -> None:
    """What one stack gives the permission set fits what the other stack's role lets in."""
    name = landing_zone.identity.log_reader_permission_set
    inline_policy = first_run.one(INLINE_POLICY, name).inputs["inlinePolicy"]
    archive = run_log_archive(landing_zone)
    trust = archive.one("aws:iam/role:Role", "log-reader").inputs["assumeRolePolicy"]
    role = landing_zone.names.log_reader_role
    path = "role/aws-reserved/sso.amazonaws.com/eu-central-1"
    request = Request(
        principal=f"arn:aws:iam::{account_id(account)}:{path}/AWSReservedSSO_{name}_0123456789ab",
        action="sts:AssumeRole",
        resource=f"arn:aws:iam::{account_id('log-archive')}:role/{role}",
        resource_account=account_id("log-archive"),
        context={"aws:PrincipalOrgID": ORGANIZATION_ID},
    )
    attached = AttachedPolicies(
        identity=(compile_policy(inline_policy, PolicyKind.IDENTITY, "inline"),),
        resource=compile_policy(trust, PolicyKind.TRUST, "trust"),
    )
    assert evaluate(access_request(request), attached).outcome is outcome


@pytest.mark.parametrize(
    ("configured", "sids"),
    [
        (None, ["BecomeReadingRoles"]),
        ({"Version": "2012-10-17", "Statement": [OWN]}, ["Own", "BecomeReadingRoles"]),
        ({"Version": "2012-10-17", "Statement": OWN}, ["Own", "BecomeReadingRoles"]),
    ],
)
def test_what_is_configured_is_kept(configured: Document | None, sids: list[str]) -> None:
    """The permission set keeps its own inline policy, one statement or a list of them."""
    policy = json.loads(json.dumps(with_reading_roles(configured, [ROLE_ARN])))
    assert [statement["Sid"] for statement in policy["Statement"]] == sids
    compile_policy(policy, PolicyKind.IDENTITY, "inline")
