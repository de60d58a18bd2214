"""Calls that are made twice with one token."""

from tests.sandbox.emulator.aws import Aws

SIZE = {"AvailabilityZone": "eu-west-1a", "Size": 1}


def test_the_same_token_makes_one_thing(aws: Aws) -> None:
    """Who asks again with the token gets the first answer; with another one, something new."""
    first, again, other = (
        aws.call("ec2", "create_volume", ClientToken=token, **SIZE)["VolumeId"]
        for token in ("one", "one", "two")
    )
    assert first == again != other
    volumes = aws.call("ec2", "describe_volumes")["Volumes"]
    assert {volume["VolumeId"] for volume in volumes} == {first, other}


def test_a_token_belongs_to_its_account_and_region(aws: Aws) -> None:
    """Somebody else may use the same words."""
    here = aws.call("ec2", "create_volume", ClientToken="one", **SIZE)["VolumeId"]
    there = Aws(aws.endpoint, aws.credentials, "us-east-1")
    zone = {**SIZE, "AvailabilityZone": "us-east-1a"}
    assert there.call("ec2", "create_volume", ClientToken="one", **zone)["VolumeId"] != here


def test_a_refusal_is_not_remembered(aws: Aws) -> None:
    """What was refused can be asked for again with the same token, put right."""
    wrong = {**SIZE, "SnapshotId": "snap-00000000000000000"}
    assert aws.refusal("ec2", "create_volume", ClientToken="one", **wrong) != ""
    assert aws.call("ec2", "create_volume", ClientToken="one", **SIZE)["VolumeId"]
