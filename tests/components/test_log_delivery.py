"""What services may deliver to the log archive, over the policies that are deployed."""

import pytest

from bulkhead.evaluator import Outcome
from tests.components.log_archive_requests import (
    ACCESS_LOGS,
    ARCHIVE,
    CLOUDTRAIL,
    CONFIG,
    CONFIGURATION,
    FACTS,
    KEY,
    LOG_DELIVERY,
    MANAGEMENT,
    NETWORK,
    ORGANIZATION,
    OTHER_ORGANIZATION,
    OUTSIDER,
    READER,
    S3_LOGGING,
    TRAIL,
    WORKLOAD,
    decide,
)

TRAIL_WRITES = {"aws:SourceArn": FACTS.trail_arn, "aws:SourceOrgID": ORGANIZATION}
ACL = {"s3:x-amz-acl": "bucket-owner-full-control"}
CONFIG_WRITES = {"aws:SourceOrgID": ORGANIZATION, "aws:SourceAccount": WORKLOAD}
FLOW_LOG_WRITES = {
    "aws:SourceAccount": WORKLOAD,
    "aws:SourceArn": f"arn:aws:logs:eu-central-1:{WORKLOAD}:*",
    "aws:SourceOrgID": ORGANIZATION,
}
LOGGING_WRITES = {
    "aws:SourceAccount": ARCHIVE,
    "aws:SourceArn": f"arn:aws:s3:::{TRAIL}",
    "aws:SourceOrgID": ORGANIZATION,
}
TRAIL_LOG = f"{TRAIL}/AWSLogs/{ORGANIZATION}/{WORKLOAD}/CloudTrail/eu-central-1/log.gz"
CONFIG_LOG = f"{CONFIGURATION}/AWSLogs/{WORKLOAD}/Config/eu-central-1/snapshot.gz"
FLOW_LOG = f"{NETWORK}/AWSLogs/{WORKLOAD}/vpcflowlogs/eu-central-1/2026/11/24/00/log.parquet"
QUERY_LOG = f"{NETWORK}/AWSLogs/{WORKLOAD}/vpcdnsquerylogs/vpc-1/2026/11/24/log.gz"
ENCRYPTS_TRAIL = {
    **TRAIL_WRITES,
    "kms:EncryptionContext:aws:cloudtrail:arn": FACTS.trail_arn,
}


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
        (LOG_DELIVERY, "s3:GetBucketAcl", NETWORK, FLOW_LOG_WRITES),
        (LOG_DELIVERY, "s3:ListBucket", NETWORK, FLOW_LOG_WRITES),
        (LOG_DELIVERY, "s3:PutObject", FLOW_LOG, FLOW_LOG_WRITES),
        (LOG_DELIVERY, "s3:PutObject", QUERY_LOG, {**FLOW_LOG_WRITES, **ACL}),
        (LOG_DELIVERY, "kms:GenerateDataKey", KEY, FLOW_LOG_WRITES),
        (LOG_DELIVERY, "kms:Decrypt", KEY, FLOW_LOG_WRITES),
    ],
)
def test_services_deliver_for_the_organization(
    principal: str, action: str, resource: str, context: dict[str, str]
) -> None:
    """CloudTrail, AWS Config, S3 and log delivery may do what AWS documents that they need."""
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
        # Flow logs of an account outside, which names this bucket as its own; and of nobody.
        (
            LOG_DELIVERY,
            "s3:PutObject",
            f"{NETWORK}/AWSLogs/{OUTSIDER}/vpcflowlogs/log.parquet",
            {"aws:SourceOrgID": OTHER_ORGANIZATION, "aws:SourceAccount": OUTSIDER},
        ),
        (LOG_DELIVERY, "kms:GenerateDataKey", KEY, {"aws:SourceOrgID": OTHER_ORGANIZATION}),
        (LOG_DELIVERY, "s3:PutObject", FLOW_LOG, {}),
        # AWS Config on behalf of nobody.
        (CONFIG, "s3:PutObject", CONFIG_LOG, ACL),
        # The right service in the wrong place.
        (CONFIG, "s3:PutObject", TRAIL_LOG, {**CONFIG_WRITES, **ACL}),
        (CONFIG, "s3:PutObject", f"{CONFIGURATION}/elsewhere", {**CONFIG_WRITES, **ACL}),
        (LOG_DELIVERY, "s3:PutObject", TRAIL_LOG, FLOW_LOG_WRITES),
        (LOG_DELIVERY, "s3:GetObject", FLOW_LOG, FLOW_LOG_WRITES),
        (LOG_DELIVERY, "s3:DeleteObject", FLOW_LOG, FLOW_LOG_WRITES),
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
