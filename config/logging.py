"""The log archive: how long logs stay, and in what."""

from typing import Annotated, Literal

from pydantic import Field

from config.base import Distinct, Model, Whole
from config.resource_names import BucketPrefix


class ObjectLock(Model):
    """For how long no one can delete or overwrite a log."""

    mode: Literal["GOVERNANCE", "COMPLIANCE"] = Field(
        description="GOVERNANCE can be lifted by a role with a permission of its own; COMPLIANCE "
        "by nobody, AWS included, so that a mistake stays until it expires."
    )
    # S3 User Guide, "Locking objects with Object Lock": at most 100 years.
    retention_days: Whole = Field(ge=1, le=36500, description="Length of the lock in days.")


class ColdStorage(Model):
    """Where old logs go, and when they end."""

    storage_class: Literal["GLACIER_IR", "GLACIER", "DEEP_ARCHIVE"] = Field(
        description="Storage class after `hot_days`. Reading back takes milliseconds from "
        "GLACIER_IR, hours from GLACIER, up to two days from DEEP_ARCHIVE."
    )
    expire_after_days: Whole = Field(
        ge=1, description="Age in days at which a log is deleted; seven years are 2555."
    )


class Logging(Model):
    """The log archive: how long logs stay, and in what."""

    bucket_prefix: BucketPrefix | None = Field(
        default=None,
        description="Begins the names of the log buckets and the aliases of accounts, which are "
        "unique world-wide. Default: the organization's name.",
    )
    object_lock: ObjectLock = Field(description="For how long nobody can delete a log.")
    hot_days: Whole = Field(ge=1, description="Days for which logs can be read at once.")
    cold: ColdStorage = Field(description="What happens to logs after `hot_days`.")
    cloudtrail_insights: Annotated[
        tuple[Literal["ApiCallRateInsight", "ApiErrorRateInsight"], ...], Distinct()
    ] = Field(default=(), description="Unusual activity that CloudTrail points out, at a price.")
