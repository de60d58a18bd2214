"""Snapshots, images, shares, functions and policies let in nobody from outside the organization.

Sharing is how data leaves without a download: a snapshot shared with an account of the attacker's
is gone in one call. Public sharing is denied in every form that AWS has a condition key for, and
declarative policies keep new images and snapshots from becoming public.

Exceptions: the landing zone's own roles and the roles that the configuration exempts, for example
one that hands out golden images. What no condition key covers: whether an account that a snapshot
or an image is shared with belongs to the organization. So sharing these with any account is denied,
and goes through AWS Backup, Resource Access Manager or an exempt role instead. Policies of queues,
topics, keys, secrets and repositories carry no such key either: the pack checks them before they
are deployed, other accounts than `trusted_accounts` and `vendor_accounts` where these are given,
and Access Analyzer finds the rest. Shares of the organization need no invitation, so
an invitation comes from outside: it is accepted from the accounts in `vendor_accounts` only.
"""

from ._audit import AuditQuery
from ._collection_checks import COLLECTION_ACCESS_CHECK
from ._model import Control, Frameworks
from ._request import ADMINISTRATOR, LANDING_ZONE, calls
from ._resource_shares import RESOURCE_SHARE_STATEMENTS
from ._sharing_checks import SHARING_CHECKS
from ._statement import Declarative, Deny

SNAPSHOT = "arn:aws:ec2:eu-central-1::snapshot/snap-0123456789abcdef0"
FUNCTION = "arn:aws:lambda:eu-central-1:111111111111:function:orders"
IMAGE_BUILDER = "arn:aws:iam::111111111111:role/golden-image-builder"
WITHOUT_KEYS = (
    "config:PutAggregationAuthorization",
    "ds:ShareDirectory",
    "ec2:CreateNetworkInterfacePermission",
    "ec2:ModifyFpgaImageAttribute",
    "ec2:ModifyImageAttribute",
    "lambda:AddLayerVersionPermission",
    "rds:ModifyDBClusterSnapshotAttribute",
    "rds:ModifyDBSnapshotAttribute",
    "redshift:AuthorizeSnapshotAccess",
    "ssm:ModifyDocumentPermission",
)

CONTROL = Control(
    severity="critical",
    bundle="organization",
    frameworks=Frameworks(
        fsbp=(
            "DocumentDB.3",
            "EC2.1",
            "KMS.5",
            "Lambda.1",
            "Neptune.3",
            "RDS.1",
            "SNS.4",
            "SQS.3",
            "SSM.4",
        )
    ),
    service_control=(
        *RESOURCE_SHARE_STATEMENTS,
        Deny(
            sid="DenyPublicSnapshots",
            actions=("ec2:ModifySnapshotAttribute",),
            condition={"StringEquals": {"ec2:Add/group": "all"}},
            denied=calls(
                ADMINISTRATOR,
                "ec2:ModifySnapshotAttribute",
                resource=SNAPSHOT,
                context={"ec2:Add/group": "all"},
            ),
            allowed=(
                *calls(
                    ADMINISTRATOR,
                    "ec2:ModifySnapshotAttribute",
                    "ec2:CreateSnapshot",
                    resource=SNAPSHOT,
                ),
                *calls(
                    LANDING_ZONE,
                    "ec2:ModifySnapshotAttribute",
                    resource=SNAPSHOT,
                    context={"ec2:Add/group": "all"},
                ),
            ),
        ),
        Deny(
            sid="DenySharedSnapshots",
            actions=("ec2:ModifySnapshotAttribute",),
            condition={"Null": {"ec2:Add/userId": "false"}},
            denied=calls(
                ADMINISTRATOR,
                "ec2:ModifySnapshotAttribute",
                resource=SNAPSHOT,
                context={"ec2:Add/userId": "999999999999"},
            ),
            allowed=(
                *calls(ADMINISTRATOR, "ec2:ModifySnapshotAttribute", resource=SNAPSHOT),
                *calls(
                    IMAGE_BUILDER,
                    "ec2:ModifySnapshotAttribute",
                    resource=SNAPSHOT,
                    context={"ec2:Add/userId": "333333333333"},
                ),
            ),
        ),
        Deny(
            sid="DenySharingWithoutConditionKeys",
            actions=WITHOUT_KEYS,
            denied=calls(ADMINISTRATOR, *WITHOUT_KEYS),
            allowed=(
                *calls(ADMINISTRATOR, "ec2:CreateImage", "rds:CreateDBSnapshot"),
                *calls(IMAGE_BUILDER, "ec2:ModifyImageAttribute"),
            ),
        ),
        Deny(
            sid="DenyPublicFunctions",
            actions=("lambda:AddPermission",),
            condition={"StringEquals": {"lambda:Principal": "*"}},
            denied=calls(
                ADMINISTRATOR,
                "lambda:AddPermission",
                resource=FUNCTION,
                context={"lambda:Principal": "*"},
            ),
            allowed=(
                *calls(
                    ADMINISTRATOR,
                    "lambda:AddPermission",
                    resource=FUNCTION,
                    context={"lambda:Principal": "events.amazonaws.com"},
                ),
                *calls(
                    LANDING_ZONE,
                    "lambda:AddPermission",
                    resource=FUNCTION,
                    context={"lambda:Principal": "*"},
                ),
            ),
        ),
        Deny(
            sid="DenyPublicFunctionUrls",
            actions=("lambda:CreateFunctionUrlConfig", "lambda:UpdateFunctionUrlConfig"),
            condition={"StringEquals": {"lambda:FunctionUrlAuthType": "NONE"}},
            denied=calls(
                ADMINISTRATOR,
                "lambda:CreateFunctionUrlConfig",
                "lambda:UpdateFunctionUrlConfig",
                resource=FUNCTION,
                context={"lambda:FunctionUrlAuthType": "NONE"},
            ),
            allowed=(
                *calls(
                    ADMINISTRATOR,
                    "lambda:CreateFunctionUrlConfig",
                    resource=FUNCTION,
                    context={"lambda:FunctionUrlAuthType": "AWS_IAM"},
                ),
                *calls(
                    LANDING_ZONE,
                    "lambda:CreateFunctionUrlConfig",
                    resource=FUNCTION,
                    context={"lambda:FunctionUrlAuthType": "NONE"},
                ),
            ),
        ),
    ),
    declarative=(
        Declarative(
            type="DECLARATIVE_POLICY_EC2",
            content={
                "ec2_attributes": {
                    "image_block_public_access": {"state": {"@@assign": "block_new_sharing"}},
                    "snapshot_block_public_access": {"state": {"@@assign": "block_new_sharing"}},
                }
            },
        ),
    ),
    checks=(*SHARING_CHECKS, COLLECTION_ACCESS_CHECK),
    parameters=("trusted_accounts", "vendor_accounts"),
    audit=(
        AuditQuery(
            sentence="No snapshot is public.",
            scope="region",
            service="ec2",
            operation="DescribeSnapshots",
            arguments={"OwnerIds": ("self",), "RestorableByUserIds": ("all",)},
            expression="Snapshots[].SnapshotId",
        ),
        AuditQuery(
            sentence="No image is public.",
            scope="region",
            service="ec2",
            operation="DescribeImages",
            arguments={"Owners": ("self",)},
            expression="Images[?Public].ImageId",
        ),
        AuditQuery(
            sentence="No resource share admits principals from outside.",
            scope="region",
            service="ram",
            operation="GetResourceShares",
            arguments={"resourceOwner": "SELF"},
            expression="resourceShares[?allowExternalPrincipals && status=='ACTIVE'].name",
        ),
    ),
)
