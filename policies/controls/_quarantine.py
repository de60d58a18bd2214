"""What an account in quarantine still lets people and pipelines do: read what is configured.

It is attached to one account while its file says `state: quarantined`, and not by a ring. What runs
there goes on: the roles of instances, functions, tasks and pods keep what they had, but nobody,
they included, makes another way in or destroys what an investigation needs. The landing zone's
access role and the break-glass permission set are exempt; roles that other guardrails leave alone
are not, because pipelines are among them. The root user is not named here: root_user_not_used
denies it everywhere, and lets in the sessions that the management account opens.

A session that began before is under it as well, while taking an assignment away ends none. Roles
that principals of other accounts assume are not recognised as people's: whoever may assume one,
its trust policy says. Service control policies bind no resource policy's grants to outsiders.

Source of who a session is of: "AWS global condition context keys", IAM User Guide
(aws:FederatedProvider, aws:PrincipalArn).
"""

from ._escalation import ALONE
from ._model import Control, Frameworks
from ._request import (
    ADMINISTRATOR,
    BREAK_GLASS,
    DEPLOYER,
    KARPENTER,
    LANDING_ZONE,
    STACK_SET,
    WORKLOAD_ACCOUNT,
    calls,
    service_linked_role,
)
from ._statement import Deny

# Settings and logs, but nothing that holds data: no object, message, parameter or secret.
READS = (
    *("access-analyzer:Get*", "access-analyzer:List*", "acm:Describe*", "acm:List*"),
    *("apigateway:GET", "application-autoscaling:Describe*", "autoscaling:Describe*"),
    *("backup:Describe*", "backup:List*", "cloudformation:Describe*", "cloudformation:List*"),
    *("cloudfront:Get*", "cloudfront:List*", "cloudtrail:Describe*", "cloudtrail:Get*"),
    *("cloudtrail:List*", "cloudtrail:LookupEvents", "cloudwatch:Describe*", "cloudwatch:Get*"),
    *("cloudwatch:List*", "config:Describe*", "config:Get*", "config:List*"),
    *("detective:Get*", "detective:List*", "dynamodb:Describe*", "dynamodb:ListTables"),
    *("ec2:Describe*", "ec2:GetConsole*", "ec2:GetEbs*", "ec2:Search*", "ecr:Describe*"),
    *("ecr:List*", "ecs:Describe*", "ecs:List*", "eks:Describe*", "eks:List*"),
    *("elasticache:Describe*", "elasticfilesystem:Describe*", "elasticloadbalancing:Describe*"),
    *("events:Describe*", "events:List*", "guardduty:Get*", "guardduty:List*", "health:Describe*"),
    *("iam:GenerateCredentialReport", "iam:GenerateServiceLastAccessedDetails", "iam:Get*"),
    *("iam:List*", "iam:Simulate*", "inspector2:Get*", "inspector2:List*", "kms:Describe*"),
    *("kms:GetKey*", "kms:List*", "lambda:GetFunctionConfiguration", "lambda:GetPolicy"),
    *("lambda:List*", "logs:Describe*", "logs:FilterLogEvents", "logs:Get*", "logs:List*"),
    *("logs:StartQuery", "logs:StopQuery", "macie2:Get*", "macie2:List*"),
    *("organizations:Describe*", "organizations:List*", "ram:Get*", "ram:List*"),
    *("rds:Describe*", "redshift:Describe*", "route53:Get*", "route53:List*"),
    *("route53resolver:Get*", "route53resolver:List*", "s3:GetAccountPublicAccessBlock"),
    *("s3:GetBucket*", "s3:GetEncryptionConfiguration", "s3:GetLifecycleConfiguration"),
    *("s3:ListAllMyBuckets", "s3:ListBucket", "secretsmanager:Describe*"),
    *("secretsmanager:List*", "securityhub:Describe*", "securityhub:Get*", "securityhub:List*"),
    *("sns:GetTopicAttributes", "sns:List*", "sqs:GetQueueAttributes", "sqs:ListQueues"),
    *("ssm:Describe*", "ssm:List*", "sts:GetCallerIdentity", "tag:Get*", "wafv2:Get*"),
    "wafv2:List*",
)
WAYS_IN = (
    *(action for action in ALONE if action.startswith("iam:")),
    *("iam:CreateOpenIDConnectProvider", "iam:CreateSAMLProvider", "iam:CreateUser"),
    *("iam:UpdateSAMLProvider", "rolesanywhere:CreateTrustAnchor"),
)
EVIDENCE = (
    *("backup:DeleteBackupVault", "backup:DeleteRecoveryPoint", "cloudtrail:DeleteTrail"),
    *("cloudtrail:PutEventSelectors", "cloudtrail:StopLogging", "ec2:DeleteFlowLogs"),
    *("ec2:DeleteSnapshot", "ec2:DeregisterImage", "kms:DisableKey", "kms:ScheduleKeyDeletion"),
    *("logs:DeleteLogGroup", "logs:DeleteLogStream", "logs:PutRetentionPolicy"),
    *("rds:DeleteDBClusterSnapshot", "rds:DeleteDBSnapshot", "s3:DeleteBucket"),
    *("s3:PutBucketVersioning", "s3:PutLifecycleConfiguration"),
)
# Providers of workloads, not of people or pipelines: pods, and the users of an application.
WORKLOAD_PROVIDERS = ("*oidc.eks.*.amazonaws.com/id/*", "*cognito-identity.amazonaws.com")

# Stack sets come from the management account, whoever runs there.
STACK_SETS = (
    "arn:*:iam::*:role/stacksets-exec-*",
    "arn:*:iam::*:role/AWSCloudFormationStackSetExecutionRole",
)

USER = f"arn:aws:iam::{WORKLOAD_ACCOUNT}:user/somebody"
DEVELOPER = BREAK_GLASS.replace("BreakGlass", "Developer")
SAML = {"aws:FederatedProvider": "arn:aws:iam::111111111111:saml-provider/AWSSSO_EXAMPLE"}
GITHUB = {
    "aws:FederatedProvider": "arn:aws:iam::111111111111:oidc-provider/"
    "token.actions.githubusercontent.com"
}
CLUSTER = {
    "aws:FederatedProvider": "arn:aws:iam::111111111111:oidc-provider/"
    "oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE"
}
WORK = (
    "ec2:RunInstances",
    "lambda:InvokeFunction",
    "s3:GetObject",
    "secretsmanager:GetSecretValue",
)
LOOKING = ("ec2:DescribeInstances", "iam:GetRole", "logs:StartQuery", "s3:ListBucket")

QUARANTINE = Control(
    id="quarantine",
    title="People and pipelines only read in an account that is in quarantine.",
    severity="critical",
    bundle="quarantine",
    frameworks=Frameworks(),
    service_control=(
        Deny(
            sid="QuarantinePeople",
            not_actions=READS,
            condition={
                "ArnLike": {
                    "aws:PrincipalArn": (
                        "arn:*:iam::*:role/aws-reserved/sso.amazonaws.com/*",
                        "arn:*:iam::*:user/*",
                    )
                }
            },
            denied=(*calls(DEVELOPER, *WORK), *calls(USER, *WORK)),
            allowed=(
                *calls(DEVELOPER, *LOOKING),
                *calls(BREAK_GLASS, *WORK, context=SAML),
                *calls(ADMINISTRATOR, "lambda:InvokeFunction", "s3:GetObject"),
            ),
        ),
        Deny(
            sid="QuarantinePipelines",
            not_actions=READS,
            condition={"Null": {"aws:FederatedProvider": "false"}},
            unless={"StringNotLike": {"aws:FederatedProvider": WORKLOAD_PROVIDERS}},
            denied=calls(DEPLOYER, *WORK, "cloudformation:CreateStack", context=GITHUB),
            allowed=(
                *calls(DEPLOYER, *LOOKING, context=GITHUB),
                *calls(KARPENTER, "s3:GetObject", "lambda:InvokeFunction", context=CLUSTER),
                *calls(ADMINISTRATOR, *WORK),
                *calls(LANDING_ZONE, *WORK, context=GITHUB),
            ),
        ),
        Deny(
            sid="QuarantineEveryone",
            actions=tuple(dict.fromkeys((*WAYS_IN, *EVIDENCE))),
            exempt_role_arns=STACK_SETS,
            denied=calls(
                ADMINISTRATOR, "iam:CreateAccessKey", "ec2:DeleteSnapshot", "logs:DeleteLogGroup"
            ),
            allowed=(
                *calls(ADMINISTRATOR, "s3:GetObject", "lambda:InvokeFunction"),
                *calls(LANDING_ZONE, "ec2:DeleteSnapshot"),
                *calls(STACK_SET, "iam:PutRolePolicy"),
                *calls(
                    service_linked_role("backup.amazonaws.com", "AWSServiceRoleForBackup"),
                    "ec2:DeleteSnapshot",
                ),
            ),
        ),
    ),
)
"""The statements; no ring brings them, so it is none of the controls."""
