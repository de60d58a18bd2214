"""Everyday work of a workload's administrator: guardrails must not be in its way.

The steps run in order; what one gives, a later one uses. They clean up behind themselves.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bulkhead.attack.api_call import Answer, ApiCall, make
from bulkhead.attack.attackers import Session
from bulkhead.attack.scene import Scene

NAME = "bulkhead-everyday"
IMAGE = "ami-12c6146b"  # one of those that the emulator has from the start
Given = Mapping[str, Any]


@dataclass(frozen=True)
class Step:
    """One call.

    Attributes:
        what: What somebody wants to get done.
        service: The service's name in boto3.
        operation: The operation's name in AWS's API.
        parameters: What it says, made of what earlier steps gave, by `what`.
    """

    what: str
    service: str
    operation: str
    parameters: Callable[[Mapping[str, Given]], Mapping[str, Any]] = lambda _: {}


@dataclass(frozen=True)
class Done:
    """How a step went.

    Attributes:
        step: The step.
        call: The call that was made.
        answer: What AWS said.
    """

    step: Step
    call: ApiCall
    answer: Answer

    @property
    def succeeded(self) -> bool:
        """Whether the work was done."""
        return not self.answer.code


def steps(account: str, region: str, tags: Mapping[str, str]) -> tuple[Step, ...]:
    """The everyday work in an account.

    Args:
        account: Its id.
        region: The region to work in.
        tags: What instances and volumes are tagged with.
    """
    bucket = {"Bucket": f"{NAME}-{account}"}
    trust = {
        "Effect": "Allow",
        "Principal": {"Service": "lambda.amazonaws.com"},
        "Action": "sts:AssumeRole",
    }
    document = json.dumps({"Version": "2012-10-17", "Statement": [trust]})
    return (
        *_instance(tags),
        Step(
            "make a bucket",
            "s3",
            "CreateBucket",
            lambda _: {**bucket, "CreateBucketConfiguration": {"LocationConstraint": region}},
        ),
        Step("put an object", "s3", "PutObject", lambda _: {**bucket, "Key": "a", "Body": b"a"}),
        Step("read an object", "s3", "GetObject", lambda _: {**bucket, "Key": "a"}),
        Step("list a bucket", "s3", "ListObjectsV2", lambda _: bucket),
        Step("delete an object", "s3", "DeleteObject", lambda _: {**bucket, "Key": "a"}),
        Step("delete a bucket", "s3", "DeleteBucket", lambda _: bucket),
        Step(
            "create a role",
            "iam",
            "CreateRole",
            lambda _: {"RoleName": NAME, "AssumeRolePolicyDocument": document},
        ),
        Step("delete a role", "iam", "DeleteRole", lambda _: {"RoleName": NAME}),
        *_others(),
    )


def _instance(tags: Mapping[str, str]) -> Iterator[Step]:
    listed = [{"Key": key, "Value": value} for key, value in tags.items()]
    tagged = [{"ResourceType": kind, "Tags": listed} for kind in ("instance", "volume")]
    disk = {"DeviceName": "/dev/sda1", "Ebs": {"Encrypted": True, "VolumeSize": 8}}
    yield Step(
        "launch an instance: encrypted, IMDSv2",
        "ec2",
        "RunInstances",
        lambda _: {
            "ImageId": IMAGE,
            "InstanceType": "t3.micro",
            "MinCount": 1,
            "MaxCount": 1,
            "MetadataOptions": {"HttpTokens": "required"},
            "BlockDeviceMappings": [disk],
            **({"TagSpecifications": tagged} if tags else {}),
        },
    )
    yield Step(
        "terminate an instance",
        "ec2",
        "TerminateInstances",
        lambda given: {
            "InstanceIds": [
                given["launch an instance: encrypted, IMDSv2"]["Instances"][0]["InstanceId"]
            ]
        },
    )
    yield Step("look at networks", "ec2", "DescribeVpcs")


def _others() -> Iterator[Step]:
    group = {"logGroupName": NAME}
    yield Step("create a log group", "logs", "CreateLogGroup", lambda _: group)
    yield Step("delete a log group", "logs", "DeleteLogGroup", lambda _: group)
    yield Step("create a queue", "sqs", "CreateQueue", lambda _: {"QueueName": NAME})
    yield Step(
        "delete a queue",
        "sqs",
        "DeleteQueue",
        lambda given: {"QueueUrl": given["create a queue"]["QueueUrl"]},
    )
    yield Step("create a topic", "sns", "CreateTopic", lambda _: {"Name": NAME})
    yield Step(
        "delete a topic",
        "sns",
        "DeleteTopic",
        lambda given: {"TopicArn": given["create a topic"]["TopicArn"]},
    )
    yield Step("create a key", "kms", "CreateKey")
    yield Step(
        "encrypt with a key",
        "kms",
        "Encrypt",
        lambda given: {"KeyId": _key(given), "Plaintext": b"a"},
    )
    yield Step(
        "delete a key of one's own",
        "kms",
        "ScheduleKeyDeletion",
        lambda given: {"KeyId": _key(given), "PendingWindowInDays": 30},
    )
    yield Step("read CloudTrail's settings", "cloudtrail", "DescribeTrails")
    yield Step("read the recorder's settings", "config", "DescribeConfigurationRecorders")
    yield Step("look at the organization", "organizations", "DescribeOrganization")
    yield Step("ask who one is", "sts", "GetCallerIdentity")


def _key(given: Mapping[str, Given]) -> str:
    return str(given["create a key"]["KeyMetadata"]["KeyId"])


def work(session: Session, scene: Scene) -> Iterator[Done]:
    """Do the everyday work; a step whose forerunner failed fails too, and says so."""
    given: dict[str, Given] = {}
    region = scene.region
    for step in steps(scene.workload_id, region, scene.tags):
        try:
            call = ApiCall(step.service, step.operation, region, step.parameters(given))
        except KeyError as lacking:
            call = ApiCall(step.service, step.operation, region)
            yield Done(step, call, Answer("NotTried", f"needs what {lacking} gives"))
            continue
        answer = make(call, session.client(step.service, region))
        given |= {step.what: answer.result} if not answer.code else {}
        yield Done(step, call, answer)
