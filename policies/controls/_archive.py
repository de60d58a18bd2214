"""What `log_archive_and_backups_not_deleted` is about: actions on the archive, and its checks."""

from collections.abc import Iterator
from fnmatch import fnmatchcase

from ._check import Check
from ._finding import Finding, Undecided, Violation
from ._inputs import UNKNOWN, Inputs, as_bool
from ._params import Params
from ._rules import must_be, must_be_set
from ._types import BUCKET, tokens

BACKUP_ACTIONS = (
    "backup:DeleteBackupPlan",
    "backup:DeleteBackupVault",
    "backup:DeleteBackupVaultAccessPolicy",
    "backup:DeleteBackupVaultLockConfiguration",
    "backup:DeleteRecoveryPoint",
    "backup:DisassociateRecoveryPoint",
    "backup:PutBackupVaultAccessPolicy",
    "backup:UpdateRecoveryPointLifecycle",
    "backup:UpdateRegionSettings",
)
KEY_ACTIONS = (
    "kms:DeleteImportedKeyMaterial",
    "kms:DisableKey",
    "kms:DisableKeyRotation",
    "kms:PutKeyPolicy",
    "kms:ScheduleKeyDeletion",
    "kms:TagResource",
    "kms:UntagResource",
)
BUCKET_ACTIONS = (
    "s3:DeleteBucket",
    "s3:DeleteBucketPolicy",
    "s3:PutBucketAcl",
    "s3:PutBucketLogging",
    "s3:PutBucketObjectLockConfiguration",
    "s3:PutBucketOwnershipControls",
    "s3:PutBucketPolicy",
    "s3:PutBucketPublicAccessBlock",
    "s3:PutBucketVersioning",
    "s3:PutEncryptionConfiguration",
    "s3:PutLifecycleConfiguration",
    "s3:PutReplicationConfiguration",
)
OBJECT_ACTIONS = (
    "s3:BypassGovernanceRetention",
    "s3:DeleteObject",
    "s3:DeleteObjectVersion",
    "s3:PutObjectLegalHold",
    "s3:PutObjectRetention",
)


def _locked_bucket_is_kept(inputs: Inputs, params: Params) -> Iterator[Finding]:
    force = inputs.get("forceDestroy")
    name, locked = inputs.get("bucket"), as_bool(inputs.get("objectLockEnabled"))
    is_log_bucket = isinstance(name, str) and any(fnmatchcase(name, b) for b in params.log_buckets)
    if force is not UNKNOWN and as_bool(force) is not True:
        return
    if not is_log_bucket and locked is not True:
        if UNKNOWN in (name, locked):
            yield Undecided("bucket")
    elif force is UNKNOWN:
        yield Undecided("forceDestroy")
    else:
        yield Violation(
            "forceDestroy", "is true on a bucket whose objects must be kept", "force_destroy=False"
        )


ARCHIVE_CHECKS = (
    Check(
        name="bucket",
        types=BUCKET,
        find=_locked_bucket_is_kept,
        passes=(
            {"bucket": "orders", "forceDestroy": True},
            {"bucket": "example-logs", "objectLockEnabled": True},
            {"objectLockEnabled": True, "forceDestroy": False},
        ),
        fails=(
            {"bucket": "example-logs", "forceDestroy": True},
            {"bucket": "orders", "objectLockEnabled": True, "forceDestroy": "true"},
        ),
    ),
    Check(
        name="vault",
        types=tokens("backup", "Vault"),
        find=must_be("forceDestroy", wanted=False, default=False, write="force_destroy=False"),
        passes=({}, {"name": "daily", "forceDestroy": False}),
        fails=({"name": "daily", "forceDestroy": True},),
    ),
    Check(
        name="vault-lock",
        types=tokens("backup", "VaultLockConfiguration"),
        find=must_be_set("minRetentionDays", write="min_retention_days=35"),
        passes=({"backupVaultName": "daily", "minRetentionDays": 35},),
        fails=({"backupVaultName": "daily"},),
    ),
)
