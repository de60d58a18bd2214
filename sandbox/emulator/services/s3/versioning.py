"""Versions of objects, which Object Lock depends on."""

from sandbox.emulator.call import Call
from sandbox.emulator.errors import AwsError
from sandbox.emulator.registry import before
from sandbox.emulator.services.s3.buckets import find_bucket


@before("s3", "PutBucketVersioning")
def locked_bucket_keeps_its_versions(call: Call) -> None:
    """Refusal: versioning cannot be suspended where Object Lock is enabled.

    Source: "Object Lock considerations", Amazon S3 User Guide.
    """
    bucket = find_bucket(call.params["Bucket"])
    status = call.params["VersioningConfiguration"].get("Status")
    if bucket is not None and bucket.object_lock_enabled and status == "Suspended":
        raise AwsError(
            "InvalidBucketState",
            "An Object Lock configuration is present on this bucket, so the versioning state "
            "cannot be changed.",
        )
