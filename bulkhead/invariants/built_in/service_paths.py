"""Ways in which AWS services act, each of which a public guardrail has broken once."""

from bulkhead.invariants.callers import ADMINISTRATOR, DEPLOY_ROLE, ROOT_USER, role, service
from bulkhead.invariants.invariant import Caller, Calls, Invariant

_ANY_REGION = ("aws:RequestedRegion",)
_APPLICATION = "arn:{partition}:iam::{account}:role/application"
_GLOBAL = {"aws:RequestedRegion": "{global_region}"}

SERVICE_PATHS = (
    Invariant(
        id="stack-sets-deploy",
        title="StackSets can deploy into every account",
        reason="Stack sets bring the first roles into a new account; a quarantine policy that "
        "stops them leaves the account empty.",
        source="aws-samples/aws-secure-environment-accelerator issue 1186; AWS CloudFormation User "
        "Guide, stack sets with service-managed permissions",
        possible=True,
        callers=(
            role("stacksets-exec-0123456789abcdef0123456789abcdef"),
            role("AWSCloudFormationStackSetExecutionRole"),
        ),
        calls=(
            Calls(
                actions=(
                    "cloudformation:CreateStack",
                    "cloudformation:DeleteStack",
                    "cloudformation:UpdateStack",
                ),
                resource="arn:{partition}:cloudformation:{home_region}:{account}:stack/StackSet/1",
            ),
            Calls(actions=("iam:CreateRole", "iam:PutRolePolicy"), resource=_APPLICATION),
        ),
    ),
    Invariant(
        id="config-records",
        title="AWS Config's recorder can look at resources, through a role of its own too",
        reason="A region restriction once stopped a recorder that does not use the service-linked "
        "role: hundreds of alarms a day, and no history.",
        source="aws-samples/aws-secure-environment-accelerator issues 871 and 885",
        possible=True,
        callers=(
            role("aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig"),
            role("aws-controltower-ConfigRecorderRole"),
        ),
        calls=(
            Calls(
                actions=(
                    "config:PutEvaluations",
                    "ec2:DescribeInstances",
                    "iam:ListRoles",
                    "s3:GetBucketPolicy",
                )
            ),
        ),
    ),
    Invariant(
        id="lambda-at-edge-deploys",
        title="Lambda@Edge, its certificates, keys and firewalls can be made where CloudFront "
        "looks for them",
        reason="CloudFront takes all of these from one region only, whatever the home region is.",
        source="cloudposse/terraform-aws-service-control-policies issue 65; Amazon CloudFront "
        "Developer Guide, Restrictions on Lambda@Edge",
        possible=True,
        callers=(ADMINISTRATOR,),
        calls=(
            Calls(
                actions=(
                    "acm:RequestCertificate",
                    "cloudfront:CreateCloudFrontOriginAccessIdentity",
                    "cloudfront:CreateDistribution",
                    "kms:CreateKey",
                    "kms:Decrypt",
                    "lambda:CreateFunction",
                    "lambda:EnableReplication",
                    "lambda:PublishVersion",
                    "wafv2:CreateWebACL",
                )
            ),
        ),
        context=_GLOBAL,
    ),
    Invariant(
        id="global-services-answer",
        title="Services that answer from one region stay usable",
        reason="Restrictions of regions have missed sts, domains, certificates and newly launched "
        "pricing plans, each noticed when work stopped.",
        source="awsdocs/aws-organizations-docs issue 8; Control Tower CT.MULTISERVICE.PV.1",
        possible=True,
        callers=(ADMINISTRATOR,),
        calls=(
            Calls(
                actions=(
                    "budgets:ViewBudget",
                    "ce:GetCostAndUsage",
                    "cloudfront:CreateInvalidation",
                    "health:DescribeEvents",
                    "iam:CreateRole",
                    "organizations:DescribeOrganization",
                    "pricingplanmanager:CreateSubscription",
                    "route53:ChangeResourceRecordSets",
                    "route53domains:ListDomains",
                    "s3:ListAllMyBuckets",
                    "sts:AssumeRole",
                    "sts:GetCallerIdentity",
                    "support:CreateCase",
                )
            ),
        ),
        context=_GLOBAL,
    ),
    Invariant(
        id="services-assume-their-roles",
        title="Services can assume the roles that are made for them",
        reason="A resource control policy on sts:AssumeRole that forgets services stops every "
        "function, task and instance.",
        source="primeharbor/aws-service-control-policies, its AssumeRole RCP; AWS Organizations "
        "User Guide, RCP examples",
        possible=True,
        callers=(
            service("lambda.amazonaws.com"),
            service("ec2.amazonaws.com"),
            service("ecs-tasks.amazonaws.com"),
        ),
        calls=(Calls(actions=("sts:AssumeRole",), resource=_APPLICATION),),
        context={"aws:SourceAccount": "{account}", "aws:SourceOrgID": "{organization}"},
    ),
    Invariant(
        id="pods-assume-their-roles",
        title="Pods of EKS clusters can assume their roles",
        reason="A list of trusted issuers that forgets the clusters' own stops every pod.",
        source="Amazon EKS User Guide, IAM roles for service accounts",
        possible=True,
        callers=(
            Caller(
                "a pod's service account",
                "arn:{partition}:iam::{account}:oidc-provider/oidc.eks.{home_region}.amazonaws.com"
                "/id/EXAMPLE",
            ),
        ),
        calls=(Calls(actions=("sts:AssumeRoleWithWebIdentity",), resource=_APPLICATION),),
    ),
    Invariant(
        id="assume-root-works",
        title="Root sessions that the management account opens can do their task",
        reason="They are the only way to free a bucket or a queue whose policy locks everybody "
        "out; a live probe cannot be root, so only a proof finds this.",
        source="IAM User Guide, Perform a privileged task on a member account: four of its five "
        "tasks; the fifth gives the root user a password back, which the baseline does not want",
        possible=True,
        callers=(ROOT_USER,),
        calls=(
            Calls(
                actions=(
                    "iam:DeleteAccessKey",
                    "iam:DeleteLoginProfile",
                    "iam:GetAccountSummary",
                    "s3:DeleteBucketPolicy",
                    "sqs:SetQueueAttributes",
                )
            ),
        ),
        context={"aws:AssumedRoot": "true"},
    ),
    Invariant(
        id="assume-root-opens",
        title="The management account can open root sessions in every account",
        reason="Without them, root credentials would have to come back to free a bucket.",
        source="IAM User Guide, Perform a privileged task on a member account",
        possible=True,
        callers=(DEPLOY_ROLE,),
        calls=(Calls(actions=("sts:AssumeRoot",), resource="arn:{partition}:iam::{account}:root"),),
        unknown=_ANY_REGION,
    ),
)
