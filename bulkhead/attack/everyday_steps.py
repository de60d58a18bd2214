"""The everyday work of a workload's administrator, step by step; each step undoes what it made."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

NAME = "bulkhead-everyday"
IMAGE = "ami-12c6146b"  # one of those that the emulator has from the start
LAUNCH = "launch an instance: encrypted, IMDSv2"
TRUST = {
    "Version": "2012-10-17",
    "Statement": {
        "Effect": "Allow",
        "Principal": {"Service": "lambda.amazonaws.com"},
        "Action": "sts:AssumeRole",
    },
}
Given = Mapping[str, Mapping[str, Any]]
"""What earlier steps gave, by what they were for."""


@dataclass(frozen=True)
class Step:
    """One call.

    Attributes:
        what: What somebody wants to get done.
        service: The service's name in boto3.
        operation: The operation's name in AWS's API.
        parameters: What it says, made of what earlier steps gave.
    """

    what: str
    service: str
    operation: str
    parameters: Callable[[Given], Mapping[str, Any]] = lambda _: {}


def steps(account: str, region: str, tags: Mapping[str, str]) -> Iterator[Step]:
    """The everyday work in an account.

    Args:
        account: Its id.
        region: The region to work in.
        tags: What instances and volumes are tagged with.
    """
    yield from _instance(tags)
    yield from _bucket({"Bucket": f"{NAME}-{account}"}, {"LocationConstraint": region})
    yield from _role({"RoleName": NAME})
    yield from _messages()
    yield from _key()
    yield from _looking()


def _instance(tags: Mapping[str, str]) -> Iterator[Step]:
    yield Step(LAUNCH, "ec2", "RunInstances", lambda _: _launch(tags))
    yield Step("terminate an instance", "ec2", "TerminateInstances", _launched)
    yield Step("look at networks", "ec2", "DescribeVpcs")


def _launch(tags: Mapping[str, str]) -> Mapping[str, Any]:
    listed = [{"Key": key, "Value": value} for key, value in tags.items()]
    tagged = [{"ResourceType": kind, "Tags": listed} for kind in ("instance", "volume")]
    disk = {"DeviceName": "/dev/sda1", "Ebs": {"Encrypted": True, "VolumeSize": 8}}
    return {
        "ImageId": IMAGE,
        "InstanceType": "t3.micro",
        "MinCount": 1,
        "MaxCount": 1,
        "MetadataOptions": {"HttpTokens": "required"},
        "BlockDeviceMappings": [disk],
        **({"TagSpecifications": tagged} if tags else {}),
    }


def _launched(given: Given) -> Mapping[str, Any]:
    return {"InstanceIds": [given[LAUNCH]["Instances"][0]["InstanceId"]]}


def _bucket(bucket: Mapping[str, str], place: Mapping[str, str]) -> Iterator[Step]:
    an_object = {**bucket, "Key": "a"}
    made = {**bucket, "CreateBucketConfiguration": place}
    yield Step("make a bucket", "s3", "CreateBucket", lambda _: made)
    yield Step("put an object", "s3", "PutObject", lambda _: {**an_object, "Body": b"a"})
    yield Step("read an object", "s3", "GetObject", lambda _: an_object)
    yield Step("list a bucket", "s3", "ListObjectsV2", lambda _: bucket)
    yield Step("delete an object", "s3", "DeleteObject", lambda _: an_object)
    yield Step("delete a bucket", "s3", "DeleteBucket", lambda _: bucket)


def _role(role: Mapping[str, str]) -> Iterator[Step]:
    made = {**role, "AssumeRolePolicyDocument": json.dumps(TRUST)}
    yield Step("create a role", "iam", "CreateRole", lambda _: made)
    yield Step("delete a role", "iam", "DeleteRole", lambda _: role)


def _messages() -> Iterator[Step]:
    group = {"logGroupName": NAME}
    queue, topic = "create a queue", "create a topic"
    yield Step("create a log group", "logs", "CreateLogGroup", lambda _: group)
    yield Step("delete a log group", "logs", "DeleteLogGroup", lambda _: group)
    yield Step(queue, "sqs", "CreateQueue", lambda _: {"QueueName": NAME})
    yield Step("delete a queue", "sqs", "DeleteQueue", lambda g: _of(g, queue, "QueueUrl"))
    yield Step(topic, "sns", "CreateTopic", lambda _: {"Name": NAME})
    yield Step("delete a topic", "sns", "DeleteTopic", lambda g: _of(g, topic, "TopicArn"))


def _of(given: Given, what: str, name: str) -> Mapping[str, Any]:
    return {name: given[what][name]}


def _key() -> Iterator[Step]:
    def named(given: Given) -> Mapping[str, Any]:
        return {"KeyId": given["create a key"]["KeyMetadata"]["KeyId"]}

    yield Step("create a key", "kms", "CreateKey")
    yield Step("encrypt with a key", "kms", "Encrypt", lambda g: {**named(g), "Plaintext": b"a"})
    yield Step(
        "delete a key of one's own",
        "kms",
        "ScheduleKeyDeletion",
        lambda given: {**named(given), "PendingWindowInDays": 30},
    )


def _looking() -> Iterator[Step]:
    yield Step("read CloudTrail's settings", "cloudtrail", "DescribeTrails")
    yield Step("read the recorder's settings", "config", "DescribeConfigurationRecorders")
    yield Step("look at the organization", "organizations", "DescribeOrganization")
    yield Step("ask who one is", "sts", "GetCallerIdentity")
