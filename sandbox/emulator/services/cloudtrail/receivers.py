"""Whether a trail's bucket and key admit CloudTrail; moto asks only whether the bucket is there."""

from typing import Any

from moto.kms.models import kms_backends

from sandbox.emulator.call import Call
from sandbox.emulator.callers import on_behalf_of
from sandbox.emulator.errors import AwsError
from sandbox.emulator.registry import before
from sandbox.emulator.services.cloudtrail.trails import CLOUDTRAIL, is_organization_trail
from sandbox.emulator.services.organizations.organization import management_account, organization
from sandbox.emulator.services.s3.buckets import find_bucket
from sandbox.emulator.statements import Asked, allows, by_service


def _source(call: Call) -> dict[str, str]:
    name = call.params["Name"].rpartition("/")[2]
    arn = f"arn:aws:cloudtrail:{call.region}:{call.account}:trail/{name}"
    return on_behalf_of(call, CLOUDTRAIL, arn)


@before("cloudtrail", "CreateTrail", "UpdateTrail")
def bucket_admits_the_trail(call: Call) -> None:
    """Refusal: a bucket whose policy does not let CloudTrail read its ACL and put log files.

    Source: "Amazon S3 bucket policy for CloudTrail" and "... for an organization trail", CloudTrail
    User Guide.
    """
    name = call.params.get("S3BucketName")
    if name is None:
        return
    bucket = find_bucket(name)
    if bucket is None:
        raise AwsError("S3BucketDoesNotExistException", f"S3 bucket {name} does not exist!")
    for asked in _needed(call, name):
        if not allows(bucket.policy, asked):
            raise AwsError(
                "InsufficientS3BucketPolicyException",
                f"Incorrect S3 bucket policy is detected for bucket: {name}. It does not let "
                f"{CLOUDTRAIL} use {asked.action} on {asked.resource} for the trail "
                f"{asked.context['aws:SourceArn']}.",
            )


def _needed(call: Call, bucket: str) -> tuple[Asked, Asked]:
    """What CloudTrail asks of the bucket: to read its ACL, and to put log files."""
    source, arn = _source(call), f"arn:aws:s3:::{bucket}"
    prefix = f"{arn}/{call.params['S3KeyPrefix']}" if call.params.get("S3KeyPrefix") else arn
    management, owner = management_account(call.account), call.account
    if management and is_organization_trail(call):
        owner = organization(management).id
    log_file = {**source, "s3:x-amz-acl": "bucket-owner-full-control"}
    return (
        by_service(CLOUDTRAIL, "s3:GetBucketAcl", arn, **source),
        by_service(CLOUDTRAIL, "s3:PutObject", f"{prefix}/AWSLogs/{owner}/log", **log_file),
    )


@before("cloudtrail", "CreateTrail", "UpdateTrail")
def key_admits_the_trail(call: Call) -> None:
    """Refusal: a KMS key that is absent, or whose policy does not let CloudTrail encrypt.

    Source: "Configure AWS KMS key policies for CloudTrail", CloudTrail User Guide.
    """
    key_arn = call.params.get("KmsKeyId")
    if not key_arn:
        return
    key = _key(call, key_arn)
    source = _source(call)
    context = {**source, "kms:EncryptionContext:aws:cloudtrail:arn": source["aws:SourceArn"]}
    if not allows(key.policy, by_service(CLOUDTRAIL, "kms:GenerateDataKey", key.arn, **context)):
        raise AwsError(
            "InsufficientEncryptionPolicyException",
            f"The policy of the KMS key {key.arn} does not let {CLOUDTRAIL} use "
            f"kms:GenerateDataKey for {source['aws:SourceArn']}.",
        )


def _key(call: Call, key_id: str) -> Any:  # noqa: ANN401 - moto's own key
    in_account, in_region = call.account, call.region
    if key_id.startswith("arn:"):
        in_region, in_account = key_id.split(":")[3:5]
    keys = kms_backends[in_account][in_region]
    try:
        return keys.keys[keys.any_id_to_key_id(key_id)]
    except KeyError:
        raise AwsError("KmsKeyNotFoundException", f"KMS key {key_id} not found.") from None
