"""The log archive and the backups cannot be deleted, not even by an administrator of their account.

Extortion works by taking the backups first, and a break-in goes unseen once its log is gone. Object
Lock and vault locks keep what is written; these statements keep the settings around it: policies,
lifecycle, versioning, keys. A resource control policy on the log buckets holds for principals of
any account, also those of the management account.

Exceptions: the landing zone's own roles, which keep the archive, but not where Object Lock is in
compliance mode. AWS services are not bound: they deliver logs and let them expire, and AWS Backup
removes recovery points at the end of their lifecycle through a service-linked role. Deleting a
recovery point by hand is denied too; it costs its retention, and that is what retention is for.
"""

from collections.abc import Iterator
from fnmatch import fnmatchcase

from ._audit import AuditQuery
from ._check import Check
from ._finding import Finding, Undecided, Violation
from ._inputs import UNKNOWN, Inputs, as_bool
from ._model import Control, Frameworks
from ._params import Params
from ._proof import LOG_BUCKET_ARN, LOG_OBJECT_ARN
from ._request import (
    ADMINISTRATOR,
    LANDING_ZONE,
    LOG_ARCHIVE_ACCOUNT,
    Request,
    calls,
    service_linked_role,
)
from ._rules import must_be, must_be_set
from ._statement import Deny, Param
from ._types import BUCKET, tokens

VAULT = "arn:aws:backup:eu-central-1:111111111111:backup-vault:daily"
KEY = "arn:aws:kms:eu-central-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab"
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


def _by_archive_administrator(*actions: str, resource: str) -> tuple[Request, ...]:
    administrator = f"arn:aws:iam::{LOG_ARCHIVE_ACCOUNT}:role/Administrator"
    return tuple(
        Request(
            principal=administrator,
            action=action,
            resource=resource,
            account=LOG_ARCHIVE_ACCOUNT,
            resource_account=LOG_ARCHIVE_ACCOUNT,
        )
        for action in actions
    )


def _from_elsewhere(principal: str, *actions: str, resource: str) -> tuple[Request, ...]:
    return tuple(
        Request(
            principal=principal,
            action=action,
            resource=resource,
            resource_account=LOG_ARCHIVE_ACCOUNT,
        )
        for action in actions
    )


def _by_service(*actions: str, resource: str) -> tuple[Request, ...]:
    return tuple(
        Request(
            principal="cloudtrail.amazonaws.com",
            action=action,
            resource=resource,
            account=LOG_ARCHIVE_ACCOUNT,
            resource_account=LOG_ARCHIVE_ACCOUNT,
            context={"aws:PrincipalIsAWSService": "true"},
        )
        for action in actions
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


CONTROL = Control(
    severity="critical",
    bundle="logging",
    frameworks=Frameworks(fsbp=("KMS.3",)),
    service_control=(
        Deny(
            sid="DenyChangingLogBuckets",
            actions=BUCKET_ACTIONS,
            resources=(Param("log_bucket_arns"),),
            denied=_by_archive_administrator(*BUCKET_ACTIONS, resource=LOG_BUCKET_ARN),
            allowed=(
                *calls(ADMINISTRATOR, *BUCKET_ACTIONS, resource="arn:aws:s3:::orders"),
                *calls(LANDING_ZONE, "s3:PutBucketPolicy", resource=LOG_BUCKET_ARN),
                *_by_archive_administrator(
                    "s3:GetBucketPolicy", "s3:ListBucket", resource=LOG_BUCKET_ARN
                ),
            ),
        ),
        Deny(
            sid="DenyDeletingLogs",
            actions=OBJECT_ACTIONS,
            resources=(Param("log_object_arns"),),
            denied=_by_archive_administrator(*OBJECT_ACTIONS, resource=LOG_OBJECT_ARN),
            allowed=(
                *calls(
                    ADMINISTRATOR,
                    "s3:DeleteObject",
                    resource="arn:aws:s3:::orders/invoice.pdf",
                ),
                *calls(LANDING_ZONE, "s3:PutObjectRetention", resource=LOG_OBJECT_ARN),
                *_by_archive_administrator("s3:GetObject", "s3:PutObject", resource=LOG_OBJECT_ARN),
            ),
        ),
        Deny(
            sid="DenyDeletingBackups",
            actions=(
                "backup:DeleteBackupPlan",
                "backup:DeleteBackupVault",
                "backup:DeleteBackupVaultAccessPolicy",
                "backup:DeleteBackupVaultLockConfiguration",
                "backup:DeleteRecoveryPoint",
                "backup:DisassociateRecoveryPoint",
                "backup:PutBackupVaultAccessPolicy",
                "backup:UpdateRecoveryPointLifecycle",
                "backup:UpdateRegionSettings",
            ),
            denied=calls(
                ADMINISTRATOR,
                "backup:DeleteBackupVault",
                "backup:DeleteBackupVaultLockConfiguration",
                "backup:DeleteRecoveryPoint",
                "backup:PutBackupVaultAccessPolicy",
                "backup:UpdateRecoveryPointLifecycle",
                resource=VAULT,
            ),
            allowed=(
                *calls(
                    ADMINISTRATOR,
                    "backup:StartBackupJob",
                    "backup:StartRestoreJob",
                    "backup:CreateBackupPlan",
                    resource=VAULT,
                ),
                *calls(LANDING_ZONE, "backup:PutBackupVaultAccessPolicy", resource=VAULT),
                *calls(
                    service_linked_role("backup.amazonaws.com", "AWSServiceRoleForBackup"),
                    "backup:DeleteRecoveryPoint",
                    resource=VAULT,
                ),
            ),
        ),
        Deny(
            sid="DenyDisablingLandingZoneKeys",
            actions=(
                "kms:DeleteImportedKeyMaterial",
                "kms:DisableKey",
                "kms:DisableKeyRotation",
                "kms:PutKeyPolicy",
                "kms:ScheduleKeyDeletion",
                "kms:TagResource",
                "kms:UntagResource",
            ),
            condition={"StringEquals": {"aws:ResourceTag/managed-by": "bulkhead"}},
            denied=calls(
                ADMINISTRATOR,
                "kms:ScheduleKeyDeletion",
                "kms:DisableKey",
                "kms:PutKeyPolicy",
                "kms:UntagResource",
                resource=KEY,
                context={"aws:ResourceTag/managed-by": "bulkhead"},
            ),
            allowed=(
                *calls(ADMINISTRATOR, "kms:ScheduleKeyDeletion", "kms:PutKeyPolicy", resource=KEY),
                *calls(
                    ADMINISTRATOR,
                    "kms:Encrypt",
                    resource=KEY,
                    context={"aws:ResourceTag/managed-by": "bulkhead"},
                ),
                *calls(
                    LANDING_ZONE,
                    "kms:PutKeyPolicy",
                    resource=KEY,
                    context={"aws:ResourceTag/managed-by": "bulkhead"},
                ),
            ),
        ),
    ),
    resource_control=(
        Deny(
            sid="DenyTouchingLogArchive",
            actions=(*BUCKET_ACTIONS, *OBJECT_ACTIONS),
            resources=(Param("log_bucket_arns"), Param("log_object_arns")),
            # A service has no aws:PrincipalArn, which alone would count as not exempt.
            condition={"BoolIfExists": {"aws:PrincipalIsAWSService": "false"}},
            denied=(
                *_from_elsewhere(ADMINISTRATOR, *BUCKET_ACTIONS, resource=LOG_BUCKET_ARN),
                *_from_elsewhere(ADMINISTRATOR, *OBJECT_ACTIONS, resource=LOG_OBJECT_ARN),
                *_by_archive_administrator("s3:DeleteObject", resource=LOG_OBJECT_ARN),
            ),
            allowed=(
                *_from_elsewhere(LANDING_ZONE, "s3:PutBucketPolicy", resource=LOG_BUCKET_ARN),
                *_from_elsewhere(ADMINISTRATOR, "s3:GetObject", resource=LOG_OBJECT_ARN),
                *_from_elsewhere(
                    ADMINISTRATOR, "s3:DeleteObject", resource="arn:aws:s3:::orders/invoice.pdf"
                ),
                *_by_service("s3:PutObject", "s3:DeleteObject", resource=LOG_OBJECT_ARN),
            ),
        ),
    ),
    checks=(
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
    ),
    parameters=("log_buckets",),
    audit=(
        AuditQuery(
            sentence="Every vault that holds recovery points is locked.",
            scope="region",
            service="backup",
            operation="ListBackupVaults",
            expression="BackupVaultList[?NumberOfRecoveryPoints > `0` && !Locked].BackupVaultName",
        ),
    ),
)
