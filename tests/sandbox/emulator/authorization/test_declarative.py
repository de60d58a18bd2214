"""Settings that declarative EC2 policies and S3 policies keep, against everybody."""

import json
from collections.abc import Mapping

import pytest

from tests.sandbox.emulator.authorization.guarded import Guarded, Refusal, refusal

EC2, S3 = "DECLARATIVE_POLICY_EC2", "S3_POLICY"
IMAGE = {"ImageId": "ami-12c6146b", "MinCount": 1, "MaxCount": 1}
ALL = {"Add": [{"Group": "all"}]}
TOKENS = {"instance_metadata_defaults": {"http_tokens_enforced": {"@@assign": "enabled"}}}
BLOCKING = {"@@assign": "block_new_sharing"}
BLOCK_ALL = {"s3_attributes": {"public_access_block_configuration": {"@@assign": "all"}}}
PUBLIC = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": {
            "Effect": "Allow",
            "Principal": "*",
            "Action": "s3:GetObject",
            "Resource": "arn:aws:s3:::guarded/*",
        },
    }
)


def _keep(guarded: Guarded, policy_type: str, content: Mapping[str, object], to: str = "") -> str:
    aws, root = guarded.organization.aws, guarded.organization.root_id
    enabled = aws.call("organizations", "list_roots")["Roots"][0]["PolicyTypes"]
    if policy_type not in {each["Type"] for each in enabled}:
        aws.call("organizations", "enable_policy_type", RootId=root, PolicyType=policy_type)
    policy = aws.call(
        "organizations",
        "create_policy",
        Name=f"settings-{to or root}",
        Description="",
        Type=policy_type,
        Content=json.dumps(content),
    )["Policy"]["PolicySummary"]
    aws.call("organizations", "attach_policy", PolicyId=policy["Id"], TargetId=to or root)
    return str(policy["Arn"])


def _tried(guarded: Guarded, service: str, operation: str, **arguments: object) -> Refusal:
    return refusal(guarded.organization.member, service, operation, **arguments)


@pytest.mark.parametrize(
    ("attributes", "operation", "arguments"),
    [
        (
            {"image_block_public_access": {"state": BLOCKING}},
            "disable_image_block_public_access",
            {},
        ),
        (
            {"image_block_public_access": {"state": BLOCKING}},
            "modify_image_attribute",
            {"ImageId": "ami-1", "LaunchPermission": ALL},
        ),
        (
            {"snapshot_block_public_access": {"state": BLOCKING}},
            "modify_snapshot_attribute",
            {"SnapshotId": "snap-1", "CreateVolumePermission": ALL},
        ),
        (
            {"serial_console_access": {"status": {"@@assign": "disabled"}}},
            "enable_serial_console_access",
            {},
        ),
        (TOKENS, "modify_instance_metadata_defaults", {"HttpTokens": "optional"}),
        (TOKENS, "run_instances", {**IMAGE, "MetadataOptions": {"HttpTokens": "optional"}}),
        (
            TOKENS,
            "modify_instance_metadata_options",
            {"InstanceId": "i-1", "HttpTokens": "optional"},
        ),
    ],
)
def test_ec2_keeps_its_settings(
    guarded: Guarded,
    attributes: dict[str, object],
    operation: str,
    arguments: dict[str, object],
) -> None:
    """What would change a setting, or does not go with it, is refused in the policy's words."""
    said = {"exception_message": {"@@assign": "Ask the platform team"}}
    arn = _keep(guarded, EC2, {"ec2_attributes": {**said, **attributes}})
    found = _tried(guarded, "ec2", operation, **arguments)
    assert (found.code, found.message) == (
        "DeclarativePolicyViolation",
        f"Ask the platform team: {arn}",
    )


def test_what_goes_with_the_settings_passes(guarded: Guarded) -> None:
    """Launches with tokens, and sharing with one account, are nobody's concern."""
    images = {"image_block_public_access": {"state": BLOCKING}}
    _keep(guarded, EC2, {"ec2_attributes": {**TOKENS, **images}})
    launch = {**IMAGE, "MetadataOptions": {"HttpTokens": "required"}}
    assert _tried(guarded, "ec2", "run_instances", **launch).code == ""
    assert _tried(guarded, "ec2", "run_instances", **IMAGE).code == ""
    shared = {"ImageId": "ami-1", "LaunchPermission": {"Add": [{"UserId": "111122223333"}]}}
    found = _tried(guarded, "ec2", "modify_image_attribute", **shared)
    assert found.code != "DeclarativePolicyViolation"


@pytest.mark.parametrize(("closed", "refused"), [(False, False), (True, True)])
def test_the_nearest_policy_has_the_last_word(
    guarded: Guarded, *, closed: bool, refused: bool
) -> None:
    """Unless one above it lets nothing below change the value."""
    setting: dict[str, object] = dict(BLOCKING)
    if closed:
        setting["@@operators_allowed_for_child_policies"] = ["@@none"]
    _keep(guarded, EC2, {"ec2_attributes": {"image_block_public_access": {"state": setting}}})
    lifted = {"image_block_public_access": {"state": {"@@assign": "unblocked"}}}
    _keep(guarded, EC2, {"ec2_attributes": lifted}, guarded.organization.member_id)
    found = _tried(guarded, "ec2", "modify_image_attribute", ImageId="ami-1", LaunchPermission=ALL)
    assert (found.code == "DeclarativePolicyViolation") == refused


@pytest.mark.parametrize(
    ("operation", "arguments"),
    [
        ("put_bucket_acl", {"ACL": "public-read"}),
        ("put_bucket_policy", {"Policy": PUBLIC}),
        ("put_object", {"Key": "k", "ACL": "public-read"}),
    ],
)
def test_an_s3_policy_keeps_buckets_private(
    guarded: Guarded, operation: str, arguments: dict[str, object]
) -> None:
    """Public ACLs and policies are refused, whatever the bucket says."""
    member = guarded.organization.member
    location = {"LocationConstraint": "eu-west-1"}
    member.call("s3", "create_bucket", Bucket="guarded", CreateBucketConfiguration=location)
    member.call("s3", "delete_public_access_block", Bucket="guarded")
    arn = _keep(guarded, S3, BLOCK_ALL)
    found = _tried(guarded, "s3", operation, Bucket="guarded", **arguments)
    assert (found.code, found.status) == ("AccessDenied", 403)
    assert found.message.endswith(arn)
    assert _tried(guarded, "s3", "put_object", Bucket="guarded", Key="k").code == ""
