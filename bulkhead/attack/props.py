"""What has to be there before some attempts can be made: a key and a bucket in the account."""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import Any

from bulkhead.attack.attackers import Session
from bulkhead.attack.scene import Scene
from policies.controls import Request

OURS = {"TagKey": "managed-by", "TagValue": "bulkhead"}
# Service -> the ARN of something that need not be there to be protected.
TYPES = {
    "dynamodb": "arn:aws:dynamodb:{region}:{account}:table/bulkhead-attack",
    "kms": "",
    "s3": "",
    "secretsmanager": "arn:aws:secretsmanager:{region}:{account}:secret:bulkhead-attack-AbCdEf",
    "sqs": "arn:aws:sqs:{region}:{account}:bulkhead-attack",
    "sts": "arn:aws:iam::{account}:role/bulkhead-attack",
}
IN_TAGS = "aws:ResourceTag/"


@dataclass(frozen=True)
class Props:
    """What was made for the attack.

    Attributes:
        bucket: A bucket of the account.
        key_arn: A key with the landing zone's tag.
    """

    bucket: str
    key_arn: str

    def put_in(self, request: Request, *, of_resource: bool) -> Request:
        """The request, about these instead of the proof's examples.

        Args:
            request: The request.
            of_resource: A policy of the resource's account is put to the test: then whose it is
                has to be clear from its ARN, or it has to be there.
        """
        service = request.action.split(":")[0]
        tagged = any(key.startswith(IN_TAGS) for key in request.context)
        if tagged and service == "kms":
            return replace(request, resource=self.key_arn)
        own = {"sts": "iam"}.get(service, service)
        in_account = request.resource.startswith(f"arn:aws:{own}:") and service != "s3"
        if of_resource and service in TYPES and not in_account:
            return replace(request, resource=self._of(service, request))
        return request

    def _of(self, service: str, request: Request) -> str:
        """A resource of a service, in the account."""
        region, account = self.key_arn.split(":")[3:5]
        elsewhere = (request.resource_account or request.account) != account
        if service == "kms":
            return self.key_arn
        if service == "s3":
            return request.resource if elsewhere else f"arn:aws:s3:::{self.bucket}/object"
        return TYPES[service].format(region=region, account=account)


@contextmanager
def props(scene: Scene, access: Session) -> Iterator[Props]:
    """Make them with the access role, which guardrails leave alone; take them away at the end."""
    kms, s3 = access.client("kms", scene.region), access.client("s3", scene.region)
    bucket = f"bulkhead-attack-{scene.workload_id}"
    _remove(s3, bucket)
    key = kms.create_key(Tags=[OURS], Policy=_policy(scene.workload_id))["KeyMetadata"]
    s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": scene.region})
    try:
        yield Props(bucket, key["Arn"])
    finally:
        _remove(s3, bucket)
        kms.schedule_key_deletion(KeyId=key["KeyId"], PendingWindowInDays=7)


def _remove(s3: Any, bucket: str) -> None:  # noqa: ANN401 - boto3 makes its clients at run time
    """Remove the bucket with what attempts that went through have put into it."""
    with suppress(s3.exceptions.NoSuchBucket):
        for item in s3.list_object_versions(Bucket=bucket).get("Versions", []):
            s3.delete_object(Bucket=bucket, Key=item["Key"], VersionId=item["VersionId"])
        s3.delete_bucket(Bucket=bucket)


def _policy(account: str) -> str:
    statement = {
        "Effect": "Allow",
        "Principal": {"AWS": f"arn:aws:iam::{account}:root"},
        "Action": "kms:*",
        "Resource": "*",
    }
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})
