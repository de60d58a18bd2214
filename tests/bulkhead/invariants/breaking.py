"""Guardrails that somebody might plan, and that must be refused: at least one per invariant.

Those of `BREAKING` are attached to the root beside the example's own, as a new guardrail would be.
Most are published samples gone wrong, as the invariants' sources tell; the texts are our own.
"""

import json
from collections.abc import Mapping

from config.guardrail_plan import PlannedPolicy
from policies.controls import PolicyType

Statement = Mapping[str, object]

_SERVICE_CONTROL: PolicyType = "SERVICE_CONTROL_POLICY"
_RESOURCE_CONTROL: PolicyType = "RESOURCE_CONTROL_POLICY"
_ACCESS_ROLE = "arn:aws:iam::*:role/OrganizationAccountAccessRole"
_BREAK_GLASS = "arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_BreakGlass_*"
_BOTH = {"ArnNotLike": {"aws:PrincipalArn": [_ACCESS_ROLE, _BREAK_GLASS]}}


def _scp(action: str | list[str], resource: str = "*", **more: object) -> PlannedPolicy:
    return policy(_SERVICE_CONTROL, {"Action": action, "Resource": resource, **more})


def _rcp(action: str | list[str], resource: str = "*", **more: object) -> PlannedPolicy:
    body = {"Principal": "*", "Action": action, "Resource": resource, **more}
    return policy(_RESOURCE_CONTROL, body)


def policy(policy_type: PolicyType, statement: Statement) -> PlannedPolicy:
    """One Deny at the root."""
    body = {"Sid": "Rash", "Effect": "Deny", **statement}
    return PlannedPolicy(
        name="rash",
        description="",
        type=policy_type,
        content=json.dumps({"Version": "2012-10-17", "Statement": [body]}),
        ring="sandbox",
        targets=("root",),
        control_ids=(),
    )


_OUTSIDERS = {"StringNotEqualsIfExists": {"aws:PrincipalOrgID": "o-bulkhead00"}}
_OTHERS = {"StringNotEqualsIfExists": {"aws:ResourceOrgID": "o-bulkhead00"}}

BREAKING: Mapping[str, PlannedPolicy] = {
    "deploy-role-enters-accounts": _rcp("sts:AssumeRole", Condition={**_BOTH}),
    "access-role-undoes-what-it-built": _scp("cloudtrail:StopLogging"),
    "exempt-roles-stay-exempt": _scp("guardduty:*", Condition=_BOTH),
    "access-role-keeps-log-archive": _rcp(
        "s3:PutBucketPolicy", Condition={"Bool": {"aws:PrincipalIsAWSService": "false"}}
    ),
    "break-glass-works": _scp(
        "ec2:*", Condition={"ArnNotLike": {"aws:PrincipalArn": [_ACCESS_ROLE]}}
    ),
    "cloudtrail-delivers": _rcp("s3:*", Condition=_OUTSIDERS),
    "config-delivers": _rcp("kms:GenerateDataKey", Condition=_OUTSIDERS),
    "flow-logs-deliver": _rcp(
        "s3:PutObject", Condition={"StringNotEquals": {"s3:x-amz-acl": "private"}}
    ),
    "load-balancers-deliver": _rcp("s3:PutObject", Condition=_OUTSIDERS),
    "s3-access-logs-deliver": _rcp(
        "s3:PutObject",
        Condition={
            "StringNotEquals": {"s3:x-amz-acl": "bucket-owner-full-control"},
            "Bool": {"aws:PrincipalIsAWSService": "true"},
        },
    ),
    "flow-logs-reach-log-groups": _scp("logs:Create*", Condition=_BOTH),
    "stack-sets-deploy": _scp("*", Condition=_BOTH),
    "config-records": _scp(
        "ec2:Describe*", Condition={"StringNotEquals": {"aws:RequestedRegion": "us-east-1"}}
    ),
    "lambda-at-edge-deploys": _scp(
        ["acm:*", "kms:*"],
        Condition={**_BOTH, "StringNotEquals": {"aws:RequestedRegion": "eu-central-1"}},
    ),
    "global-services-answer": policy(
        _SERVICE_CONTROL,
        {
            "NotAction": ["iam:*", "sts:*", "support:*", "organizations:*"],
            "Resource": "*",
            "Condition": {**_BOTH, "StringNotEquals": {"aws:RequestedRegion": "eu-central-1"}},
        },
    ),
    "services-assume-their-roles": _rcp("sts:AssumeRole", Condition=_OUTSIDERS),
    "pods-assume-their-roles": _rcp(
        "sts:AssumeRoleWithWebIdentity",
        Condition={"Null": {"token.actions.githubusercontent.com:sub": "true"}},
    ),
    "assume-root-works": _scp(
        "*", Condition={"ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}}
    ),
    "assume-root-opens": _rcp("sts:AssumeRoot"),
    "karpenter-launches-directly": _scp(
        "ec2:RunInstances",
        "arn:aws:ec2:*:*:instance/*",
        Condition={**_BOTH, "StringNotEquals": {"aws:CalledViaLast": "ec2fleet.amazonaws.com"}},
    ),
    "karpenter-launches-through-a-fleet": _scp(
        "ec2:RunInstances",
        "arn:aws:ec2:*:*:instance/*",
        Condition={**_BOTH, "Bool": {"aws:ViaAWSService": "true"}},
    ),
    "nodes-pull-images": _scp("ecr:*", Condition=_OTHERS),
    "instances-are-patched": _scp("s3:GetObject", Condition=_OTHERS),
    "pipelines-write-to-buckets": _scp(
        "s3:PutObject", Condition={"Null": {"s3:x-amz-server-side-encryption": "true"}}
    ),
    "tables-replicate": _scp(
        "dynamodb:CreateTableReplica",
        Condition={"StringNotEquals": {"aws:RequestedRegion": "us-west-2"}},
    ),
}

WEAKENING: Mapping[str, tuple[str, ...]] = {
    "nobody-stops-the-trail": ("DenyStoppingCloudTrail",),
    "nobody-stops-recording": ("DenyStoppingConfig",),
    "nobody-deletes-logs": ("DenyTouchingLogArchive", "DenyChangingLogBuckets"),
    "outsiders-delete-no-logs": ("DenyTouchingLogArchive",),
    "nobody-stops-detectors": ("DenyStoppingGuardDuty",),
    "nobody-empties-vaults": ("DenyDeletingBackups",),
    "nobody-becomes-the-landing-zone": ("DenyChangingLandingZoneRoles",),
    "root-user-does-nothing": ("DenyRootUser",),
    "nobody-leaves": ("DenyLeavingOrganization",),
}
"""Statements without which an invariant that something is impossible does not hold."""

BEYOND_GUARDRAILS = {"deploy-role-undoes-guardrails"}
"""Nothing that can be planned breaks it, because organization policies do not bind the caller."""
