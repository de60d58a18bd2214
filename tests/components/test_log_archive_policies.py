"""Who gets at the log archive, decided as AWS decides it, over the policies that are deployed."""

import functools
from collections.abc import Callable, Mapping

import botocore.session
import pytest

from bulkhead.evaluator import (
    AttachedPolicies,
    Decision,
    Outcome,
    Policy,
    PolicyKind,
    access_request,
    compile_policy,
    evaluate,
)
from components import log_bucket_policies
from components.log_archive_facts import LogArchiveFacts
from components.log_key_policy import log_key
from components.log_reader_policies import reader, reader_trust
from components.policy_document import Document, document, rendered
from policies.controls import Request

MANAGEMENT = "111111111111"
ARCHIVE = "222222222222"
SECURITY = "333333333333"
WORKLOAD = "444444444444"
OUTSIDER = "999999999999"
ORGANIZATION = "o-exampleorgid"
OTHER_ORGANIZATION = "o-otherorgid"

FACTS = LogArchiveFacts(
    partition="aws",
    home_region="eu-central-1",
    organization_id=ORGANIZATION,
    management_account_id=MANAGEMENT,
    account_id=ARCHIVE,
    security_account_id=SECURITY,
    trail_name="organization",
    reader_role_name="log-reader",
    reader_permission_set="SecurityAudit",
)
TRAIL, CONFIGURATION, ACCESS_LOGS = "trail-bucket", "configuration-bucket", "access-log-bucket"
BUCKET_POLICIES: dict[str, Callable[[LogArchiveFacts, str], Document]] = {
    TRAIL: log_bucket_policies.trail_bucket,
    CONFIGURATION: log_bucket_policies.configuration_bucket,
    ACCESS_LOGS: log_bucket_policies.access_log_bucket,
}
BUCKETS = tuple(BUCKET_POLICIES)
KEY = f"arn:aws:kms:eu-central-1:{ARCHIVE}:key/00000000-0000-0000-0000-000000000000"

ACCESS_ROLE = f"arn:aws:iam::{ARCHIVE}:role/OrganizationAccountAccessRole"
READER = FACTS.reader_role_arn
CLOUDTRAIL, CONFIG = "cloudtrail.amazonaws.com", "config.amazonaws.com"
S3_LOGGING = "logging.s3.amazonaws.com"

PEOPLE_OF_A_WORKLOAD_ACCOUNT = (
    f"arn:aws:iam::{WORKLOAD}:role/Administrator",
    f"arn:aws:iam::{WORKLOAD}:role/OrganizationAccountAccessRole",
    f"arn:aws:iam::{WORKLOAD}:role/log-reader",
    f"arn:aws:sts::{WORKLOAD}:assumed-role/Administrator/ada@example.com",
    f"arn:aws:sts::{WORKLOAD}:assumed-role/AWSReservedSSO_SecurityAudit_0123456789abcdef/ada",
    f"arn:aws:iam::{WORKLOAD}:user/ada",
    f"arn:aws:iam::{WORKLOAD}:root",
)
OUTSIDERS = (f"arn:aws:iam::{OUTSIDER}:role/log-reader", f"arn:aws:iam::{OUTSIDER}:root")

EVERYTHING: Document = {
    "Version": "2012-10-17",
    "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}],
}
ADMINISTRATOR = compile_policy(EVERYTHING, PolicyKind.IDENTITY, "administrator")
READS_LOGS = compile_policy(reader(FACTS, BUCKETS, KEY), PolicyKind.IDENTITY, "read-logs")


@functools.cache
def policy_of(resource: str) -> Policy:
    """The policy of a bucket or of the key."""
    policy = log_key(FACTS) if resource == KEY else BUCKET_POLICIES[resource](FACTS, resource)
    return compile_policy(policy, PolicyKind.RESOURCE, resource)


def decide(
    principal: str,
    action: str,
    resource: str,
    *,
    organization: str = ORGANIZATION,
    identity: Policy = ADMINISTRATOR,
    context: Mapping[str, str] | None = None,
) -> Decision:
    """Whether a caller whose own policies allow it may do something in the archive.

    Args:
        principal: Who calls.
        action: What is called.
        resource: Name of a bucket, `<bucket>/<key>` or the ARN of the key.
        organization: The organization of the caller.
        identity: What the caller's own policies allow.
        context: Condition keys; TLS is used where nothing is said.
    """
    is_service = principal.endswith(".amazonaws.com")
    member = {} if is_service or principal == "anonymous" else {"aws:PrincipalOrgID": organization}
    request = Request(
        principal=principal,
        action=action,
        resource=resource if resource == KEY else f"arn:aws:s3:::{resource}",
        resource_account=ARCHIVE,
        context={"aws:SecureTransport": "true", **member, **(context or {})},
    )
    attached = AttachedPolicies(
        identity=() if is_service or principal == "anonymous" else (identity,),
        resource=policy_of(resource if resource == KEY else resource.partition("/")[0]),
    )
    return evaluate(access_request(request), attached)


def operations(service: str) -> list[str]:
    """Every operation of a service, as IAM actions."""
    model = botocore.session.get_session().get_service_model(service)
    return [f"{service}:{operation}" for operation in model.operation_names]


S3_ACTIONS = [*operations("s3"), "s3:GetObjectVersion", "s3:DeleteObjectVersion"]
KMS_ACTIONS = operations("kms")


@pytest.mark.parametrize("principal", [*PEOPLE_OF_A_WORKLOAD_ACCOUNT, *OUTSIDERS, "anonymous"])
def test_nobody_of_another_account_gets_at_anything(principal: str) -> None:
    """No principal of a workload account or from outside may do anything to bucket, log or key.

    Whatever its own policies allow, and in whichever organization it says it is.
    """
    resources = [*BUCKETS, *(f"{bucket}/AWSLogs/log.gz" for bucket in BUCKETS)]
    allowed = [
        (action, resource, organization)
        for organization in (ORGANIZATION, OTHER_ORGANIZATION)
        for actions, places in ((S3_ACTIONS, resources), (KMS_ACTIONS, [KEY]))
        for action in actions
        for resource in places
        if decide(principal, action, resource, organization=organization).outcome
        is not Outcome.DENY
    ]
    assert allowed == []


TRAIL_WRITES = {"aws:SourceArn": FACTS.trail_arn, "aws:SourceOrgID": ORGANIZATION}
ACL = {"s3:x-amz-acl": "bucket-owner-full-control"}
CONFIG_WRITES = {"aws:SourceOrgID": ORGANIZATION, "aws:SourceAccount": WORKLOAD}
LOGGING_WRITES = {
    "aws:SourceAccount": ARCHIVE,
    "aws:SourceArn": f"arn:aws:s3:::{TRAIL}",
    "aws:SourceOrgID": ORGANIZATION,
}
TRAIL_LOG = f"{TRAIL}/AWSLogs/{ORGANIZATION}/{WORKLOAD}/CloudTrail/eu-central-1/log.gz"
CONFIG_LOG = f"{CONFIGURATION}/AWSLogs/{WORKLOAD}/Config/eu-central-1/snapshot.gz"
ENCRYPTS_TRAIL = {
    **TRAIL_WRITES,
    "kms:EncryptionContext:aws:cloudtrail:arn": FACTS.trail_arn,
}
THROUGH_S3 = {"kms:ViaService": "s3.eu-central-1.amazonaws.com"}


@pytest.mark.parametrize(
    ("principal", "action", "resource", "context"),
    [
        (CLOUDTRAIL, "s3:GetBucketAcl", TRAIL, TRAIL_WRITES),
        (CLOUDTRAIL, "s3:PutObject", TRAIL_LOG, {**TRAIL_WRITES, **ACL}),
        (
            CLOUDTRAIL,
            "s3:PutObject",
            f"{TRAIL}/AWSLogs/{MANAGEMENT}/CloudTrail/log.gz",
            {**TRAIL_WRITES, **ACL},
        ),
        (CLOUDTRAIL, "kms:GenerateDataKey", KEY, ENCRYPTS_TRAIL),
        (CLOUDTRAIL, "kms:DescribeKey", KEY, TRAIL_WRITES),
        (CONFIG, "s3:GetBucketAcl", CONFIGURATION, CONFIG_WRITES),
        (CONFIG, "s3:ListBucket", CONFIGURATION, CONFIG_WRITES),
        (CONFIG, "s3:PutObject", CONFIG_LOG, {**CONFIG_WRITES, **ACL}),
        (CONFIG, "kms:GenerateDataKey", KEY, CONFIG_WRITES),
        (S3_LOGGING, "s3:PutObject", f"{ACCESS_LOGS}/trail-logs/log", LOGGING_WRITES),
    ],
)
def test_services_deliver_for_the_organization(
    principal: str, action: str, resource: str, context: dict[str, str]
) -> None:
    """CloudTrail, AWS Config and S3 may do what delivery needs, as AWS documents it."""
    assert decide(principal, action, resource, context=context).outcome is Outcome.ALLOW


ANOTHER_TRAIL = f"arn:aws:cloudtrail:eu-central-1:{WORKLOAD}:trail/organization"


@pytest.mark.parametrize(
    ("principal", "action", "resource", "context"),
    [
        # A trail of somebody else, which names this bucket as its own.
        (CLOUDTRAIL, "s3:PutObject", TRAIL_LOG, {"aws:SourceArn": ANOTHER_TRAIL, **ACL}),
        (
            CLOUDTRAIL,
            "kms:GenerateDataKey",
            KEY,
            {**ENCRYPTS_TRAIL, "aws:SourceArn": ANOTHER_TRAIL},
        ),
        # AWS Config on behalf of an account outside.
        (
            CONFIG,
            "s3:PutObject",
            CONFIG_LOG,
            {"aws:SourceOrgID": OTHER_ORGANIZATION, "aws:SourceAccount": OUTSIDER, **ACL},
        ),
        (CONFIG, "kms:Decrypt", KEY, {"aws:SourceOrgID": OTHER_ORGANIZATION}),
        # AWS Config on behalf of nobody.
        (CONFIG, "s3:PutObject", CONFIG_LOG, ACL),
        # The right service in the wrong place.
        (CONFIG, "s3:PutObject", TRAIL_LOG, {**CONFIG_WRITES, **ACL}),
        (CONFIG, "s3:PutObject", f"{CONFIGURATION}/elsewhere", {**CONFIG_WRITES, **ACL}),
        # Another account's access logs.
        (
            S3_LOGGING,
            "s3:PutObject",
            f"{ACCESS_LOGS}/log",
            {"aws:SourceAccount": WORKLOAD, "aws:SourceOrgID": ORGANIZATION},
        ),
        # Without TLS.
        (
            CLOUDTRAIL,
            "s3:PutObject",
            TRAIL_LOG,
            {**TRAIL_WRITES, **ACL, "aws:SecureTransport": "false"},
        ),
        (READER, "s3:GetObject", TRAIL_LOG, {"aws:SecureTransport": "false"}),
        # Services deliver; they neither read nor delete.
        (CLOUDTRAIL, "s3:GetObject", TRAIL_LOG, TRAIL_WRITES),
        (CLOUDTRAIL, "s3:DeleteObject", TRAIL_LOG, TRAIL_WRITES),
        (CONFIG, "s3:DeleteObject", CONFIG_LOG, CONFIG_WRITES),
    ],
)
def test_nothing_is_delivered_for_others_or_otherwise(
    principal: str, action: str, resource: str, context: dict[str, str]
) -> None:
    """Delivery is for this organization, in its place, over TLS, and nothing but delivery."""
    assert decide(principal, action, resource, context=context).outcome is Outcome.DENY


@pytest.mark.parametrize("bucket", BUCKETS)
@pytest.mark.parametrize(
    ("principal", "context"),
    [
        (OUTSIDERS[0], {"aws:PrincipalOrgID": OTHER_ORGANIZATION}),
        ("anonymous", {}),
        (CONFIG, {"aws:SourceOrgID": OTHER_ORGANIZATION, "aws:SourceAccount": OUTSIDER}),
        (CONFIG, {"aws:SourceAccount": OUTSIDER}),
    ],
)
def test_the_organization_is_the_limit_even_of_a_policy_that_opens_the_bucket(
    bucket: str, principal: str, context: dict[str, str]
) -> None:
    """A statement too many lets nobody in who is not of the organization, or works for it."""
    mistake = {"Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": "*"}
    statements = BUCKET_POLICIES[bucket](FACTS, bucket)["Statement"]
    assert isinstance(statements, list)
    opened = document([mistake, *statements])
    request = Request(
        principal=principal,
        action="s3:ListBucket",
        resource=f"arn:aws:s3:::{bucket}",
        resource_account=ARCHIVE,
        context={"aws:SecureTransport": "true", **context},
    )
    is_outsider = principal == OUTSIDERS[0]
    attached = AttachedPolicies(
        identity=(ADMINISTRATOR,) if is_outsider else (),
        resource=compile_policy(opened, PolicyKind.RESOURCE, bucket),
    )
    assert evaluate(access_request(request), attached).outcome is Outcome.DENY


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
