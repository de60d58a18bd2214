"""What the log archive's stack builds."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from config import LandingZone
from tests.components.account_stacks import run_log_archive
from tests.components.deployment import Deployment
from tests.components.registered import Registered

KEPT = (
    "aws:kms/key:Key",
    "aws:kms/alias:Alias",
    "aws:s3/bucket:Bucket",
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
    "aws:s3/bucketLogging:BucketLogging",
    "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
    "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
    "aws:s3/bucketPolicy:BucketPolicy",
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    "aws:s3/bucketVersioning:BucketVersioning",
)


OTHERS = ("alarms", "ebs", "sessions-eu", "sessions-us")


@pytest.fixture(scope="module")
def archive(landing_zone: LandingZone) -> Deployment:
    """The log archive of the example organization."""
    return run_log_archive(landing_zone)


def by_bucket(deployment: Deployment, kind: str) -> Mapping[str, Registered]:
    """The resources of a kind, such as BucketPolicy, by the bucket that they are about."""
    token = f"aws:s3/{kind[0].lower()}{kind[1:]}:{kind}"
    return {resource.inputs["bucket"]: resource for resource in deployment.of_type(token)}


def logs_of_the_archive(deployment: Deployment, token: str) -> list[Registered]:
    """The resources of a type that hold logs; alarms, volumes and sessions have their own keys."""
    return [one for one in deployment.of_type(token) if not one.name.startswith(OTHERS)]


def test_the_buckets_are_those_that_other_stacks_expect(
    archive: Deployment, landing_zone: LandingZone
) -> None:
    """Names follow from the configuration, because guardrails and trails speak of them."""
    assert set(by_bucket(archive, "Bucket")) == set(landing_zone.names.log_buckets)


@pytest.mark.parametrize(
    ("kind", "setting"),
    [
        (
            "BucketPublicAccessBlock",
            {
                "blockPublicAcls": True,
                "blockPublicPolicy": True,
                "ignorePublicAcls": True,
                "restrictPublicBuckets": True,
            },
        ),
        ("BucketOwnershipControls", {"rule": {"objectOwnership": "BucketOwnerEnforced"}}),
        ("BucketVersioning", {"versioningConfiguration": {"status": "Enabled"}}),
    ],
)
def test_every_bucket_is_closed_owned_and_versioned(
    archive: Deployment, landing_zone: LandingZone, kind: str, setting: Mapping[str, Any]
) -> None:
    """No bucket of the archive is without its public access block, its owner and its versions."""
    settings = by_bucket(archive, kind)
    assert set(settings) == set(landing_zone.names.log_buckets)
    for resource in settings.values():
        assert setting.items() <= resource.inputs.items()


def test_every_bucket_refuses_plain_text_connections(
    archive: Deployment, landing_zone: LandingZone
) -> None:
    """Every bucket has a policy, and each denies everything that does not come over TLS."""
    policies = by_bucket(archive, "BucketPolicy")
    assert set(policies) == set(landing_zone.names.log_buckets)
    for policy in policies.values():
        statements = json.loads(policy.inputs["policy"])["Statement"]
        (tls,) = [one for one in statements if one["Sid"] == "OnlyOverTls"]
        assert (tls["Effect"], tls["Principal"], tls["Action"]) == ("Deny", "*", ["s3:*"])
        assert tls["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}


def test_buckets_are_encrypted_with_the_log_key(
    archive: Deployment, landing_zone: LandingZone
) -> None:
    """All but what S3 delivers to no bucket with a KMS key, and what agents of others write."""
    rules = {
        bucket: resource.inputs["rules"][0]
        for bucket, resource in by_bucket(
            archive, "BucketServerSideEncryptionConfiguration"
        ).items()
    }
    others = (landing_zone.names.access_log_bucket, landing_zone.names.session_bucket)
    for bucket in others:
        default = rules.pop(bucket)["applyServerSideEncryptionByDefault"]
        assert default == {"sseAlgorithm": "AES256"}
    for rule in rules.values():
        default = rule["applyServerSideEncryptionByDefault"]
        assert default["sseAlgorithm"] == "aws:kms"
        assert default["kmsMasterKeyId"] == archive.outputs["log_key_arn"]
        assert rule["bucketKeyEnabled"] is True
    assert len(rules) == len(landing_zone.names.log_buckets) - len(others)


def test_the_trail_is_locked_as_configured(archive: Deployment, landing_zone: LandingZone) -> None:
    """CloudTrail's bucket has Object Lock; AWS Config and S3 deliver to no bucket that has it."""
    locks = by_bucket(archive, "BucketObjectLockConfiguration")
    lock = landing_zone.logging.object_lock
    assert list(locks) == [landing_zone.names.trail_bucket]
    retention = locks[landing_zone.names.trail_bucket].inputs["rule"]["defaultRetention"]
    assert retention == {"mode": lock.mode, "days": lock.retention_days}
    enabled = {
        bucket
        for bucket, resource in by_bucket(archive, "Bucket").items()
        if resource.inputs.get("objectLockEnabled")
    }
    assert enabled == {landing_zone.names.trail_bucket}


def test_logs_turn_cold_and_expire_as_configured(
    archive: Deployment, landing_zone: LandingZone
) -> None:
    """Every bucket keeps logs at hand, then cold, then not at all; versions and uploads end too."""
    logging = landing_zone.logging
    configurations = by_bucket(archive, "BucketLifecycleConfiguration")
    assert set(configurations) == set(landing_zone.names.log_buckets)
    for configuration in configurations.values():
        ages, left_overs = configuration.inputs["rules"]
        assert ages["transitions"] == [
            {"days": logging.hot_days, "storageClass": logging.cold.storage_class}
        ]
        assert ages["expiration"] == {"days": logging.cold.expire_after_days}
        assert ages["noncurrentVersionExpiration"]["noncurrentDays"] > 0
        assert left_overs["abortIncompleteMultipartUpload"]["daysAfterInitiation"] > 0
        assert all(rule["status"] == "Enabled" for rule in (ages, left_overs))


def test_who_asked_for_what_is_recorded(archive: Deployment, landing_zone: LandingZone) -> None:
    """Every bucket but the one that keeps the record is recorded, in a place of its own."""
    logging = by_bucket(archive, "BucketLogging")
    access_logs = landing_zone.names.access_log_bucket
    assert set(logging) == set(landing_zone.names.log_buckets) - {access_logs}
    assert {one.inputs["targetBucket"] for one in logging.values()} == {access_logs}
    assert len({one.inputs["targetPrefix"] for one in logging.values()}) == len(logging)


@pytest.mark.parametrize("protect", [True, False])
def test_nothing_that_keeps_logs_is_ever_deleted(
    landing_zone: LandingZone, *, protect: bool
) -> None:
    """Key, buckets and all their settings stay when the stack goes; protection may be lifted."""
    organization = landing_zone.organization.model_copy(update={"protect": protect})
    deployment = run_log_archive(landing_zone.model_copy(update={"organization": organization}))
    for token in KEPT:
        resources = logs_of_the_archive(deployment, token)
        assert resources, token
        assert all(one.retain_on_delete and one.protect is protect for one in resources), token


def test_a_bucket_is_closed_before_its_policy_opens_it(archive: Deployment) -> None:
    """The public access block is there before any policy is."""
    closed = by_bucket(archive, "BucketPublicAccessBlock")
    for bucket, policy in by_bucket(archive, "BucketPolicy").items():
        assert closed[bucket].urn in policy.depends_on


def test_the_key_rotates(archive: Deployment) -> None:
    """The key's material changes every year (CIS AWS Foundations Benchmark v3.0.0, 3.6)."""
    keys = archive.of_type("aws:kms/key:Key")
    assert keys
    assert all(key.inputs["enableKeyRotation"] is True for key in keys)


def test_only_after_the_bucket_admits_it_does_config_deliver(archive: Deployment) -> None:
    """AWS Config tries the bucket when its channel is made, so the bucket's policy comes first."""
    (policy,) = [
        one.urn
        for one in archive.of_type("aws:s3/bucketPolicy:BucketPolicy")
        if one.name == "configuration-logs"
    ]
    channels = archive.of_type("aws:cfg/deliveryChannel:DeliveryChannel")
    assert channels
    assert all(policy in channel.depends_on for channel in channels)
