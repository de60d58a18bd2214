"""Request parameters that are condition keys."""

import pytest

from bulkhead.evaluator.context import State
from bulkhead.replay.authorisations import authorisations_of
from bulkhead.replay.context import RecordedKeys
from tests.bulkhead.replay.builders import Json, caller, event, place

SHARED: Json = {"createVolumePermission": {"add": {"items": [{"userId": "1"}, {"userId": "2"}]}}}
PUBLIC: Json = {"createVolumePermission": {"add": {"items": [{"group": "all"}]}}}
TOKENS: Json = {"ModifyInstanceMetadataOptionsRequest": {"HttpTokens": "optional"}}
PUBLIC_IP: Json = {"networkInterfaceSet": {"items": [{"associatePublicIpAddress": True}]}}
MISSING = object()


def _states(call: str, parameters: Json | None, key: str, **fields: object) -> list[State | object]:
    asked = event(call, requestParameters=parameters, **fields)
    who = caller(asked)
    return [
        RecordedKeys(asked, who, each).get(key, MISSING)
        for each in authorisations_of(asked, who, place(asked))
    ]


@pytest.mark.parametrize(
    ("call", "parameters", "key", "expected"),
    [
        ("ec2:ModifyInstanceMetadataOptions", TOKENS, "ec2:Attribute/HttpTokens", ("optional",)),
        ("ec2:ModifySnapshotAttribute", PUBLIC, "ec2:Add/group", ("all",)),
        ("ec2:ModifySnapshotAttribute", SHARED, "ec2:Add/userId", ("1", "2")),
        ("ec2:ModifySnapshotAttribute", SHARED, "ec2:Add/group", None),
        ("iam:CreateUser", {"permissionsBoundary": "arn:b"}, "iam:PermissionsBoundary", ("arn:b",)),
        ("iam:CreateUser", {"userName": "u"}, "iam:PermissionsBoundary", None),
        ("iam:AttachRolePolicy", {"policyArn": "arn:p"}, "iam:PolicyARN", ("arn:p",)),
        (
            "kms:ScheduleKeyDeletion",
            {"pendingWindowInDays": 7},
            "kms:ScheduleKeyDeletionPendingWindowInDays",
            ("7",),
        ),
        (
            "kms:ScheduleKeyDeletion",
            {"keyId": "1"},
            "kms:ScheduleKeyDeletionPendingWindowInDays",
            MISSING,
        ),
        (
            "kms:PutKeyPolicy",
            {"bypassPolicyLockoutSafetyCheck": True},
            "kms:BypassPolicyLockoutSafetyCheck",
            ("true",),
        ),
        (
            "lambda:CreateFunctionUrlConfig20211031",
            {"authType": "NONE"},
            "lambda:FunctionUrlAuthType",
            ("NONE",),
        ),
        ("lambda:AddPermission20150331v2", {"principal": "*"}, "lambda:Principal", ("*",)),
        (
            "ram:CreateResourceShare",
            {"allowExternalPrincipals": False},
            "ram:RequestedAllowsExternalPrincipals",
            ("false",),
        ),
        (
            "ram:CreateResourceShare",
            {"name": "share"},
            "ram:RequestedAllowsExternalPrincipals",
            MISSING,
        ),
        ("s3:PutBucketAcl", {"x-amz-acl": ["private"]}, "s3:x-amz-acl", ("private",)),
        ("s3:PutBucketAcl", {"bucketName": "b"}, "s3:x-amz-acl", None),
        ("s3:PutBucketAcl", None, "s3:x-amz-acl", MISSING),
        ("s3:PutBucketAcl", {"omitted": True}, "s3:x-amz-acl", MISSING),
        ("sts:AssumeRole", {"externalId": "e"}, "sts:ExternalId", ("e",)),
        ("sts:AssumeRoot", {"taskPolicyArn": {"arn": "arn:t"}}, "sts:TaskPolicyArn", ("arn:t",)),
        (
            "account:EnableRegion",
            {"regionName": "ap-east-1"},
            "account:TargetRegion",
            ("ap-east-1",),
        ),
        ("sqs:SendMessage", {"x": 1}, "sqs:unheard", MISSING),
    ],
)
def test_key_holds_the_parameter(
    call: str, parameters: Json | None, key: str, expected: State | object
) -> None:
    """A value; absent (None) where AWS leaves it out without the parameter; else not known."""
    assert set(_states(call, parameters, key.lower())) == {expected}


def test_key_of_one_type_of_resource_is_absent_from_the_others() -> None:
    """A launch asks for instance, interface and volume; each carries its own keys."""
    options = {"metadataOptions": {"httpTokens": "required"}, **PUBLIC_IP}
    tokens = _states("ec2:RunInstances", options, "ec2:metadatahttptokens")
    addresses = _states("ec2:RunInstances", options, "ec2:associatepublicipaddress")
    assert tokens == [("required",), None, None]
    assert addresses == [None, ("true",), None]
