"""What an account sets for EC2 in a region."""

import pytest

from tests.sandbox.emulator.aws import Aws

# Operation, its arguments -> the operation that reads, and what it says before and after.
SETTINGS: tuple[
    tuple[tuple[str, dict[str, str]], tuple[str, str, object, object]],
    ...,
] = (
    (
        ("enable_serial_console_access", {}),
        ("get_serial_console_access_status", "SerialConsoleAccessEnabled", False, True),
    ),
    (
        ("disable_image_block_public_access", {}),
        (
            "get_image_block_public_access_state",
            "ImageBlockPublicAccessState",
            "block-new-sharing",
            "unblocked",
        ),
    ),
    (
        ("enable_snapshot_block_public_access", {"State": "block-all-sharing"}),
        ("get_snapshot_block_public_access_state", "State", "unblocked", "block-all-sharing"),
    ),
)


@pytest.mark.parametrize(("change", "reading"), SETTINGS, ids=lambda case: case[0])
def test_a_setting_is_kept_for_its_region_alone(
    aws: Aws, change: tuple[str, dict[str, str]], reading: tuple[str, str, object, object]
) -> None:
    """What is set in one region is read back there, and another one keeps what AWS begins with."""
    operation, member, before, after = reading
    assert aws.call("ec2", operation)[member] == before
    aws.call("ec2", change[0], **change[1])
    assert aws.call("ec2", operation)[member] == after
    elsewhere = aws.client("ec2", "eu-central-1")
    assert getattr(elsewhere, operation)()[member] == before


def test_metadata_defaults_without_a_preference_are_left_out(aws: Aws) -> None:
    """A default is there as long as somebody prefers something."""
    set_, read = "modify_instance_metadata_defaults", "get_instance_metadata_defaults"
    aws.call("ec2", set_, HttpTokens="required", HttpPutResponseHopLimit=2)
    found = aws.call("ec2", read)["AccountLevel"]
    assert found == {"HttpTokens": "required", "HttpPutResponseHopLimit": 2, "ManagedBy": "account"}
    aws.call("ec2", set_, HttpTokens="no-preference", HttpPutResponseHopLimit=-1)
    assert aws.call("ec2", read)["AccountLevel"] == {"ManagedBy": "account"}


def test_the_default_key_of_volumes_is_aws_managed_until_there_is_another(aws: Aws) -> None:
    """A key that becomes the default is read back, and given up again."""
    key = aws.call("kms", "create_key")["KeyMetadata"]
    for operation, arguments, expected in (
        ("get_ebs_default_kms_key_id", {}, "alias/aws/ebs"),
        ("modify_ebs_default_kms_key_id", {"KmsKeyId": key["KeyId"]}, key["Arn"]),
        ("get_ebs_default_kms_key_id", {}, key["Arn"]),
        ("reset_ebs_default_kms_key_id", {}, "alias/aws/ebs"),
    ):
        assert aws.call("ec2", operation, **arguments)["KmsKeyId"] == expected
