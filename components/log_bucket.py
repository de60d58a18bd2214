"""A bucket that keeps logs."""

from dataclasses import dataclass

import pulumi
from pulumi_aws import s3

from components.log_lifecycle import lifecycle_rules
from config import Logging, ObjectLock


@dataclass(frozen=True, kw_only=True)
class LogBucketSettings:
    """What distinguishes one log bucket from another.

    Attributes:
        bucket: Its name, unique world-wide.
        policy: Its policy, as text.
        key_arn: Key that encrypts its objects; None for the keys of S3 (SSE-S3).
        object_lock: How long nobody can delete an object; None for a bucket without Object Lock.
        access_log_bucket: The bucket that keeps who asked for what; None to keep no such record.
    """

    bucket: str
    policy: pulumi.Input[str]
    key_arn: pulumi.Input[str] | None
    object_lock: ObjectLock | None
    access_log_bucket: pulumi.Input[str] | None


class LogBucket(pulumi.ComponentResource):
    """A bucket that services write logs to, and from which nothing is ever deleted by hand.

    Versioned, owned whole by its account, closed to the public, expired by lifecycle alone. All of
    it is retained when the stack is destroyed: a bucket that stays without its policy or its
    public access block would be worse than none.

    Attributes:
        bucket: Name of the bucket, once its policy admits those who write.
        arn: ARN of the bucket.
    """

    bucket: pulumi.Output[str]
    arn: pulumi.Output[str]

    def __init__(
        self,
        name: str,
        *,
        settings: LogBucketSettings,
        logging: Logging,
        protect: bool,
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        """Build the bucket, in the provider's region.

        Args:
            name: Name of the component and of each of its resources.
            settings: What distinguishes this bucket.
            logging: How long logs are kept.
            protect: Whether Pulumi refuses to delete any of it.
            opts: Options, above all the account's provider.
        """
        super().__init__("bulkhead:index:LogBucket", name, None, opts)
        self._name = name
        self._child = pulumi.ResourceOptions(parent=self, protect=protect, retain_on_delete=True)
        bucket = s3.Bucket(
            name,
            bucket=settings.bucket,
            object_lock_enabled=settings.object_lock is not None,
            opts=self._child,
        )
        closed = self._close(bucket)
        versioned = self._keep_versions(bucket, settings.object_lock)
        self._encrypt(bucket, settings.key_arn)
        self._expire(bucket, logging, versioned)
        policy = self._admit(bucket, settings.policy, closed)
        if settings.access_log_bucket is not None:
            self._record_access(bucket, settings.access_log_bucket)
        self.bucket = policy.bucket
        self.arn = bucket.arn
        self.register_outputs({"bucket": self.bucket, "arn": self.arn})

    def _after(self, *resources: pulumi.Resource) -> pulumi.ResourceOptions:
        return pulumi.ResourceOptions.merge(
            self._child, pulumi.ResourceOptions(depends_on=list(resources))
        )

    def _close(self, bucket: s3.Bucket) -> list[pulumi.Resource]:
        return [
            s3.BucketPublicAccessBlock(
                self._name,
                bucket=bucket.id,
                block_public_acls=True,
                block_public_policy=True,
                ignore_public_acls=True,
                restrict_public_buckets=True,
                opts=self._child,
            ),
            s3.BucketOwnershipControls(
                self._name,
                bucket=bucket.id,
                rule=s3.BucketOwnershipControlsRuleArgs(object_ownership="BucketOwnerEnforced"),
                opts=self._child,
            ),
        ]

    def _keep_versions(self, bucket: s3.Bucket, object_lock: ObjectLock | None) -> pulumi.Resource:
        versioning = s3.BucketVersioning(
            self._name,
            bucket=bucket.id,
            versioning_configuration=s3.BucketVersioningVersioningConfigurationArgs(
                status="Enabled"
            ),
            opts=self._child,
        )
        if object_lock is not None:
            s3.BucketObjectLockConfiguration(
                self._name,
                bucket=bucket.id,
                rule=s3.BucketObjectLockConfigurationRuleArgs(
                    default_retention=s3.BucketObjectLockConfigurationRuleDefaultRetentionArgs(
                        mode=object_lock.mode, days=object_lock.retention_days
                    )
                ),
                opts=self._after(versioning),
            )
        return versioning

    def _encrypt(self, bucket: s3.Bucket, key_arn: pulumi.Input[str] | None) -> None:
        default = (
            s3.BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultArgs(
                sse_algorithm="AES256" if key_arn is None else "aws:kms", kms_master_key_id=key_arn
            )
        )
        s3.BucketServerSideEncryptionConfiguration(
            self._name,
            bucket=bucket.id,
            rules=[
                s3.BucketServerSideEncryptionConfigurationRuleArgs(
                    apply_server_side_encryption_by_default=default,
                    bucket_key_enabled=key_arn is not None,
                )
            ],
            opts=self._child,
        )

    def _expire(self, bucket: s3.Bucket, logging: Logging, versioned: pulumi.Resource) -> None:
        s3.BucketLifecycleConfiguration(
            self._name,
            bucket=bucket.id,
            rules=lifecycle_rules(logging),
            # Expiry of versions that are not current can only be set once there are versions.
            opts=self._after(versioned),
        )

    def _admit(
        self, bucket: s3.Bucket, policy: pulumi.Input[str], closed: list[pulumi.Resource]
    ) -> s3.BucketPolicy:
        # S3 takes one change to a bucket's access at a time and answers others with a conflict.
        opts = self._after(*closed)
        return s3.BucketPolicy(self._name, bucket=bucket.id, policy=policy, opts=opts)

    def _record_access(self, bucket: s3.Bucket, target: pulumi.Input[str]) -> None:
        s3.BucketLogging(
            self._name,
            bucket=bucket.id,
            target_bucket=target,
            target_prefix=f"{self._name}/",
            opts=self._child,
        )
