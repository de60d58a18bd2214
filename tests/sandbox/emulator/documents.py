"""Policy documents for the log bucket of the tests."""

import json
from typing import Any

from tests.sandbox.emulator.aws import REGION, Aws

BUCKET = "organization-logs"


ARN = f"arn:aws:s3:::{BUCKET}"


TRAIL_ARN = f"arn:aws:cloudtrail:{REGION}:123456789012:trail/organization"


def create_bucket(aws: Aws, name: str = BUCKET, **arguments: object) -> None:
    """Make a bucket in the region of the tests."""
    location = {"LocationConstraint": REGION}
    aws.call("s3", "create_bucket", Bucket=name, CreateBucketConfiguration=location, **arguments)


def policy_document(*statements: dict[str, Any]) -> str:
    """A policy of these statements."""
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def deny(condition: dict[str, Any], **changes: object) -> dict[str, Any]:
    """A statement that denies everybody everything in the bucket, under a condition."""
    everything = {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": f"{ARN}/*"}
    return {**everything, "Condition": condition, **changes}
