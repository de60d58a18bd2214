"""AWS Config: a recorder, a channel and an aggregator that are what they were told."""

import json
from typing import Any

from tests.sandbox.emulator.aws import REGION, Aws, Organization


def _recorder(aws: Aws, **changes: object) -> None:
    recorder = {"name": "default", "roleARN": "arn:aws:iam::123456789012:role/config", **changes}
    aws.call("config", "put_configuration_recorder", ConfigurationRecorder=recorder)


def test_a_recorder_is_what_it_was_told(aws: Aws) -> None:
    """The recording mode is kept, and the recorder has an ARN that stays."""

    def kept() -> dict[str, Any]:
        [recorder] = aws.call("config", "describe_configuration_recorders")[
            "ConfigurationRecorders"
        ]
        return dict(recorder)

    _recorder(aws)
    begin = kept()
    assert begin["recordingMode"] == {"recordingFrequency": "CONTINUOUS"}
    _recorder(aws, recordingMode={"recordingFrequency": "DAILY"})
    assert kept() == {**begin, "recordingMode": {"recordingFrequency": "DAILY"}}
    aws.call("config", "delete_configuration_recorder", ConfigurationRecorderName="default")
    _recorder(aws)
    assert kept()["recordingMode"] == {"recordingFrequency": "CONTINUOUS"}


def test_a_channel_needs_a_bucket_that_admits_it(organization: Organization) -> None:
    """A bucket that is not there, and another account's without permission, are refused."""
    aws, member = organization.aws, organization.member
    location = {"LocationConstraint": REGION}
    aws.call("s3", "create_bucket", Bucket="config-logs", CreateBucketConfiguration=location)
    _recorder(member)
    put = ("config", "put_delivery_channel")
    none = {"DeliveryChannel": {"name": "default", "s3BucketName": "none"}}
    channel = {"DeliveryChannel": {"name": "default", "s3BucketName": "config-logs"}}
    assert member.refusal(*put, **none) == "NoSuchBucketException"
    assert member.refusal(*put, **channel) == "InsufficientDeliveryPolicyException"
    path = f"AWSLogs/{organization.member_id}/Config/*"
    admit = {
        "Effect": "Allow",
        "Principal": {"Service": "config.amazonaws.com"},
        "Action": "s3:PutObject",
        "Resource": f"arn:aws:s3:::config-logs/{path}",
        "Condition": {"StringEquals": {"aws:SourceAccount": organization.member_id}},
    }
    policy = json.dumps({"Version": "2012-10-17", "Statement": [admit]})
    aws.call("s3", "put_bucket_policy", Bucket="config-logs", Policy=policy)
    assert member.refusal(*put, **channel) == ""


def test_the_organization_is_aggregated_by_few(organization: Organization) -> None:
    """Only management and Config's delegated administrator aggregate the organization."""
    role = f"arn:aws:iam::{organization.member_id}:role/aggregator"
    aggregator = {
        "ConfigurationAggregatorName": "organization",
        "OrganizationAggregationSource": {"RoleArn": role, "AllAwsRegions": True},
    }
    put = ("config", "put_configuration_aggregator")
    refusal = organization.member.refusal(*put, **aggregator)
    assert refusal == "OrganizationAccessDeniedException"
    assert organization.delegate("config.amazonaws.com").refusal(*put, **aggregator) == ""
