"""Sessions on instances: what they are allowed, and where their logs go."""

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
from components.session_bucket_policy import session_bucket
from config import LandingZone
from config.session_manager import SessionManager
from policies.controls import Request
from tests.components.account_stacks import run_account
from tests.components.deployment import Deployment
from tests.components.identities import account_id
from tests.components.log_archive_requests import (
    ADMINISTRATOR,
    ARCHIVE,
    FACTS,
    ORGANIZATION,
    OTHER_ORGANIZATION,
    OUTSIDER,
    READER,
    WORKLOAD,
)

DOCUMENT = "aws:ssm/document:Document"
BUCKET = "session-bucket"
INSTANCE = f"arn:aws:iam::{WORKLOAD}:role/web-server"
LOG = f"{BUCKET}/{WORKLOAD}/ada-0123456789abcdef0.log"


def preferences(deployment: Deployment) -> Mapping[str, Mapping[str, object]]:
    """The preferences by region."""
    found = deployment.of_type(DOCUMENT)
    assert {one.inputs["name"] for one in found} == {"SSM-SessionManagerRunShell"}
    assert {one.inputs["documentType"] for one in found} == {"Session"}
    return {one.inputs["region"]: json.loads(one.inputs["content"])["inputs"] for one in found}


@pytest.fixture(scope="module")
def example(landing_zone: LandingZone) -> Deployment:
    """The stack of an account of the example organization."""
    return run_account(landing_zone, "payments-prod")


def test_sessions_are_encrypted_recorded_and_end(
    example: Deployment, landing_zone: LandingZone
) -> None:
    """In every region: its own key, the archive's bucket below the account's id, both time-outs."""
    found = preferences(example)
    assert set(found) == set(landing_zone.organization.regions)
    for region, inputs in found.items():
        assert f":kms:{region}:" in str(inputs["kmsKeyId"])
        assert inputs["s3BucketName"] == landing_zone.names.session_bucket
        assert inputs["s3KeyPrefix"] == account_id("payments-prod")
        assert inputs["s3EncryptionEnabled"] is True
        assert (inputs["idleSessionTimeout"], inputs["maxSessionDuration"]) == ("20", "60")


@pytest.mark.parametrize(
    ("user", "enabled", "default"), [(None, False, ""), ("operations", True, "operations")]
)
def test_sessions_run_as_who_is_configured(
    landing_zone: LandingZone, user: str | None, default: str, *, enabled: bool
) -> None:
    """Without a user of their own, sessions run as the one that the agent makes."""
    settings = SessionManager(run_as=user)
    zone = landing_zone.model_copy(update={"session_manager": settings})
    for inputs in preferences(run_account(zone)).values():
        assert (inputs["runAsEnabled"], inputs["runAsDefaultUser"]) == (enabled, default)


@pytest.mark.parametrize(
    ("principal", "action", "resource", "organization", "outcome"),
    [
        (INSTANCE, "s3:PutObject", LOG, ORGANIZATION, Outcome.ALLOW),
        (INSTANCE, "s3:GetEncryptionConfiguration", BUCKET, ORGANIZATION, Outcome.ALLOW),
        (INSTANCE, "s3:PutObject", f"{BUCKET}/{ARCHIVE}/a.log", ORGANIZATION, Outcome.DENY),
        (INSTANCE, "s3:GetObject", LOG, ORGANIZATION, Outcome.DENY),
        (INSTANCE, "s3:DeleteObject", LOG, ORGANIZATION, Outcome.DENY),
        (INSTANCE, "s3:PutBucketPolicy", BUCKET, ORGANIZATION, Outcome.DENY),
        (
            f"arn:aws:iam::{OUTSIDER}:role/web-server",
            "s3:PutObject",
            f"{BUCKET}/{OUTSIDER}/a.log",
            OTHER_ORGANIZATION,
            Outcome.DENY,
        ),
        (READER, "s3:GetObject", LOG, ORGANIZATION, Outcome.ALLOW),
        (READER, "s3:DeleteObjectVersion", LOG, ORGANIZATION, Outcome.DENY),
    ],
)
def test_agents_add_logs_of_their_own_account_and_nothing_else(
    principal: str, action: str, resource: str, organization: str, outcome: Outcome
) -> None:
    """Whatever their own policies allow: no reading, no deleting, no other account's logs."""
    request = Request(
        principal=principal,
        action=action,
        resource=f"arn:aws:s3:::{resource}",
        resource_account=ARCHIVE,
        context={
            "aws:SecureTransport": "true",
            "aws:PrincipalOrgID": organization,
            "aws:PrincipalAccount": principal.split(":")[4],
        },
    )
    policy = compile_policy(session_bucket(FACTS, BUCKET), PolicyKind.RESOURCE, BUCKET)
    attached = AttachedPolicies(identity=(ADMINISTRATOR,), resource=policy)
    assert evaluate(access_request(request), attached).outcome is outcome
