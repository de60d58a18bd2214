"""A team's stack as it often is: services, each with its role, key, bucket, topic and alarm.

$TEAM_SERVICES says how many; each has eleven resources. All of them hold to the baseline.
"""

import gc
import json
import os
from collections.abc import Sequence

import pulumi
import pulumi_aws as aws

REGION = "eu-central-1"
TAGS = {"owner": "team", "environment": "production", "data-classification": "internal"}
made: list[pulumi.Resource] = []


def policy(*statements: dict[str, object]) -> str:
    """Write a policy document."""
    return json.dumps({"Version": "2012-10-17", "Statement": statements})


def service(name: str) -> Sequence[pulumi.Resource]:
    """Register what one service needs."""
    key = aws.kms.Key(name, description=name, enable_key_rotation=True, tags=TAGS)
    bucket = aws.s3.Bucket(name, tags=TAGS)
    topic = aws.sns.Topic(name, kms_master_key_id=key.id, tags=TAGS)
    role = aws.iam.Role(name, assume_role_policy=_trust(), tags=TAGS)
    rule = aws.cloudwatch.EventRule(
        name, event_pattern=json.dumps({"source": ["aws.health"]}), tags=TAGS
    )
    return (
        *(key, bucket, topic, role, rule),
        aws.s3.BucketPublicAccessBlock(
            name,
            bucket=bucket.id,
            block_public_acls=True,
            block_public_policy=True,
            ignore_public_acls=True,
            restrict_public_buckets=True,
        ),
        aws.s3.BucketVersioning(
            name, bucket=bucket.id, versioning_configuration={"status": "Enabled"}
        ),
        aws.s3.BucketOwnershipControls(
            name, bucket=bucket.id, rule={"object_ownership": "BucketOwnerEnforced"}
        ),
        aws.s3.BucketPolicy(name, bucket=bucket.id, policy=bucket.arn.apply(_encrypted_only)),
        aws.iam.RolePolicy(name, role=role.id, policy=bucket.arn.apply(_reading)),
        aws.cloudwatch.EventTarget(name, rule=rule.name, arn=topic.arn),
    )


def _trust() -> str:
    return policy(
        {
            "Effect": "Allow",
            "Principal": {"Service": "ecs-tasks.amazonaws.com"},
            "Action": "sts:AssumeRole",
            "Condition": {"StringEquals": {"aws:SourceAccount": "123456789012"}},
        }
    )


def _encrypted_only(bucket_arn: str) -> str:
    return policy(
        {
            "Effect": "Deny",
            "Principal": "*",
            "Action": "s3:*",
            "Resource": [bucket_arn, f"{bucket_arn}/*"],
            "Condition": {"Bool": {"aws:SecureTransport": "false"}},
        }
    )


def _reading(bucket_arn: str) -> str:
    return policy({"Effect": "Allow", "Action": "s3:GetObject", "Resource": f"{bucket_arn}/in/*"})


async def wait() -> None:
    """Wait for each in turn: all at once the SDK looks through the list whenever one is done."""
    for resource in made:
        await resource.urn.future()


gc.disable()
for number in range(int(os.environ["TEAM_SERVICES"])):
    made.extend(service(f"service-{number}"))
pulumi.run(wait)
