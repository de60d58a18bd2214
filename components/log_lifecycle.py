"""How long logs stay at hand, stay at all, and what becomes of left-overs."""

from pulumi_aws import s3

from config import Logging

# A version that is no longer the current one has expired, so that its time is over; or it was
# overwritten, which no service does with logs: this many days remain to look into that.
_NONCURRENT_DAYS = 90
_ABANDONED_UPLOAD_DAYS = 7


def lifecycle_rules(logging: Logging) -> list[s3.BucketLifecycleConfigurationRuleArgs]:
    """Lifecycle rules of a log bucket: at hand, then cold, then gone.

    Objects under Object Lock stay until their retention has ended, whatever a rule says. Lone
    delete markers need a rule of their own, without an age. Sources:
    https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html and
    https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html
    """
    return [_hot_then_cold_then_gone(logging), _left_overs()]


def _hot_then_cold_then_gone(logging: Logging) -> s3.BucketLifecycleConfigurationRuleArgs:
    return s3.BucketLifecycleConfigurationRuleArgs(
        id="hot-then-cold-then-gone",
        status="Enabled",
        filter=_every_object(),
        transitions=[
            s3.BucketLifecycleConfigurationRuleTransitionArgs(
                days=logging.hot_days, storage_class=logging.cold.storage_class
            )
        ],
        expiration=s3.BucketLifecycleConfigurationRuleExpirationArgs(
            days=logging.cold.expire_after_days
        ),
        noncurrent_version_expiration=(
            s3.BucketLifecycleConfigurationRuleNoncurrentVersionExpirationArgs(
                noncurrent_days=_NONCURRENT_DAYS
            )
        ),
    )


def _left_overs() -> s3.BucketLifecycleConfigurationRuleArgs:
    return s3.BucketLifecycleConfigurationRuleArgs(
        id="left-overs",
        status="Enabled",
        filter=_every_object(),
        expiration=s3.BucketLifecycleConfigurationRuleExpirationArgs(
            expired_object_delete_marker=True
        ),
        abort_incomplete_multipart_upload=(
            s3.BucketLifecycleConfigurationRuleAbortIncompleteMultipartUploadArgs(
                days_after_initiation=_ABANDONED_UPLOAD_DAYS
            )
        ),
    )


def _every_object() -> s3.BucketLifecycleConfigurationRuleFilterArgs:
    return s3.BucketLifecycleConfigurationRuleFilterArgs(prefix="")
