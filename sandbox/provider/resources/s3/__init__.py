"""Amazon S3: buckets, their settings that are resources of their own, and the account's."""

from sandbox.provider.resources.s3 import access, account, bucket, keeping

RESOURCES = (
    account.PUBLIC_ACCESS_BLOCK_TYPE,
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
