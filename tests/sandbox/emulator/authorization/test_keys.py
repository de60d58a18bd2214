"""Which condition keys a call carries: each case is denied with the key, and passes without it."""

from typing import Any

import pytest

from tests.sandbox.emulator.authorization.guarded import Guarded, denying, refusal, refused

SNAPSHOT = {"SnapshotId": "snap-1"}
ADD = {"CreateVolumePermission": {"Add": [{"Group": "all"}]}}
TAGS = [{"Key": "team", "Value": "red"}]


@pytest.mark.parametrize(
    ("condition", "call", "arguments"),
    [
        ({"StringEquals": {"aws:RequestedRegion": "eu-west-1"}}, ("sqs", "list_queues"), {}),
        ({"StringEquals": {"aws:RequestedRegion": "us-east-1"}}, ("iam", "list_users"), {}),
        ({"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/Org*"}}, ("iam", "list_users"), {}),
        ({"StringEquals": {"aws:PrincipalType": "AssumedRole"}}, ("iam", "list_users"), {}),
        ({"Bool": {"aws:SecureTransport": "true"}}, ("iam", "list_users"), {}),
        ({"Bool": {"aws:ViaAWSService": "false"}}, ("iam", "list_users"), {}),
        ({"IpAddress": {"aws:SourceIp": "127.0.0.0/8"}}, ("iam", "list_users"), {}),
        ({"DateGreaterThan": {"aws:CurrentTime": "2020-01-01"}}, ("iam", "list_users"), {}),
        ({"Null": {"aws:MultiFactorAuthPresent": "true"}}, ("iam", "list_users"), {}),
        ({"Null": {"ec2:RoleDelivery": "true"}}, ("iam", "list_users"), {}),
        ({"NumericLessThan": {"s3:signatureAge": "60000"}}, ("s3", "list_buckets"), {}),
        (
            {"StringEquals": {"aws:RequestTag/team": "red"}},
            ("iam", "create_user"),
            {"UserName": "u", "Tags": TAGS},
        ),
        (
            {"ForAnyValue:StringEquals": {"aws:TagKeys": "team"}},
            ("sns", "create_topic"),
            {"Name": "t", "Tags": TAGS},
        ),
        (
            {"StringEquals": {"ec2:Add/group": "all"}},
            ("ec2", "modify_snapshot_attribute"),
            {**SNAPSHOT, **ADD},
        ),
        (
            {"StringEquals": {"ec2:Add/userId": "999999999999"}},
            ("ec2", "modify_snapshot_attribute"),
            {**SNAPSHOT, "OperationType": "add", "UserIds": ["999999999999"]},
        ),
        (
            {"StringEquals": {"s3:x-amz-acl": "public-read"}},
            ("s3", "put_object"),
            {"Bucket": "b", "Key": "k", "ACL": "public-read"},
        ),
        (
            {"NumericLessThan": {"kms:ScheduleKeyDeletionPendingWindowInDays": "30"}},
            ("kms", "schedule_key_deletion"),
            {"KeyId": "1234abcd-12ab-34cd-56ef-1234567890ab", "PendingWindowInDays": 7},
        ),
        (
            {"Bool": {"ram:RequestedAllowsExternalPrincipals": "true"}},
            ("ram", "create_resource_share"),
            {"name": "n"},
        ),
    ],
    ids=lambda value: str(value)[:60],
)
def test_a_call_carries_its_keys(
    guarded: Guarded, condition: dict[str, Any], call: tuple[str, str], arguments: dict[str, object]
) -> None:
    """A statement on everything, with this one condition, denies the call."""
    assert refused(guarded, condition, *call, **arguments) == "denied"


@pytest.mark.parametrize(
    ("condition", "call", "arguments"),
    [
        ({"Null": {"ec2:Add/group": "false"}}, ("ec2", "describe_snapshots"), {}),
        ({"Null": {"s3:x-amz-acl": "false"}}, ("s3", "list_buckets"), {}),
        ({"Null": {"kms:ViaService": "false"}}, ("iam", "list_users"), {}),
        ({"Null": {"aws:RequestTag/team": "false"}}, ("iam", "list_users"), {}),
        ({"Null": {"aws:AssumedRoot": "false"}}, ("iam", "list_users"), {}),
        ({"StringNotEquals": {"aws:RequestedRegion": "us-east-1"}}, ("iam", "list_users"), {}),
    ],
    ids=lambda value: str(value)[:60],
)
def test_what_a_call_lacks_is_absent(
    guarded: Guarded, condition: dict[str, Any], call: tuple[str, str], arguments: dict[str, object]
) -> None:
    """A key that the call cannot have, or does not have, is not there."""
    assert refused(guarded, condition, *call, **arguments) == ""


def test_a_change_of_attribute_without_addition_adds_nobody(guarded: Guarded) -> None:
    """Taking a permission away is no addition, in either form of the call."""
    for removing in (
        {"CreateVolumePermission": {"Remove": [{"Group": "all"}]}},
        {"OperationType": "remove", "GroupNames": ["all"]},
    ):
        condition = {"Null": {"ec2:Add/group": "false"}}
        call = ("ec2", "modify_snapshot_attribute")
        assert refused(guarded, condition, *call, **SNAPSHOT, **removing) != "denied"


def test_the_tags_of_a_key_count(guarded: Guarded) -> None:
    """A resource's tags are looked up where the sandbox keeps them."""
    member = guarded.organization.member
    tags = [{"TagKey": "managed-by", "TagValue": "bulkhead"}]
    tagged = member.call("kms", "create_key", Tags=tags)["KeyMetadata"]["KeyId"]
    plain = member.call("kms", "create_key")["KeyMetadata"]["KeyId"]
    condition = {"StringEquals": {"aws:ResourceTag/managed-by": "bulkhead"}}
    assert refused(guarded, condition, "kms", "disable_key", KeyId=tagged) == "denied"
    assert refused(guarded, condition, "kms", "disable_key", KeyId=plain) == ""


def test_the_tags_of_a_queue_count(guarded: Guarded) -> None:
    """As do those of whatever else moto lists tags of."""
    member = guarded.organization.member
    tagged = member.call("sqs", "create_queue", QueueName="a", tags={"team": "red"})["QueueUrl"]
    plain = member.call("sqs", "create_queue", QueueName="b")["QueueUrl"]
    condition = {"StringEquals": {"aws:ResourceTag/team": "red"}}
    for url, expected in ((tagged, "denied"), (plain, "")):
        account_url = f"https://sqs.eu-west-1.amazonaws.com/{'/'.join(url.split('/')[-2:])}"
        assert refused(guarded, condition, "sqs", "purge_queue", QueueUrl=account_url) == expected


def test_a_role_is_passed_to_the_service_that_is_called(guarded: Guarded) -> None:
    """iam:PassRole is asked with the service that is to have the role."""
    role = f"arn:aws:iam::{guarded.organization.member_id}:role/r"
    statement = denying(
        "iam:PassRole", Condition={"StringEquals": {"iam:PassedToService": "lambda.amazonaws.com"}}
    )
    arn = guarded.attach(statement)
    found = refusal(
        guarded.organization.member,
        "lambda",
        "create_function",
        FunctionName="f",
        Role=role,
        Code={"ZipFile": b"a"},
    )
    assert f"perform: iam:PassRole on resource: {role} with" in found.message
    assert found.message.endswith(arn)
