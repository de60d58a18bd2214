"""What the archive's own roles may do, over the policies that are deployed."""

import pytest

from bulkhead.evaluator import (
    AttachedPolicies,
    Outcome,
    PolicyKind,
    access_request,
    compile_policy,
    evaluate,
)
from components.log_key_policy import log_key
from components.log_reader_policies import reader_trust
from components.policy_document import rendered
from policies.controls import Request
from tests.components.log_archive_requests import (
    ACCESS_ROLE,
    ADMINISTRATOR,
    ARCHIVE,
    BUCKET_POLICIES,
    BUCKETS,
    FACTS,
    KEY,
    ORGANIZATION,
    OUTSIDER,
    READER,
    READS_LOGS,
    SECURITY,
    THROUGH_S3,
    WORKLOAD,
    decide,
)


@pytest.mark.parametrize("bucket", BUCKETS)
@pytest.mark.parametrize(
    ("action", "outcome"),
    [
        ("s3:PutBucketPolicy", Outcome.ALLOW),
        ("s3:PutBucketVersioning", Outcome.ALLOW),
        ("s3:PutLifecycleConfiguration", Outcome.ALLOW),
        ("s3:PutBucketObjectLockConfiguration", Outcome.ALLOW),
        ("s3:ListBucket", Outcome.ALLOW),
        ("s3:DeleteBucket", Outcome.DENY),
        ("s3:GetObject", Outcome.DENY),
        ("s3:GetObjectVersion", Outcome.DENY),
        ("s3:PutObject", Outcome.DENY),
        ("s3:DeleteObject", Outcome.DENY),
        ("s3:DeleteObjectVersion", Outcome.DENY),
        ("s3:BypassGovernanceRetention", Outcome.DENY),
        ("s3:PutObjectRetention", Outcome.DENY),
        ("s3:PutObjectLegalHold", Outcome.DENY),
    ],
)
def test_the_access_role_manages_settings_and_not_logs(
    bucket: str, action: str, outcome: Outcome
) -> None:
    """The archive's access role keeps the buckets' settings; logs it neither reads nor changes."""
    is_bucket = "Bucket" in action or "Lifecycle" in action
    resource = bucket if is_bucket else f"{bucket}/AWSLogs/log.gz"
    assert decide(ACCESS_ROLE, action, resource).outcome is outcome


@pytest.mark.parametrize(
    ("action", "outcome"),
    [
        ("kms:DescribeKey", Outcome.ALLOW),
        ("kms:EnableKeyRotation", Outcome.ALLOW),
        ("kms:PutKeyPolicy", Outcome.ALLOW),
        ("kms:CreateAlias", Outcome.ALLOW),
        ("kms:TagResource", Outcome.ALLOW),
        ("kms:CancelKeyDeletion", Outcome.ALLOW),
        ("kms:Decrypt", Outcome.DENY),
        ("kms:GenerateDataKey", Outcome.DENY),
        ("kms:ReEncryptFrom", Outcome.DENY),
        ("kms:CreateGrant", Outcome.DENY),
        ("kms:DisableKey", Outcome.DENY),
        ("kms:DisableKeyRotation", Outcome.DENY),
        ("kms:ScheduleKeyDeletion", Outcome.DENY),
    ],
)
def test_the_access_role_manages_the_key_and_does_not_use_it(action: str, outcome: Outcome) -> None:
    """The archive's access role keeps the key's settings; it neither uses nor disables the key."""
    assert decide(ACCESS_ROLE, action, KEY).outcome is outcome
    assert decide(ACCESS_ROLE, action, KEY, context=THROUGH_S3).outcome is outcome


@pytest.mark.parametrize("bucket", BUCKETS)
@pytest.mark.parametrize(
    ("action", "outcome"),
    [
        ("s3:GetObject", Outcome.ALLOW),
        ("s3:GetObjectVersion", Outcome.ALLOW),
        ("s3:RestoreObject", Outcome.ALLOW),
        ("s3:PutObject", Outcome.DENY),
        ("s3:DeleteObject", Outcome.DENY),
        ("s3:DeleteObjectVersion", Outcome.DENY),
        ("s3:PutObjectRetention", Outcome.DENY),
    ],
)
def test_the_reader_reads_and_does_nothing_else(bucket: str, action: str, outcome: Outcome) -> None:
    """The reader reads every log bucket, cold storage too, and changes nothing."""
    decision = decide(READER, action, f"{bucket}/AWSLogs/log.gz", identity=READS_LOGS)
    assert decision.outcome is outcome


def test_the_reader_uses_the_key_through_s3_alone() -> None:
    """What is encrypted with the key can only be decrypted on its way out of a bucket."""
    through_s3 = decide(READER, "kms:Decrypt", KEY, identity=READS_LOGS, context=THROUGH_S3)
    assert through_s3.outcome is Outcome.ALLOW
    assert decide(READER, "kms:Decrypt", KEY, identity=READS_LOGS).outcome is Outcome.DENY


def sso_role(account: str, permission_set: str) -> str:
    """The role that Identity Center makes in an account for a permission set."""
    path = "role/aws-reserved/sso.amazonaws.com/eu-central-1"
    return f"arn:aws:iam::{account}:{path}/AWSReservedSSO_{permission_set}_0123456789abcdef"


@pytest.mark.parametrize(
    ("principal", "outcome"),
    [
        (sso_role(SECURITY, "SecurityAudit"), Outcome.ALLOW),
        # Identity Center in us-east-1 leaves the region out of the path.
        (sso_role(SECURITY, "SecurityAudit").replace("/eu-central-1", ""), Outcome.ALLOW),
        (sso_role(SECURITY, "SecurityAuditor"), Outcome.DENY),
        (sso_role(SECURITY, "PlatformAdministrator"), Outcome.DENY),
        (sso_role(WORKLOAD, "SecurityAudit"), Outcome.DENY),
        (f"arn:aws:iam::{SECURITY}:role/AWSReservedSSO_SecurityAudit_forged", Outcome.DENY),
        (f"arn:aws:iam::{SECURITY}:root", Outcome.DENY),
        (ACCESS_ROLE, Outcome.DENY),
        (f"arn:aws:iam::{OUTSIDER}:root", Outcome.DENY),
    ],
)
def test_only_the_security_team_becomes_the_reader(principal: str, outcome: Outcome) -> None:
    """The reader is for sessions of the security team's permission set in the security account."""
    request = Request(
        principal=principal,
        action="sts:AssumeRole",
        resource=READER,
        resource_account=ARCHIVE,
        context={"aws:PrincipalOrgID": ORGANIZATION},
    )
    attached = AttachedPolicies(
        identity=(ADMINISTRATOR,),
        resource=compile_policy(reader_trust(FACTS), PolicyKind.TRUST, "trust"),
    )
    assert evaluate(access_request(request), attached).outcome is outcome


def test_policies_fit_into_their_quotas() -> None:
    """A bucket policy has at most 20 KB, a key policy 32 KB, a trust policy 2,048 characters.

    https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html,
    https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html and
    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
    """
    longest = "b" * 63
    for bucket_policy in BUCKET_POLICIES.values():
        assert len(rendered(bucket_policy(FACTS, longest))) <= 20 * 1024
    assert len(rendered(log_key(FACTS))) <= 32 * 1024
    assert len(rendered(reader_trust(FACTS))) <= 2048
