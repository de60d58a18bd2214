"""Buckets with objects in them."""

import pytest

from sandbox.provider import life
from sandbox.provider.errors import CallFailedError
from sandbox.provider.reading import read
from sandbox.provider.registry import resource
from sandbox.provider.session import Session

BUCKET = resource("aws:s3/bucket:Bucket")
VERSIONING = resource("aws:s3/bucketVersioning:BucketVersioning")
NAME = "example-full"


@pytest.fixture
def full_bucket(session: Session) -> dict[str, object]:
    """The state of a bucket with versions of an object and a marker that it is deleted."""
    _, state = life.create(BUCKET, session, {"bucket": NAME, "tagsAll": {}})
    enabled = {"Status": "Enabled"}
    session.call("s3", "PutBucketVersioning", Bucket=NAME, VersioningConfiguration=enabled)
    for body in (b"one", b"two"):
        session.call("s3", "PutObject", Bucket=NAME, Key="object", Body=body)
    session.call("s3", "DeleteObject", Bucket=NAME, Key="object")
    return state


def test_a_full_bucket_is_not_deleted(session: Session, full_bucket: dict[str, object]) -> None:
    """Objects are never lost by a deletion that does not ask for it."""
    with pytest.raises(CallFailedError, match="BucketNotEmpty"):
        life.delete(BUCKET, session, NAME, full_bucket)


def test_a_full_bucket_is_emptied_where_it_is_asked_for(
    session: Session, full_bucket: dict[str, object]
) -> None:
    """With forceDestroy every version and every marker goes, and then the bucket."""
    life.delete(BUCKET, session, NAME, {**full_bucket, "forceDestroy": True})
    assert read(BUCKET, session, NAME, full_bucket) is None


def test_a_locked_bucket_keeps_its_versions(session: Session) -> None:
    """AWS does not suspend versioning where Object Lock is enabled; the setting is forgotten."""
    life.create(BUCKET, session, {"bucket": NAME, "objectLockEnabled": True, "tagsAll": {}})
    inputs = {"bucket": NAME, "versioningConfiguration": {"status": "Enabled"}}
    made, state = life.create(VERSIONING, session, inputs)
    life.delete(VERSIONING, session, made, state)
    assert read(VERSIONING, session, made, state) == state
