"""Which condition keys a call carries: each case is denied with the key, and passes without it."""

import json
from typing import Any

import pytest

from tests.sandbox.emulator.authorization.guarded import Guarded, Refusal, denying, refusal
from tests.sandbox.emulator.aws import Aws

UNDETERMINED = "UndeterminedInSandbox"

SNAPSHOT = {"SnapshotId": "snap-1"}
ADD = {"CreateVolumePermission": {"Add": [{"Group": "all"}]}}
TAGS = [{"Key": "team", "Value": "red"}]


def _refused(guarded: Guarded, condition: dict[str, Any], *call: Any, **arguments: object) -> str:  # noqa: ANN401 - a call
    arn = guarded.attach(denying("*", Condition=condition))
    found = refusal(guarded.organization.member, *call, **arguments)
    guarded.detach(arn)
    return _by_policy(found, arn)


def _by_policy(found: Refusal, arn: str) -> str:
    return "denied" if found.message.endswith(arn) else found.code


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
    assert _refused(guarded, condition, *call, **arguments) == "denied"


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
    assert _refused(guarded, condition, *call, **arguments) == ""


def test_a_change_of_attribute_without_addition_adds_nobody(guarded: Guarded) -> None:
    """Taking a permission away is no addition, in either form of the call."""
    for removing in (
        {"CreateVolumePermission": {"Remove": [{"Group": "all"}]}},
        {"OperationType": "remove", "GroupNames": ["all"]},
    ):
        condition = {"Null": {"ec2:Add/group": "false"}}
        call = ("ec2", "modify_snapshot_attribute")
        assert _refused(guarded, condition, *call, **SNAPSHOT, **removing) != "denied"


def test_the_tags_of_a_key_count(guarded: Guarded) -> None:
    """A resource's tags are looked up where the sandbox keeps them."""
    member = guarded.organization.member
    tags = [{"TagKey": "managed-by", "TagValue": "bulkhead"}]
    tagged = member.call("kms", "create_key", Tags=tags)["KeyMetadata"]["KeyId"]
    plain = member.call("kms", "create_key")["KeyMetadata"]["KeyId"]
    condition = {"StringEquals": {"aws:ResourceTag/managed-by": "bulkhead"}}
    assert _refused(guarded, condition, "kms", "disable_key", KeyId=tagged) == "denied"
    assert _refused(guarded, condition, "kms", "disable_key", KeyId=plain) == ""


def test_what_cannot_be_known_is_refused_and_said(
    guarded: Guarded, caplog: pytest.LogCaptureFixture
) -> None:
    """A call that a key decides which the sandbox cannot supply does not pass in silence."""
    condition = {"StringEquals": {"sqs:MadeUp": "a"}}
    arn = guarded.attach(denying("sqs:*", Condition=condition))
    found = refusal(guarded.organization.member, "sqs", "list_queues")
    assert (found.code, found.status) == (UNDETERMINED, 400)
    assert arn in found.message
    assert "sqs:MadeUp" in found.message
    assert any(record.getMessage().startswith(found.code) for record in caplog.records)


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        (denying("macie2:*"), "denied"),
        (denying("macie2:*", Resource="arn:aws:macie2:*:*:classification-job/*"), UNDETERMINED),
        (denying("sqs:*", Resource="arn:aws:sqs:*:*:queue"), "AccessDeniedException"),
    ],
)
def test_a_resource_that_is_not_known_is_not_taken_for_another(
    guarded: Guarded, statement: dict[str, object], code: str
) -> None:
    """Where the ARN would decide, the call is refused for want of it.

    What no statement is about reaches Macie, which says that nobody has enabled it.
    """
    arn = guarded.attach(statement)
    found = refusal(guarded.organization.member, "macie2", "get_macie_session")
    assert _by_policy(found, arn) == code


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, ""),
        ({"aws:SecureTransport": "false"}, "denied"),
        ({"aws:PrincipalArn": "x"}, "refused"),
    ],
)
def test_a_client_tells_what_the_network_would(
    guarded: Guarded, told: dict[str, str], expected: str
) -> None:
    """There is no TLS to look at: a client may say so in a header, and nothing about itself."""
    arn = guarded.attach(denying("iam:*", Condition={"Bool": {"aws:SecureTransport": "false"}}))
    client = guarded.organization.member.client("iam")

    def tell(params: dict[str, Any], **_: object) -> None:
        params["headers"]["X-Sandbox-Context"] = json.dumps(told)

    client.meta.events.register("before-call", tell)
    found = refusal(_One(client), "iam", "list_users")
    assert {"ValidationError": "refused"}.get(found.code, _by_policy(found, arn)) == expected


class _One(Aws):
    """One client, in place of those that are made for each call."""

    def __init__(self, client: Any) -> None:  # noqa: ANN401 - boto3 has no types
        super().__init__("", {})
        object.__setattr__(self, "only", client)

    def client(self, service: str, region: str = "") -> Any:  # noqa: ANN401, ARG002 - as above
        """The client."""
        return self.__dict__["only"]
