"""What a call asks of IAM: its actions, and the resources that it asks them on."""

from typing import Any

import pytest

from sandbox.emulator.authorization.questions import asked_by
from sandbox.emulator.call import Call
from sandbox.emulator.callers import Caller
from sandbox.emulator.origin import Origin
from sandbox.emulator.state import State

ACCOUNT = "111122223333"
OTHER = "444455556666"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/r"
CALLER = Caller(ACCOUNT, ROLE, ROLE)


def _call(service: str, operation: str, params: dict[str, Any]) -> Call:
    def forward() -> dict[str, Any]:
        raise NotImplementedError

    return Call(
        service=service,
        operation=operation,
        params=params,
        account=ACCOUNT,
        access_key_id="any",
        region="eu-west-1",
        origin=Origin(),
        state=State(),
        forward=forward,
    )


@pytest.mark.parametrize(
    ("service", "operation", "params", "expected"),
    [
        ("cloudwatch", "PutMetricData", {}, ["cloudwatch:PutMetricData"]),
        ("elbv2", "DescribeLoadBalancers", {}, ["elasticloadbalancing:DescribeLoadBalancers"]),
        ("resourcegroupstaggingapi", "GetResources", {}, ["tag:GetResources"]),
        ("sso-admin", "ListInstances", {}, ["sso:ListInstances"]),
        ("stepfunctions", "ListActivities", {}, ["states:ListActivities"]),
        ("accessanalyzer", "ListAnalyzers", {}, ["access-analyzer:ListAnalyzers"]),
        ("lambda", "Invoke", {"FunctionName": "f"}, ["lambda:InvokeFunction"]),
        ("kms", "ReEncrypt", {}, ["kms:ReEncryptFrom", "kms:ReEncryptTo"]),
        ("s3control", "PutPublicAccessBlock", {}, ["s3:PutAccountPublicAccessBlock"]),
        ("s3", "ListBuckets", {}, ["s3:ListAllMyBuckets"]),
        ("s3", "ListObjectsV2", {"Bucket": "b"}, ["s3:ListBucket"]),
        ("s3", "HeadObject", {"Bucket": "b", "Key": "k"}, ["s3:GetObject"]),
        ("s3", "PutBucketEncryption", {"Bucket": "b"}, ["s3:PutEncryptionConfiguration"]),
        (
            "s3",
            "CopyObject",
            {"Bucket": "b", "Key": "k", "CopySource": "c/d"},
            ["s3:PutObject", "s3:GetObject"],
        ),
        (
            "s3",
            "DeleteObject",
            {"Bucket": "b", "Key": "k", "VersionId": "1", "BypassGovernanceRetention": True},
            ["s3:DeleteObjectVersion", "s3:BypassGovernanceRetention"],
        ),
        (
            "s3",
            "PutObject",
            {"Bucket": "b", "Key": "k", "ACL": "private", "Tagging": "a=b"},
            ["s3:PutObject", "s3:PutObjectAcl", "s3:PutObjectTagging"],
        ),
        (
            "sts",
            "AssumeRole",
            {"RoleArn": ROLE, "Tags": [{"Key": "a", "Value": "b"}]},
            ["sts:AssumeRole", "sts:TagSession"],
        ),
        (
            "lambda",
            "CreateFunction",
            {"FunctionName": "f", "Role": ROLE},
            ["lambda:CreateFunction", "iam:PassRole"],
        ),
        (
            "events",
            "PutTargets",
            {"Rule": "r", "Targets": [{"RoleArn": ROLE}, {"Id": "no role"}]},
            ["events:PutTargets", "iam:PassRole"],
        ),
    ],
)
def test_actions(service: str, operation: str, params: dict[str, Any], expected: list[str]) -> None:
    """An action bears the operation's name but where AWS says otherwise; some calls need more."""
    asked = asked_by(_call(service, operation, params), CALLER)
    assert [asking.action for asking in asked] == expected


@pytest.mark.parametrize(
    ("service", "operation", "params", "expected"),
    [
        ("guardduty", "CreateDetector", {}, ["*"]),
        ("ec2", "DescribeInstances", {}, ["*"]),
        ("guardduty", "InviteMembers", {}, [None]),
        ("sqs", "CreateQueue", {"QueueName": "q"}, [f"arn:aws:sqs:eu-west-1:{ACCOUNT}:q"]),
        (
            "sqs",
            "SendMessage",
            {"QueueUrl": f"https://sqs.eu-west-1.amazonaws.com/{OTHER}/q"},
            [f"arn:aws:sqs:eu-west-1:{OTHER}:q"],
        ),
        (
            "cloudtrail",
            "StopLogging",
            {"Name": "t"},
            [f"arn:aws:cloudtrail:eu-west-1:{ACCOUNT}:trail/t"],
        ),
        (
            "cloudtrail",
            "StopLogging",
            {"Name": f"arn:aws:cloudtrail:eu-west-1:{OTHER}:trail/t"},
            [f"arn:aws:cloudtrail:eu-west-1:{OTHER}:trail/t"],
        ),
        (
            "iam",
            "CreateRole",
            {"RoleName": "n", "Path": "/p/"},
            [f"arn:aws:iam::{ACCOUNT}:role/p/n"],
        ),
        (
            "iam",
            "CreateOpenIDConnectProvider",
            {"Url": "https://gitlab.com"},
            [f"arn:aws:iam::{ACCOUNT}:oidc-provider/gitlab.com"],
        ),
        (
            "iam",
            "DeletePolicy",
            {"PolicyArn": "arn:aws:iam::aws:policy/P"},
            ["arn:aws:iam::aws:policy/P"],
        ),
        (
            "kms",
            "DisableKey",
            {"KeyId": f"arn:aws:kms:eu-west-1:{OTHER}:key/k"},
            [f"arn:aws:kms:eu-west-1:{OTHER}:key/k"],
        ),
        ("sts", "AssumeRole", {"RoleArn": ROLE}, [ROLE]),
        (
            "ec2",
            "ModifySnapshotAttribute",
            {"SnapshotId": "snap-1"},
            ["arn:aws:ec2:eu-west-1::snapshot/snap-1"],
        ),
        (
            "ec2",
            "CreateSecurityGroup",
            {"VpcId": "vpc-1"},
            [
                f"arn:aws:ec2:eu-west-1:{ACCOUNT}:security-group/*",
                f"arn:aws:ec2:eu-west-1:{ACCOUNT}:vpc/vpc-1",
            ],
        ),
        (
            "sns",
            "Publish",
            {"TopicArn": f"arn:aws:sns:eu-west-1:{OTHER}:t"},
            [f"arn:aws:sns:eu-west-1:{OTHER}:t"],
        ),
    ],
)
def test_resources(
    service: str, operation: str, params: dict[str, Any], expected: list[str | None]
) -> None:
    """A parameter names the resource; where none does that the sandbox knows, it is not known."""
    asked = list(asked_by(_call(service, operation, params), CALLER))
    assert [asking.resource for asking in asked] == expected


@pytest.mark.parametrize(
    ("arn", "owner"),
    [
        (f"arn:aws:sns:eu-west-1:{OTHER}:t", OTHER),
        (f"arn:aws:sns:eu-west-1:{ACCOUNT}:t", ACCOUNT),
    ],
)
def test_the_owner_is_in_the_arn(arn: str, owner: str) -> None:
    """Whose resource it is decides which resource control policies bind."""
    (asking,) = asked_by(_call("sns", "Publish", {"TopicArn": arn}), CALLER)
    assert asking.resource_account == owner
