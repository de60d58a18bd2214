"""S3, KMS and CloudTrail: policies that say what they mean."""

import json
from typing import Any

import pytest

from tests.sandbox.emulator.aws import REGION, Aws, Organization

BUCKET = "organization-logs"
ARN = f"arn:aws:s3:::{BUCKET}"
TRAIL_ARN = f"arn:aws:cloudtrail:{REGION}:123456789012:trail/organization"


def _create_bucket(aws: Aws, name: str = BUCKET, **arguments: object) -> None:
    location = {"LocationConstraint": REGION}
    aws.call("s3", "create_bucket", Bucket=name, CreateBucketConfiguration=location, **arguments)


def _document(*statements: dict[str, Any]) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def _deny(condition: dict[str, Any], **changes: object) -> dict[str, Any]:
    everything = {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": f"{ARN}/*"}
    return {**everything, "Condition": condition, **changes}


@pytest.fixture
def bucket(organization: Organization) -> Aws:
    """The management account, with a bucket."""
    _create_bucket(organization.aws)
    return organization.aws


def test_a_bucket_begins_closed(aws: Aws) -> None:
    """A new bucket is encrypted, blocks public access and has no ACLs; encryption stays on."""
    _create_bucket(aws)
    block = aws.call("s3", "get_public_access_block", Bucket=BUCKET)
    assert set(block["PublicAccessBlockConfiguration"].values()) == {True}
    rules = aws.call("s3", "get_bucket_ownership_controls", Bucket=BUCKET)["OwnershipControls"]
    assert rules["Rules"] == [{"ObjectOwnership": "BucketOwnerEnforced"}]
    for _ in range(2):
        encryption = aws.call("s3", "get_bucket_encryption", Bucket=BUCKET)
        [rule] = encryption["ServerSideEncryptionConfiguration"]["Rules"]
        assert rule["ApplyServerSideEncryptionByDefault"] == {"SSEAlgorithm": "AES256"}
        aws.call("s3", "delete_bucket_encryption", Bucket=BUCKET)


@pytest.mark.parametrize(
    ("statement", "refusal"),
    [
        (_deny({"Bool": {"aws:SecureTransport": "false"}}), ""),
        (_deny({"StringNotEquals": {"aws:PrincipalOrgID": "o-other"}}), "AccessDenied"),
        (_deny({"NumericLessThan": {"s3:TlsVersion": "1.2"}}), ""),
        (_deny({"StringNotEquals": {"s3:x-amz-server-side-encryption": "aws:kms"}}), ""),
        (
            _deny({"StringNotEquals": {"s3:x-amz-server-side-encryption": "AES256"}}),
            "AccessDenied",
        ),
        (_deny({"Null": {"s3:x-amz-server-side-encryption": "true"}}), ""),
        (_deny({}, Principal={"AWS": "999999999999"}), ""),
        (_deny({}, Principal={"AWS": "123456789012"}), "AccessDenied"),
        (_deny({}, Action="s3:DeleteObject"), ""),
        (_deny({}, Resource=f"{ARN}/other/*"), ""),
        (_deny({"IpAddress": {"aws:SourceIp": "0.0.0.0/0"}}), ""),
    ],
)
def test_a_denial_hits_whom_it_means(bucket: Aws, statement: dict[str, Any], refusal: str) -> None:
    """A Deny hits a call that meets its principal, action, resource and condition; no other."""
    bucket.call("s3", "put_bucket_policy", Bucket=BUCKET, Policy=_document(statement))
    put = {"Bucket": BUCKET, "Key": "key", "Body": b"\xff", "ServerSideEncryption": "aws:kms"}
    assert bucket.refusal("s3", "put_object", **put) == refusal


def test_the_organization_may_write(bucket: Aws) -> None:
    """A bucket that is closed to other organizations is open to one's own."""
    organization_id = bucket.call("organizations", "describe_organization")["Organization"]["Id"]
    others = _deny({"StringNotEquals": {"aws:PrincipalOrgID": organization_id}})
    bucket.call("s3", "put_bucket_policy", Bucket=BUCKET, Policy=_document(others))
    assert bucket.refusal("s3", "put_object", Bucket=BUCKET, Key="key", Body=b"") == ""


@pytest.mark.parametrize(
    ("document", "refusal"),
    [
        ("{", "MalformedPolicy"),
        (_document(_deny({}, Effect="Allow")), "AccessDenied"),
        (_document(_deny({"StringEquals": {"aws:PrincipalOrgID": "o-1"}}, Effect="Allow")), ""),
    ],
)
def test_public_policies_are_blocked(bucket: Aws, document: str, refusal: str) -> None:
    """A bucket takes no broken policy, and none that lets everybody in."""
    put = {"Bucket": BUCKET, "Policy": document}
    assert bucket.refusal("s3", "put_bucket_policy", **put) == refusal


def test_retention_is_told(aws: Aws) -> None:
    """Default retention is told in the unit it was given in, an object's by its date."""
    _create_bucket(aws, ObjectLockEnabledForBucket=True)
    configuration = {
        "ObjectLockEnabled": "Enabled",
        "Rule": {"DefaultRetention": {"Mode": "GOVERNANCE", "Days": 1}},
    }
    put = {"Bucket": BUCKET, "ObjectLockConfiguration": configuration}
    aws.call("s3", "put_object_lock_configuration", **put)
    kept = aws.call("s3", "get_object_lock_configuration", Bucket=BUCKET)
    assert kept["ObjectLockConfiguration"] == configuration
    aws.call("s3", "put_object", Bucket=BUCKET, Key="key", Body=b"secret")
    retention = aws.call("s3", "get_object_retention", Bucket=BUCKET, Key="key")["Retention"]
    assert retention["Mode"] == "GOVERNANCE"


def test_an_unlocked_bucket_has_no_lock(bucket: Aws) -> None:
    """A bucket without Object Lock has no configuration of it to tell."""
    refusal = bucket.refusal("s3", "get_object_lock_configuration", Bucket=BUCKET)
    assert refusal == "ObjectLockConfigurationNotFoundError"


def test_a_part_of_a_bucket_is_not_the_bucket(bucket: Aws) -> None:
    """Deleting a configuration that the sandbox does not have leaves the bucket alone."""
    delete = {"Bucket": BUCKET, "Id": "all"}
    refusal = bucket.refusal("s3", "delete_bucket_metrics_configuration", **delete)
    assert refusal == "NotImplementedInSandbox"
    assert bucket.refusal("s3", "head_bucket", Bucket=BUCKET) == ""


def test_who_pays_is_told(bucket: Aws) -> None:
    """The bucket's owner pays until the bucket says otherwise."""
    get = ("s3", "get_bucket_request_payment")
    assert bucket.call(*get, Bucket=BUCKET) == {"Payer": "BucketOwner"}
    requester = {"RequestPaymentConfiguration": {"Payer": "Requester"}}
    bucket.call("s3", "put_bucket_request_payment", Bucket=BUCKET, **requester)
    assert bucket.call(*get, Bucket=BUCKET) == {"Payer": "Requester"}


def test_access_logs_need_an_open_target(bucket: Aws) -> None:
    """The target must admit the logging service, wherever in its policy that stands."""
    _create_bucket(bucket, "source")
    wanted = {"TargetBucket": BUCKET, "TargetPrefix": "access/"}
    put = {"Bucket": "source", "BucketLoggingStatus": {"LoggingEnabled": wanted}}
    assert bucket.refusal("s3", "put_bucket_logging", **put) == "InvalidTargetBucketForLogging"
    admit = {
        "Effect": "Allow",
        "Principal": {"Service": ["logging.s3.amazonaws.com"]},
        "Action": ["s3:PutObject"],
        "Resource": [f"{ARN}/access/*"],
        "Condition": {"StringEquals": {"aws:SourceAccount": "123456789012"}},
    }
    tls = _deny({"Bool": {"aws:SecureTransport": "false"}})
    bucket.call("s3", "put_bucket_policy", Bucket=BUCKET, Policy=_document(tls, admit))
    bucket.call("s3", "put_bucket_logging", **put)
    assert bucket.call("s3", "get_bucket_logging", Bucket="source")["LoggingEnabled"] == wanted


def test_keys_say_how_often_they_rotate(aws: Aws) -> None:
    """The rotation period is kept, 365 days without one; a key says that it is of one region."""
    key = aws.call("kms", "create_key")["KeyMetadata"]
    described = aws.call("kms", "describe_key", KeyId=key["Arn"])["KeyMetadata"]
    assert key["MultiRegion"] is described["MultiRegion"] is False
    for days, kept in (({}, 365), ({"RotationPeriodInDays": 90}, 90)):
        aws.call("kms", "enable_key_rotation", KeyId=key["KeyId"], **days)
        status = aws.call("kms", "get_key_rotation_status", KeyId=key["Arn"])
        assert status["RotationPeriodInDays"] == kept


@pytest.mark.parametrize(
    ("document", "refusal"),
    [
        ("{", "MalformedPolicyDocumentException"),
        (_document(), "MalformedPolicyDocumentException"),
        (
            _document(
                {
                    "Effect": "Allow",
                    "Principal": {"AWS": "arn:aws:iam::123456789012:root"},
                    "Action": "kms:*",
                    "Resource": "*",
                }
            ),
            "",
        ),
    ],
)
def test_key_policies_keep_the_key_manageable(aws: Aws, document: str, refusal: str) -> None:
    """A key policy that its author could not change again is refused."""
    assert aws.refusal("kms", "create_key", Policy=document) == refusal
    put = {"KeyId": aws.call("kms", "create_key")["KeyMetadata"]["KeyId"], "Policy": document}
    assert aws.refusal("kms", "put_key_policy", PolicyName="default", **put) == refusal


def _admitting(owner: str, source_arn: str = TRAIL_ARN) -> str:
    service = {"Service": "cloudtrail.amazonaws.com"}
    source = {"aws:SourceArn": source_arn}
    acl = {**source, "s3:x-amz-acl": "bucket-owner-full-control"}
    allow = {"Effect": "Allow", "Principal": service}
    read = {"Action": "s3:GetBucketAcl", "Resource": ARN, "Condition": {"StringEquals": source}}
    put = {"Action": "s3:PutObject", "Resource": f"{ARN}/AWSLogs/{owner}/*"}
    return _document({**allow, **read}, {**allow, **put, "Condition": {"StringEquals": acl}})


def _create_trail(aws: Aws, **arguments: object) -> str:
    trail = {"Name": "organization", "S3BucketName": BUCKET, **arguments}
    return aws.refusal("cloudtrail", "create_trail", **trail)


def test_a_trail_needs_a_bucket_that_admits_it(bucket: Aws) -> None:
    """No bucket, a bucket without a policy, and one that admits another trail are refused."""
    insufficient = "InsufficientS3BucketPolicyException"
    assert _create_trail(bucket, S3BucketName="none") == "S3BucketDoesNotExistException"
    assert _create_trail(bucket) == insufficient
    for document, refusal in (
        (_admitting("123456789012", f"{TRAIL_ARN}-other"), insufficient),
        (_admitting("999999999999"), insufficient),
        (_admitting("123456789012"), ""),
    ):
        bucket.call("s3", "put_bucket_policy", Bucket=BUCKET, Policy=document)
        assert _create_trail(bucket) == refusal
    _create_bucket(bucket, "closed")
    update = {"Name": "organization", "S3BucketName": "closed"}
    assert bucket.refusal("cloudtrail", "update_trail", **update) == insufficient


def test_a_trail_needs_a_key_that_admits_it(bucket: Aws) -> None:
    """A KMS key whose policy does not name CloudTrail is refused, as is one that is not there."""
    admit = _admitting("123456789012")
    bucket.call("s3", "put_bucket_policy", Bucket=BUCKET, Policy=admit)
    key = bucket.call("kms", "create_key")["KeyMetadata"]["Arn"]
    missing = f"arn:aws:kms:{REGION}:123456789012:key/none"
    assert _create_trail(bucket, KmsKeyId=missing) == "KmsKeyNotFoundException"
    assert _create_trail(bucket, KmsKeyId=key) == "InsufficientEncryptionPolicyException"
    own = {"Principal": {"AWS": "123456789012"}, "Action": "kms:*"}
    trail = {"Principal": {"Service": "cloudtrail.amazonaws.com"}, "Action": "kms:GenerateDataKey*"}
    both = [{"Effect": "Allow", "Resource": "*", **statement} for statement in (own, trail)]
    put = {"KeyId": key, "PolicyName": "default", "Policy": _document(*both)}
    bucket.call("kms", "put_key_policy", **put)
    assert _create_trail(bucket, KmsKeyId=key) == ""
    update = {"Name": "organization", "KmsKeyId": missing}
    refusal = bucket.refusal("cloudtrail", "update_trail", **update)
    assert refusal == "KmsKeyNotFoundException"


def test_the_organization_trail_is_managements(organization: Organization) -> None:
    """The delegated administrator makes the organization's trail; management owns it."""
    aws = organization.aws
    _create_bucket(aws)
    make_whole = {"Name": "own", "IsOrganizationTrail": True}
    refusal = aws.refusal("cloudtrail", "update_trail", **make_whole)
    assert refusal == "CloudTrailAccessNotEnabledException"
    described = aws.call("organizations", "describe_organization")["Organization"]
    admit = _admitting(described["Id"])
    aws.call("s3", "put_bucket_policy", Bucket=BUCKET, Policy=admit)
    member, whole = organization.member, {"IsOrganizationTrail": True}
    assert _create_trail(member, **whole) == "NotOrganizationMasterAccountException"
    register = {"MemberAccountId": organization.member_id}
    operation = ("cloudtrail", "register_organization_delegated_admin")
    assert aws.refusal(*operation, **register) == "CloudTrailAccessNotEnabledException"
    organization.trust("cloudtrail.amazonaws.com")
    assert member.refusal(*operation, **register) == "NotOrganizationManagementAccountException"
    aws.call(*operation, **register)
    assert aws.refusal(*operation, **register) == "AccountRegisteredException"
    assert _create_trail(member, **whole) == ""
    for seen_by in (aws, member):
        [trail] = seen_by.call("cloudtrail", "describe_trails")["trailList"]
        assert trail["TrailARN"] == TRAIL_ARN
    assert member.refusal("cloudtrail", "update_trail", Name=TRAIL_ARN, S3BucketName=BUCKET) == ""
    deregister = {"DelegatedAdminAccountId": organization.member_id}
    aws.call("cloudtrail", "deregister_organization_delegated_admin", **deregister)
    assert member.call("cloudtrail", "describe_trails")["trailList"] == []


def test_events_are_taken_whatever_the_target(aws: Aws) -> None:
    """An event that matches a rule with an SNS target is accepted."""
    topic = aws.call("sns", "create_topic", Name="alarms")["TopicArn"]
    aws.call("events", "put_rule", Name="rule", EventPattern='{"source":["ours"]}')
    aws.call("events", "put_targets", Rule="rule", Targets=[{"Id": "1", "Arn": topic}])
    entry = {"Source": "ours", "DetailType": "alarm", "Detail": "{}"}
    assert aws.call("events", "put_events", Entries=[entry])["FailedEntryCount"] == 0


def test_a_topics_protection_is_kept(aws: Aws) -> None:
    """The data protection policy of a topic is read back."""
    topic = {"ResourceArn": aws.call("sns", "create_topic", Name="alarms")["TopicArn"]}
    aws.call("sns", "put_data_protection_policy", DataProtectionPolicy="{}", **topic)
    kept = aws.call("sns", "get_data_protection_policy", **topic)
    assert kept["DataProtectionPolicy"] == "{}"
