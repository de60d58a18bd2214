"""Logs reach the log archive."""

from bulkhead.invariants.callers import role, service
from bulkhead.invariants.invariant import Calls, Everywhere, Invariant

_KEY = "arn:{partition}:kms:{home_region}:{log_archive}:key/11111111-2222-3333-4444-555555555555"
_ENCRYPT = Calls(actions=("kms:GenerateDataKey",), resource=_KEY, owner="{log_archive}")
_UNSEEN = "What is not delivered is not there when somebody asks what happened."


def _into(bucket: str, *more: str) -> tuple[Calls, ...]:
    """What a delivery asks of a bucket: whether it may, then to write."""
    arn = f"arn:{{partition}}:s3:::{bucket}"
    return (
        Calls(actions=("s3:GetBucketAcl", *more), resource=arn, owner="{log_archive}"),
        Calls(
            actions=("s3:PutObject",),
            resource=f"{arn}/AWSLogs/{{account}}/log.gz",
            owner="{log_archive}",
        ),
    )


LOG_DELIVERY = (
    Invariant(
        id="cloudtrail-delivers",
        title="CloudTrail delivers the organization's trail into the log archive",
        reason=_UNSEEN,
        source="AWS CloudTrail User Guide, Amazon S3 bucket policy for CloudTrail: the trail of an "
        "organization belongs to the management account",
        possible=True,
        callers=(service("cloudtrail.amazonaws.com"),),
        calls=(*_into("{trail_bucket}"), _ENCRYPT),
        places=Everywhere.LOG_ARCHIVE,
        context={
            "aws:SourceAccount": "{management}",
            "aws:SourceArn": "arn:{partition}:cloudtrail:{home_region}:{management}:trail/{trail}",
            "aws:SourceOrgID": "{organization}",
            "s3:x-amz-acl": "bucket-owner-full-control",
        },
    ),
    Invariant(
        id="config-delivers",
        title="AWS Config delivers from every account into the log archive",
        reason=_UNSEEN,
        source="AWS Config Developer Guide, Permissions for the Amazon S3 bucket: it writes as "
        "config.amazonaws.com where the recorder has a service-linked role",
        possible=True,
        callers=(service("config.amazonaws.com"),),
        calls=(*_into("{configuration_bucket}", "s3:ListBucket"), _ENCRYPT),
        context={
            "aws:SourceAccount": "{account}",
            "aws:SourceOrgID": "{organization}",
            "s3:x-amz-acl": "bucket-owner-full-control",
        },
    ),
    Invariant(
        id="flow-logs-deliver",
        title="VPC flow logs of every account are delivered into the log archive",
        reason=_UNSEEN,
        source="Amazon VPC User Guide, Amazon S3 bucket permissions for flow logs",
        possible=True,
        callers=(service("delivery.logs.amazonaws.com"),),
        calls=(*_into("{log_bucket}"), _ENCRYPT),
        context={
            "aws:SourceAccount": "{account}",
            "aws:SourceArn": "arn:{partition}:logs:{home_region}:{account}:*",
            "aws:SourceOrgID": "{organization}",
            "s3:x-amz-acl": "bucket-owner-full-control",
        },
    ),
    Invariant(
        id="load-balancers-deliver",
        title="Load balancers of every account deliver access logs into the log archive",
        reason=_UNSEEN,
        source="Elastic Load Balancing, Enable access logs for your Application Load Balancer: the "
        "principal of every region is logdelivery.elasticloadbalancing.amazonaws.com",
        possible=True,
        callers=(service("logdelivery.elasticloadbalancing.amazonaws.com"),),
        calls=_into("{log_bucket}")[1:],
        context={"aws:SourceAccount": "{account}", "aws:SourceOrgID": "{organization}"},
    ),
    Invariant(
        id="s3-access-logs-deliver",
        title="S3 delivers the access logs of the log archive's own buckets",
        reason="Who read a log, and who tried to, is what these are for.",
        source="Amazon S3 User Guide, Enabling Amazon S3 server access logging",
        possible=True,
        callers=(service("logging.s3.amazonaws.com"),),
        calls=_into("{access_log_bucket}")[1:],
        places=Everywhere.LOG_ARCHIVE,
        context={
            "aws:SourceAccount": "{log_archive}",
            "aws:SourceArn": "arn:{partition}:s3:::{trail_bucket}",
            "aws:SourceOrgID": "{organization}",
        },
    ),
    Invariant(
        id="flow-logs-reach-log-groups",
        title="The role of VPC flow logs can write to log groups",
        reason="Teams read flow logs in their own account; the archive's copy is not theirs.",
        source="Amazon VPC User Guide, IAM role for publishing flow logs to CloudWatch Logs",
        possible=True,
        callers=(role("vpc-flow-logs"),),
        calls=(
            Calls(
                actions=("logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"),
                resource="arn:{partition}:logs:{home_region}:{account}:log-group:flow:*",
            ),
        ),
    ),
)
