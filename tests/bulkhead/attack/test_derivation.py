"""From a proof's request to the call that makes it."""

from collections.abc import Mapping

import pytest

from bulkhead.attack.derivation import derive
from policies.controls import Request

ROLE = "arn:aws:iam::111111111111:role/Administrator"
HOME = "eu-central-1"
EC2 = "arn:aws:ec2:eu-west-1:111111111111:"


@pytest.mark.parametrize(
    ("action", "resource", "context", "operation", "expected"),
    [
        ("cloudtrail:StopLogging", "*", {}, "StopLogging", {}),
        (
            "cloudtrail:DeleteTrail",
            "arn:aws:cloudtrail:eu-central-1:111111111111:trail/t",
            {},
            "DeleteTrail",
            {"Name": "t"},
        ),
        (
            "iam:DeleteRole",
            "arn:aws:iam::111111111111:role/path/name",
            {},
            "DeleteRole",
            {"RoleName": "name"},
        ),
        (
            "iam:CreateRole",
            "arn:aws:iam::111111111111:role/path/name",
            {},
            "CreateRole",
            {"RoleName": "name", "Path": "/path/"},
        ),
        (
            "s3:PutEncryptionConfiguration",
            "arn:aws:s3:::b",
            {},
            "PutBucketEncryption",
            {"Bucket": "b"},
        ),
        ("s3:ListBucket", "arn:aws:s3:::b", {}, "HeadBucket", {"Bucket": "b"}),
        ("s3:PutAccountPublicAccessBlock", "*", {}, "PutPublicAccessBlock", {}),
        (
            "s3:PutObject",
            "arn:aws:s3:::b/k/l",
            {"s3:x-amz-acl": "public-read"},
            "PutObject",
            {"Bucket": "b", "Key": "k/l", "ACL": "public-read"},
        ),
        (
            "s3:DeleteObjectVersion",
            "arn:aws:s3:::b/k",
            {},
            "DeleteObject",
            {"Key": "k", "VersionId": "1"},
        ),
        (
            "ec2:ModifySnapshotAttribute",
            "arn:aws:ec2:eu-central-1::snapshot/snap-1",
            {"ec2:Add/userId": "999999999999"},
            "ModifySnapshotAttribute",
            {
                "SnapshotId": "snap-1",
                "CreateVolumePermission": {"Add": [{"UserId": "999999999999"}]},
            },
        ),
        (
            "ec2:DeleteFlowLogs",
            f"{EC2}vpc-flow-log/fl-1",
            {},
            "DeleteFlowLogs",
            {"FlowLogIds": ["fl-1"]},
        ),
        (
            "ec2:RunInstances",
            "*",
            {"ec2:MetadataHttpTokens": "optional"},
            "RunInstances",
            {"MetadataOptions": {"HttpTokens": "optional"}},
        ),
        (
            "ram:CreateResourceShare",
            "*",
            {"ram:RequestedAllowsExternalPrincipals": "true"},
            "CreateResourceShare",
            {"allowExternalPrincipals": True},
        ),
    ],
)
def test_a_call_says_what_the_request_says(
    action: str,
    resource: str,
    context: Mapping[str, str],
    operation: str,
    expected: Mapping[str, object],
) -> None:
    """Resource and condition keys become parameters, beside what the operation requires."""
    call = derive(Request(principal=ROLE, action=action, resource=resource, context=context), HOME)
    assert call is not None
    assert call.operation == operation
    assert {name: call.parameters[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("resource", "context", "region"),
    [
        ("*", {}, HOME),
        (f"{EC2}instance/i-1", {}, "eu-west-1"),
        ("arn:aws:iam::111111111111:role/r", {}, HOME),
        ("*", {"aws:RequestedRegion": "ap-southeast-2"}, "ap-southeast-2"),
    ],
)
def test_a_call_goes_where_the_request_goes(
    resource: str, context: Mapping[str, str], region: str
) -> None:
    """The region is the request's, the resource's, or else the home region."""
    request = Request(
        principal=ROLE, action="ec2:DescribeInstances", resource=resource, context=context
    )
    call = derive(request, HOME)
    assert call is not None
    assert call.region == region


def test_an_action_that_no_operation_needs_is_given_up() -> None:
    """Not everything that IAM knows can be called."""
    assert derive(Request(principal=ROLE, action="s3:NoSuchAction"), HOME) is None
