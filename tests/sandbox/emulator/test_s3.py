"""S3: buckets that begin closed, and policies that say what they mean."""

from typing import Any

import pytest

from tests.sandbox.emulator.aws import Aws
from tests.sandbox.emulator.documents import ARN, BUCKET, create_bucket, deny, policy_document


def test_a_bucket_begins_closed(aws: Aws) -> None:
    """A new bucket is encrypted, blocks public access and has no ACLs; encryption stays on."""
    create_bucket(aws)
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
        (deny({"Bool": {"aws:SecureTransport": "false"}}), ""),
        (deny({"StringNotEquals": {"aws:PrincipalOrgID": "o-other"}}), "AccessDenied"),
        (deny({"NumericLessThan": {"s3:TlsVersion": "1.2"}}), ""),
        (deny({"StringNotEquals": {"s3:x-amz-server-side-encryption": "aws:kms"}}), ""),
        (
            deny({"StringNotEquals": {"s3:x-amz-server-side-encryption": "AES256"}}),
            "AccessDenied",
        ),
        (deny({"Null": {"s3:x-amz-server-side-encryption": "true"}}), ""),
        (deny({}, Principal={"AWS": "999999999999"}), ""),
        (deny({}, Principal={"AWS": "123456789012"}), "AccessDenied"),
        (deny({}, Action="s3:DeleteObject"), ""),
        (deny({}, Resource=f"{ARN}/other/*"), ""),
        (deny({"IpAddress": {"aws:SourceIp": "0.0.0.0/0"}}), ""),
    ],
)
def test_a_denial_hits_whom_it_means(bucket: Aws, statement: dict[str, Any], refusal: str) -> None:
    """A Deny hits a call that meets its principal, action, resource and condition; no other."""
    bucket.call("s3", "put_bucket_policy", Bucket=BUCKET, Policy=policy_document(statement))
    put = {"Bucket": BUCKET, "Key": "key", "Body": b"\xff", "ServerSideEncryption": "aws:kms"}
    assert bucket.refusal("s3", "put_object", **put) == refusal


def test_the_organization_may_write(bucket: Aws) -> None:
    """A bucket that is closed to other organizations is open to one's own."""
    organization_id = bucket.call("organizations", "describe_organization")["Organization"]["Id"]
    others = deny({"StringNotEquals": {"aws:PrincipalOrgID": organization_id}})
    bucket.call("s3", "put_bucket_policy", Bucket=BUCKET, Policy=policy_document(others))
    assert bucket.refusal("s3", "put_object", Bucket=BUCKET, Key="key", Body=b"") == ""


@pytest.mark.parametrize(
    ("document", "refusal"),
    [
        ("{", "MalformedPolicy"),
        (policy_document(deny({}, Effect="Allow")), "AccessDenied"),
        (
            policy_document(deny({"StringEquals": {"aws:PrincipalOrgID": "o-1"}}, Effect="Allow")),
            "",
        ),
    ],
)
def test_public_policies_are_blocked(bucket: Aws, document: str, refusal: str) -> None:
    """A bucket takes no broken policy, and none that lets everybody in."""
    put = {"Bucket": BUCKET, "Policy": document}
    assert bucket.refusal("s3", "put_bucket_policy", **put) == refusal


def test_retention_is_told(aws: Aws) -> None:
    """Default retention is told in the unit it was given in, an object's by its date."""
    create_bucket(aws, ObjectLockEnabledForBucket=True)
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
    create_bucket(bucket, "source")
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
    tls = deny({"Bool": {"aws:SecureTransport": "false"}})
    bucket.call("s3", "put_bucket_policy", Bucket=BUCKET, Policy=policy_document(tls, admit))
    bucket.call("s3", "put_bucket_logging", **put)
    assert bucket.call("s3", "get_bucket_logging", Bucket="source")["LoggingEnabled"] == wanted
