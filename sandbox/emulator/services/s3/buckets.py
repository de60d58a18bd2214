"""Buckets as moto keeps them, and what AWS gives a new one."""

from typing import Any

from moto.s3.models import FakeBucket, PublicAccessBlock, S3Backend, s3_backends

from sandbox.emulator.call import Answer, Call
from sandbox.emulator.errors import AwsError
from sandbox.emulator.registry import answers
from sandbox.emulator.services.organizations.organization import PARTITION
from sandbox.emulator.state import GLOBAL

DEFAULT_ENCRYPTION: dict[str, Any] = {
    "Rule": {
        "ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"},
        "BucketKeyEnabled": "false",
    }
}


def backend(account: str) -> S3Backend:
    """What moto knows of the account's buckets."""
    return s3_backends[account][PARTITION]


def find_bucket(name: str) -> FakeBucket | None:
    """The bucket of this name, whichever account owns it: names are global."""
    partition_and_owner = s3_backends.bucket_accounts.get(name)
    if partition_and_owner is None:
        return None
    return backend(partition_and_owner[1]).buckets.get(name)


@answers("s3", "CreateBucket")
def create_bucket(call: Call) -> Answer:
    """Gap: moto's buckets begin unencrypted and open.

    Source: "Default encryption FAQ" (January 2023) and "Blocking public access", "ACLs disabled"
    (April 2023), Amazon S3 User Guide.
    """
    answer = call.forward()
    bucket = find_bucket(call.params["Bucket"])
    if bucket and not bucket.encryption:
        bucket.encryption = DEFAULT_ENCRYPTION
        ownership: Any = bucket.ownership_rule or "BucketOwnerEnforced"  # moto keeps the name
        bucket.ownership_rule = ownership
        bucket.public_access_block = PublicAccessBlock(
            block_public_acls=True,
            ignore_public_acls=True,
            block_public_policy=True,
            restrict_public_buckets=True,
        )
    return answer


@answers("s3", "DeleteBucketEncryption")
def delete_bucket_encryption(call: Call) -> Answer:
    """Gap: a bucket falls back to SSE-S3, moto's to none. API: DeleteBucketEncryption."""
    call.forward()
    bucket = find_bucket(call.params["Bucket"])
    if bucket:
        bucket.encryption = DEFAULT_ENCRYPTION
    return {}


@answers("s3", "GetObjectLockConfiguration")
def get_object_lock_configuration(call: Call) -> Answer:
    """Gap: moto says Years: 0 beside Days, and Disabled where AWS says there is no such thing."""
    configuration = call.forward()["ObjectLockConfiguration"]
    if configuration["ObjectLockEnabled"] != "Enabled":
        raise AwsError(
            "ObjectLockConfigurationNotFoundError",
            "Object Lock configuration does not exist for this bucket",
        )
    retention = configuration.get("Rule", {}).get("DefaultRetention", {})
    for unit in ("Days", "Years"):
        if retention.get(unit) == 0:
            del retention[unit]
    return {"ObjectLockConfiguration": configuration}


@answers("s3", "PutBucketRequestPayment")
def put_bucket_request_payment(call: Call) -> Answer:
    """Gap: moto takes it for the creation of the bucket."""
    payer = call.params["RequestPaymentConfiguration"]["Payer"]
    call.table("request_payment", region=GLOBAL)[call.params["Bucket"]] = payer
    return {}


@answers("s3", "GetBucketRequestPayment")
def get_bucket_request_payment(call: Call) -> Answer:
    """Gap: moto takes it for a listing of objects."""
    payers = call.table("request_payment", region=GLOBAL)
    return {"Payer": payers.get(call.params["Bucket"], "BucketOwner")}


@answers("s3", "GetObjectRetention")
def get_object_retention(call: Call) -> Answer:
    """Gap: moto answers with the object's body."""
    key = backend(call.account).get_object(
        call.params["Bucket"], call.params["Key"], call.params.get("VersionId")
    )
    if key is None:
        raise AwsError("NoSuchKey", "The specified key does not exist.")
    if not key.lock_mode:
        raise AwsError(
            "NoSuchObjectLockConfiguration",
            "The specified object does not have a ObjectLock configuration",
        )
    return {"Retention": {"Mode": key.lock_mode, "RetainUntilDate": key.lock_until}}
