"""Only principals of the organization, its vendors and AWS services reach its resources.

A bucket policy, a key policy or a trust policy that lets in somebody else's account is one typing
error away, and nobody sees it until the data is gone. This perimeter holds whatever the policy of
a single resource says: roles, buckets, queues, secrets, keys, tables, images and logs answer to
the organization.

Exceptions: the accounts in `vendor_accounts`, each with its reason in the configuration. AWS
services that act for somebody are let through here and held by
`services_act_for_organization_only`. Sign-in with a token or an assertion is no principal of any
organization and is not covered: `oidc_subjects_restricted` is. The landing zone's own roles are
inside already; exempting them by name would let in any stranger whose role has that name.
CloudFront's older origin access identity is a stranger too: origin access control is not.
Load balancers that still write their logs from an account of AWS's own, as in older regions, need
that account among the vendors, or the log delivery service's principal in the bucket policy.
"""

from ._audit import AuditQuery
from ._model import Control, Frameworks
from ._perimeter import OWN_ORGANIZATION, PERIMETER_ACTIONS, RESOURCE_IS_NOBODYS, RESOURCE_IS_OURS
from ._request import (
    ADMINISTRATOR,
    LANDING_ZONE,
    LOG_ARCHIVE_ACCOUNT,
    OUTSIDER,
    VENDOR,
    WORKLOAD_ACCOUNT,
    calls,
    service_linked_role,
)
from ._statement import Deny, Param

ROLE = f"arn:aws:iam::{WORKLOAD_ACCOUNT}:role/application"
OBJECT = "arn:aws:s3:::orders/invoice.pdf"
USES = ("s3:GetObject", "kms:Decrypt", "sqs:SendMessage", "secretsmanager:GetSecretValue")

CONTROL = Control(
    severity="critical",
    bundle="identity",
    frameworks=Frameworks(fsbp=("S3.6",)),
    resource_control=(
        Deny(
            sid="DenyStrangers",
            actions=(*PERIMETER_ACTIONS, "sts:AssumeRole", "sts:SetContext"),
            condition={
                "StringNotEqualsIfExists": {"aws:PrincipalOrgID": OWN_ORGANIZATION},
                "BoolIfExists": {"aws:PrincipalIsAWSService": "false"},
                "Null": RESOURCE_IS_OURS,
            },
            unless={
                "StringNotEqualsIfExists": {"aws:PrincipalAccount": (Param("vendor_accounts"),)}
            },
            absolute=True,
            denied=(
                *calls(OUTSIDER, *USES, resource=OBJECT, resource_account=WORKLOAD_ACCOUNT),
                *calls(
                    OUTSIDER, "sts:AssumeRole", resource=ROLE, resource_account=WORKLOAD_ACCOUNT
                ),
                *calls(
                    "anonymous", "s3:GetObject", resource=OBJECT, resource_account=WORKLOAD_ACCOUNT
                ),
            ),
            allowed=(
                *calls(ADMINISTRATOR, *USES, "sts:AssumeRole", resource=OBJECT),
                *calls(
                    ADMINISTRATOR,
                    "kms:Decrypt",
                    "s3:PutObject",
                    resource_account=LOG_ARCHIVE_ACCOUNT,
                ),
                *calls(LANDING_ZONE, "sts:AssumeRole", resource=ROLE),
                *calls(
                    OUTSIDER,
                    "s3:GetObject",
                    resource_account=WORKLOAD_ACCOUNT,
                    context=RESOURCE_IS_NOBODYS,
                ),
                *calls(VENDOR, "sts:AssumeRole", resource=ROLE, resource_account=WORKLOAD_ACCOUNT),
                *calls(
                    "cloudfront.amazonaws.com",
                    "s3:GetObject",
                    "kms:Decrypt",
                    resource=OBJECT,
                    resource_account=WORKLOAD_ACCOUNT,
                ),
                *calls(
                    service_linked_role(
                        "autoscaling.amazonaws.com", "AWSServiceRoleForAutoScaling"
                    ),
                    "kms:CreateGrant",
                ),
            ),
        ),
    ),
    audit=(
        AuditQuery(
            sentence="No role can be assumed by everybody.",
            scope="account",
            service="iam",
            operation="ListRoles",
            expression="Roles[?AssumeRolePolicyDocument.Statement[?Effect=='Allow' && "
            "(Principal=='*' || Principal.AWS=='*')]].Arn",
        ),
    ),
)
