"""Who runs the landing zone is never locked out of it."""

from bulkhead.invariants.callers import ACCESS_ROLE, BREAK_GLASS, DEPLOY_ROLE, EXEMPT_ROLES
from bulkhead.invariants.invariant import Calls, Everywhere, Invariant

_ANY_REGION = ("aws:RequestedRegion",)
_POLICY = (
    "arn:{partition}:organizations::{management}:policy/o-bulkhead00/service_control_policy/p-1"
)
_ACCESS_ROLE = "arn:{partition}:iam::{account}:role/{access_role}"
_KEY = "arn:{partition}:kms:{home_region}:{account}:key/11111111-2222-3333-4444-555555555555"
_VAULT = "arn:{partition}:backup:{home_region}:{account}:backup-vault:daily"
_TRAIL = "arn:{partition}:cloudtrail:{home_region}:{account}:trail/{trail}"
_DETECTOR = "arn:{partition}:guardduty:{home_region}:{account}:detector/1"

# What the landing zone builds in an account, it must be able to change and to take away.
_UNDO = (
    Calls(
        actions=("cloudtrail:UpdateTrail", "cloudtrail:StopLogging", "cloudtrail:DeleteTrail"),
        resource=_TRAIL,
    ),
    Calls(
        actions=(
            "config:PutConfigurationRecorder",
            "config:StopConfigurationRecorder",
            "config:DeleteDeliveryChannel",
            "ec2:DisableEbsEncryptionByDefault",
            "securityhub:DisableSecurityHub",
            "macie2:DisableMacie",
            "inspector2:Disable",
            "s3:PutAccountPublicAccessBlock",
        )
    ),
    Calls(actions=("guardduty:UpdateDetector", "guardduty:DeleteDetector"), resource=_DETECTOR),
    Calls(
        actions=("iam:UpdateAssumeRolePolicy", "iam:PutRolePolicy", "iam:DeleteRole"),
        resource=_ACCESS_ROLE,
    ),
    Calls(
        actions=("backup:PutBackupVaultAccessPolicy", "backup:DeleteBackupVault"), resource=_VAULT
    ),
    Calls(actions=("kms:PutKeyPolicy", "kms:ScheduleKeyDeletion"), resource=_KEY),
)

_UNDO_LOGS = (
    Calls(
        actions=(
            "s3:PutBucketPolicy",
            "s3:DeleteBucketPolicy",
            "s3:PutLifecycleConfiguration",
            "s3:DeleteBucket",
        ),
        resource="arn:{partition}:s3:::{log_bucket}",
        owner="{log_archive}",
    ),
)

OPERATORS = (
    Invariant(
        id="deploy-role-undoes-guardrails",
        title="The deploy role can change, detach and delete every guardrail",
        reason="A guardrail that its own operators cannot take back is an outage without an end.",
        source="AWS Organizations User Guide, SCPs: they do not affect the management account",
        possible=True,
        callers=(DEPLOY_ROLE,),
        calls=(
            Calls(
                actions=(
                    "organizations:AttachPolicy",
                    "organizations:DeletePolicy",
                    "organizations:DetachPolicy",
                    "organizations:UpdatePolicy",
                ),
                resource=_POLICY,
                owner="{management}",
            ),
        ),
        places=Everywhere.MANAGEMENT,
        unknown=_ANY_REGION,
    ),
    Invariant(
        id="deploy-role-enters-accounts",
        title="The deploy role can assume the access role of every account",
        reason="Account stacks start from the management account; a resource control policy on "
        "sts:AssumeRole binds that account's roles, too, and would stop all of them.",
        source="AWS Organizations User Guide, RCPs: they bind principals of the management account "
        "on resources of member accounts",
        possible=True,
        callers=(DEPLOY_ROLE,),
        calls=(Calls(actions=("sts:AssumeRole",), resource=_ACCESS_ROLE),),
        unknown=_ANY_REGION,
    ),
    Invariant(
        id="access-role-undoes-what-it-built",
        title="The access role can change and remove what the landing zone built in its account",
        reason="Without it, a mistake in an account stack could be put right by nobody.",
        source="AWS Organizations User Guide, OrganizationAccountAccessRole",
        possible=True,
        callers=(ACCESS_ROLE,),
        calls=_UNDO,
        context={"aws:ResourceTag/managed-by": "bulkhead"},
        unknown=_ANY_REGION,
    ),
    Invariant(
        id="exempt-roles-stay-exempt",
        title="Exempt roles can change and remove what the landing zone built in their account",
        reason="`guardrails.exempt_roles` names them because the landing zone works through them.",
        source="guardrails.exempt_roles of the configuration",
        possible=True,
        callers=(EXEMPT_ROLES,),
        calls=_UNDO,
        context={"aws:ResourceTag/managed-by": "bulkhead"},
        unknown=_ANY_REGION,
    ),
    Invariant(
        id="access-role-keeps-log-archive",
        title="The log archive's access role can change and remove its buckets",
        reason="Retention and readers change; what binds for good is Object Lock, no guardrail.",
        source="AWS Organizations User Guide, OrganizationAccountAccessRole",
        possible=True,
        callers=(ACCESS_ROLE,),
        calls=_UNDO_LOGS,
        places=Everywhere.LOG_ARCHIVE,
        unknown=_ANY_REGION,
    ),
    Invariant(
        id="break-glass-works",
        title="Break-glass can look, stop, cut off and repair in every account and region",
        reason="It is for the hour in which nothing else works, wherever the attacker is.",
        source="AWS Well-Architected Framework, SEC03-BP03 Establish emergency access process",
        possible=True,
        callers=(BREAK_GLASS,),
        calls=(
            Calls(
                actions=(
                    "cloudtrail:LookupEvents",
                    "ec2:AuthorizeSecurityGroupIngress",
                    "ec2:RevokeSecurityGroupEgress",
                    "ec2:StopInstances",
                    "ec2:TerminateInstances",
                    "iam:AttachRolePolicy",
                    "iam:CreateRole",
                    "iam:DeleteAccessKey",
                    "iam:PutRolePolicy",
                    "iam:UpdateAccessKey",
                    "kms:Decrypt",
                    "lambda:DeleteFunction",
                    "logs:StartQuery",
                    "s3:GetObject",
                    "s3:PutBucketPolicy",
                    "ssm:StartSession",
                )
            ),
            *_UNDO,
        ),
        context={"aws:ResourceTag/managed-by": "bulkhead"},
        unknown=_ANY_REGION,
    ),
)
