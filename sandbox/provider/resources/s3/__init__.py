"""Amazon S3: buckets, and the settings of buckets that are resources of their own."""

from sandbox.provider.resources.s3 import access, bucket, keeping

RESOURCES = (
    bucket.BUCKET_TYPE,
    access.OWNERSHIP_TYPE,
    access.POLICY_TYPE,
    access.PUBLIC_ACCESS_BLOCK_TYPE,
    keeping.ENCRYPTION_TYPE,
    keeping.LIFECYCLE_TYPE,
    keeping.LOGGING_TYPE,
    keeping.OBJECT_LOCK_TYPE,
    keeping.VERSIONING_TYPE,
)
