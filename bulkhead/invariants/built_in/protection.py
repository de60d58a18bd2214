"""What nobody in an account can do, once the control that prevents it has reached the account."""

from bulkhead.invariants.callers import (
    ACCESS_ROLE,
    ADMINISTRATOR,
    BREAK_GLASS,
    INSIDERS,
    OUTSIDER,
    PERMISSION_SETS,
    ROOT_USER,
)
from bulkhead.invariants.invariant import Calls, Everywhere, Invariant

_ANY_REGION = ("aws:RequestedRegion",)
_TAKEOVER = "Whoever takes an account over turns off first what would give them away."
_LOGS = ("log_archive_and_backups_not_deleted",)
_BUCKET_ACTIONS = (
    "s3:DeleteBucket",
    "s3:DeleteBucketPolicy",
    "s3:PutBucketPolicy",
    "s3:PutBucketVersioning",
    "s3:PutLifecycleConfiguration",
)
_OBJECT_ACTIONS = ("s3:BypassGovernanceRetention", "s3:DeleteObject", "s3:DeleteObjectVersion")
_BUCKET = "arn:{partition}:s3:::{log_bucket}"
_LOG_CALLS = (
    Calls(actions=_BUCKET_ACTIONS, resource=_BUCKET, owner="{log_archive}"),
    Calls(actions=_OBJECT_ACTIONS, resource=f"{_BUCKET}/AWSLogs/log.gz", owner="{log_archive}"),
)

PROTECTION = (
    Invariant(
        id="nobody-stops-the-trail",
        title="Nobody in an account can stop, redirect or thin out a trail",
        reason=_TAKEOVER,
        source="MITRE ATT&CK T1562.008, Impair Defenses: Disable or Modify Cloud Logs",
        possible=False,
        callers=INSIDERS,
        calls=(
            Calls(
                actions=(
                    "cloudtrail:DeleteTrail",
                    "cloudtrail:PutEventSelectors",
                    "cloudtrail:StopLogging",
                    "cloudtrail:UpdateTrail",
                ),
                resource="arn:{partition}:cloudtrail:{home_region}:{management}:trail/{trail}",
            ),
        ),
        unknown=_ANY_REGION,
        controls=("logs_stay_on",),
    ),
    Invariant(
        id="nobody-stops-recording",
        title="Nobody in an account can stop AWS Config's recorder or delete flow logs",
        reason=_TAKEOVER,
        source="MITRE ATT&CK T1562.008, Impair Defenses: Disable or Modify Cloud Logs",
        possible=False,
        callers=INSIDERS,
        calls=(
            Calls(
                actions=(
                    "config:DeleteConfigurationRecorder",
                    "config:DeleteDeliveryChannel",
                    "config:PutConfigurationRecorder",
                    "config:StopConfigurationRecorder",
                    "ec2:DeleteFlowLogs",
                )
            ),
        ),
        unknown=_ANY_REGION,
        controls=("logs_stay_on",),
    ),
    Invariant(
        id="nobody-deletes-logs",
        title="Nobody in any account can delete logs or change the log archive's buckets",
        reason="A break-in goes unseen once its log is gone.",
        source="MITRE ATT&CK T1070, Indicator Removal",
        possible=False,
        callers=INSIDERS,
        calls=_LOG_CALLS,
        unknown=_ANY_REGION,
        controls=_LOGS,
    ),
    Invariant(
        id="outsiders-delete-no-logs",
        title="Nobody outside the organization can delete logs, whatever a bucket policy says",
        reason="A bucket policy with a mistake in it must not be the only wall.",
        source="AWS Organizations User Guide, RCPs: they bind principals outside the organization",
        possible=False,
        callers=(OUTSIDER,),
        calls=_LOG_CALLS,
        places=Everywhere.LOG_ARCHIVE,
        unknown=_ANY_REGION,
        controls=_LOGS,
    ),
    Invariant(
        id="nobody-stops-detectors",
        title="Nobody in an account can switch off GuardDuty, Security Hub, Macie, Inspector or "
        "Access Analyzer",
        reason=_TAKEOVER,
        source="MITRE ATT&CK T1562.001, Impair Defenses: Disable or Modify Tools",
        possible=False,
        callers=INSIDERS,
        calls=(
            Calls(
                actions=(
                    "access-analyzer:DeleteAnalyzer",
                    "guardduty:DeleteDetector",
                    "guardduty:DisassociateFromAdministratorAccount",
                    "guardduty:UpdateDetector",
                    "inspector2:Disable",
                    "macie2:DisableMacie",
                    "securityhub:DisableSecurityHub",
                    "securityhub:DisassociateFromAdministratorAccount",
                )
            ),
        ),
        unknown=_ANY_REGION,
        controls=("threat_detection_stays_on",),
    ),
    Invariant(
        id="nobody-empties-vaults",
        title="Nobody in an account can delete backups or open their vaults",
        reason="Extortion works by taking the backups first.",
        source="MITRE ATT&CK T1490, Inhibit System Recovery",
        possible=False,
        callers=INSIDERS,
        calls=(
            Calls(
                actions=(
                    "backup:DeleteBackupVault",
                    "backup:DeleteBackupVaultLockConfiguration",
                    "backup:DeleteRecoveryPoint",
                    "backup:PutBackupVaultAccessPolicy",
                ),
                resource="arn:{partition}:backup:{home_region}:{account}:backup-vault:daily",
            ),
        ),
        unknown=_ANY_REGION,
        controls=_LOGS,
    ),
    Invariant(
        id="nobody-becomes-the-landing-zone",
        title="Nobody in an account can make, change or take over a role that guardrails exempt",
        reason="Whoever has such a role stands above every guardrail with exemptions.",
        source="MITRE ATT&CK T1098.003, Account Manipulation: Additional Cloud Roles",
        possible=False,
        callers=INSIDERS,
        calls=tuple(
            Calls(
                actions=(
                    "iam:AttachRolePolicy",
                    "iam:CreateRole",
                    "iam:PutRolePolicy",
                    "iam:UpdateAssumeRolePolicy",
                ),
                resource=exempt.principal,
            )
            for exempt in (ACCESS_ROLE, BREAK_GLASS)
        ),
        unknown=_ANY_REGION,
        controls=("landing_zone_roles_protected",),
    ),
    Invariant(
        id="root-user-does-nothing",
        title="The root user of an account can do nothing",
        reason="No policy of the account limits it, and its password outlives everybody.",
        source="AWS Security Hub, IAM.4 and IAM.6",
        possible=False,
        callers=(ROOT_USER,),
        calls=(
            Calls(
                actions=(
                    "ec2:RunInstances",
                    "iam:CreateAccessKey",
                    "s3:PutBucketPolicy",
                    "sts:GetFederationToken",
                )
            ),
        ),
        unknown=_ANY_REGION,
        controls=("root_user_not_used",),
    ),
    Invariant(
        id="nobody-leaves",
        title="No account can leave the organization, the landing zone's own roles included",
        reason="Outside, no guardrail, no trail and no bill reaches the account any more.",
        source="AWS Organizations User Guide, Leaving an organization as a member account",
        possible=False,
        callers=(ADMINISTRATOR, PERMISSION_SETS, ROOT_USER, ACCESS_ROLE, BREAK_GLASS),
        calls=(Calls(actions=("organizations:LeaveOrganization",)),),
        unknown=_ANY_REGION,
        controls=("accounts_stay_in_organization",),
    ),
)
