"""What has to be there before some attempts can be made: a key and a bucket in the account."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from bulkhead.attack.attackers import Session
from bulkhead.attack.scene import Scene
from policies.controls import Request

OURS = {"TagKey": "managed-by", "TagValue": "bulkhead"}
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

    def put_in(self, request: Request) -> Request:
        """The request, about these instead of the proof's examples."""
        tagged = any(key.startswith(IN_TAGS) for key in request.context)
        if tagged and request.resource.startswith("arn:aws:kms:"):
            return replace(request, resource=self.key_arn)
        return request


@contextmanager
def props(scene: Scene, access: Session) -> Iterator[Props]:
    """Make them with the access role, which guardrails leave alone; take them away at the end."""
    kms, s3 = access.client("kms", scene.region), access.client("s3", scene.region)
    bucket = f"bulkhead-attack-{scene.workload_id}"
    key = kms.create_key(Tags=[OURS], Policy=_policy(scene.workload_id))["KeyMetadata"]
    s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": scene.region})
    try:
        yield Props(bucket, key["Arn"])
    finally:
        s3.delete_bucket(Bucket=bucket)
        kms.schedule_key_deletion(KeyId=key["KeyId"], PendingWindowInDays=7)


def _policy(account: str) -> str:
    statement = {
        "Effect": "Allow",
        "Principal": {"AWS": f"arn:aws:iam::{account}:root"},
        "Action": "kms:*",
        "Resource": "*",
    }
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})
