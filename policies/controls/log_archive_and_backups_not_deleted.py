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

from ._archive import (
    ARCHIVE_CHECKS,
    BACKUP_ACTIONS,
    BUCKET_ACTIONS,
    KEY_ACTIONS,
    OBJECT_ACTIONS,
)
from ._audit import AuditQuery
from ._model import Control, Frameworks
from ._proof import LOG_BUCKET_ARN, LOG_OBJECT_ARN
from ._request import (
    ADMINISTRATOR,
    ARCHIVE_ADMINISTRATOR,
    LANDING_ZONE,
    LOG_ARCHIVE_ACCOUNT,
    Request,
    calls,
    service_linked_role,
)
from ._statement import Deny, Param

OURS = {"aws:ResourceTag/managed-by": "bulkhead"}
VAULT = "arn:aws:backup:eu-central-1:111111111111:backup-vault:daily"
KEY = "arn:aws:kms:eu-central-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab"


def _on_archive(principal: str, *actions: str, resource: str) -> tuple[Request, ...]:
    return calls(principal, *actions, resource=resource, resource_account=LOG_ARCHIVE_ACCOUNT)


CONTROL = Control(
    severity="critical",
    bundle="logging",
    frameworks=Frameworks(fsbp=("KMS.3",)),
    service_control=(
        Deny(
            sid="DenyChangingLogBuckets",
            actions=BUCKET_ACTIONS,
            resources=(Param("log_bucket_arns"),),
            denied=calls(ARCHIVE_ADMINISTRATOR, *BUCKET_ACTIONS, resource=LOG_BUCKET_ARN),
            allowed=(
                *calls(ADMINISTRATOR, *BUCKET_ACTIONS, resource="arn:aws:s3:::orders"),
                *calls(LANDING_ZONE, "s3:PutBucketPolicy", resource=LOG_BUCKET_ARN),
                *calls(
                    ARCHIVE_ADMINISTRATOR,
                    "s3:GetBucketPolicy",
                    "s3:ListBucket",
                    resource=LOG_BUCKET_ARN,
                ),
            ),
        ),
        Deny(
            sid="DenyDeletingLogs",
            actions=OBJECT_ACTIONS,
            resources=(Param("log_object_arns"),),
            denied=calls(ARCHIVE_ADMINISTRATOR, *OBJECT_ACTIONS, resource=LOG_OBJECT_ARN),
            allowed=(
                *calls(
                    ADMINISTRATOR,
                    "s3:DeleteObject",
                    resource="arn:aws:s3:::orders/invoice.pdf",
                ),
                *calls(LANDING_ZONE, "s3:PutObjectRetention", resource=LOG_OBJECT_ARN),
                *calls(
                    ARCHIVE_ADMINISTRATOR, "s3:GetObject", "s3:PutObject", resource=LOG_OBJECT_ARN
                ),
            ),
        ),
        Deny(
            sid="DenyDeletingBackups",
            actions=BACKUP_ACTIONS,
            denied=calls(ADMINISTRATOR, *BACKUP_ACTIONS, resource=VAULT),
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
            actions=KEY_ACTIONS,
            condition={"StringEquals": OURS},
            denied=calls(ADMINISTRATOR, *KEY_ACTIONS, resource=KEY, context=OURS),
            allowed=(
                *calls(ADMINISTRATOR, "kms:ScheduleKeyDeletion", "kms:PutKeyPolicy", resource=KEY),
                *calls(
                    ADMINISTRATOR,
                    "kms:Encrypt",
                    resource=KEY,
                    context=OURS,
                ),
                *calls(
                    LANDING_ZONE,
                    "kms:PutKeyPolicy",
                    resource=KEY,
                    context=OURS,
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
                *calls(
                    ADMINISTRATOR,
                    *BUCKET_ACTIONS,
                    resource=LOG_BUCKET_ARN,
                    resource_account=LOG_ARCHIVE_ACCOUNT,
                ),
                *calls(
                    ADMINISTRATOR,
                    *OBJECT_ACTIONS,
                    resource=LOG_OBJECT_ARN,
                    resource_account=LOG_ARCHIVE_ACCOUNT,
                ),
                *calls(ARCHIVE_ADMINISTRATOR, "s3:DeleteObject", resource=LOG_OBJECT_ARN),
            ),
            allowed=(
                *calls(
                    LANDING_ZONE,
                    "s3:PutBucketPolicy",
                    resource=LOG_BUCKET_ARN,
                    resource_account=LOG_ARCHIVE_ACCOUNT,
                ),
                *calls(
                    ADMINISTRATOR,
                    "s3:GetObject",
                    resource=LOG_OBJECT_ARN,
                    resource_account=LOG_ARCHIVE_ACCOUNT,
                ),
                *calls(
                    ADMINISTRATOR,
                    "s3:DeleteObject",
                    resource="arn:aws:s3:::orders/invoice.pdf",
                    resource_account=LOG_ARCHIVE_ACCOUNT,
                ),
                *calls(
                    "cloudtrail.amazonaws.com",
                    "s3:PutObject",
                    "s3:DeleteObject",
                    resource=LOG_OBJECT_ARN,
                    resource_account=LOG_ARCHIVE_ACCOUNT,
                ),
            ),
        ),
    ),
    checks=ARCHIVE_CHECKS,
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
