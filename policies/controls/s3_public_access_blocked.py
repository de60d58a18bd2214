"""S3 buckets are never public.

A public bucket is the commonest way for data to leave an AWS account, and nobody has to break in.
An S3 policy of the organization keeps the block of public access on in every account, whatever a
bucket says. The statement denies public canned ACLs too, so that a mistake fails where it is made
instead of being ignored, and keeps an account's own setting on where the S3 policy is not attached
yet.

Exceptions: the S3 policy binds everybody, break-glass included; the statements leave the landing
zone's own roles alone. A web site belongs behind CloudFront with origin access control. Access
that a bucket policy gives to one other account is not public and is not covered here.
"""

from ._audit import AuditQuery
from ._model import Control, Frameworks
from ._request import ADMINISTRATOR, LANDING_ZONE, calls
from ._s3_checks import PUBLIC_ACLS, S3_CHECKS, S3_STACK_CHECKS
from ._statement import Declarative, Deny

OBJECT_ARN = "arn:aws:s3:::orders/invoice.pdf"

CONTROL = Control(
    severity="critical",
    bundle="data",
    frameworks=Frameworks(
        cis_3_0=("2.1.4",),
        cis_5_0=("2.1.4",),
        fsbp=("S3.1", "S3.2", "S3.3", "S3.8", "S3.19", "S3.24"),
    ),
    service_control=(
        Deny(
            sid="DenyChangingAccountPublicAccessBlock",
            actions=("s3:PutAccountPublicAccessBlock",),
            denied=calls(ADMINISTRATOR, "s3:PutAccountPublicAccessBlock"),
            allowed=(
                *calls(ADMINISTRATOR, "s3:GetAccountPublicAccessBlock"),
                *calls(
                    ADMINISTRATOR, "s3:PutBucketPublicAccessBlock", resource="arn:aws:s3:::orders"
                ),
                *calls(LANDING_ZONE, "s3:PutAccountPublicAccessBlock"),
            ),
        ),
        Deny(
            sid="DenyPublicAcls",
            actions=(
                "s3:CreateBucket",
                "s3:PutBucketAcl",
                "s3:PutObject",
                "s3:PutObjectAcl",
                "s3:PutObjectVersionAcl",
            ),
            condition={"StringEquals": {"s3:x-amz-acl": PUBLIC_ACLS}},
            denied=calls(
                ADMINISTRATOR,
                "s3:PutObject",
                "s3:PutObjectAcl",
                resource=OBJECT_ARN,
                context={"s3:x-amz-acl": "public-read"},
            ),
            allowed=(
                *calls(ADMINISTRATOR, "s3:PutObject", resource=OBJECT_ARN),
                *calls(
                    ADMINISTRATOR,
                    "s3:PutObject",
                    resource=OBJECT_ARN,
                    context={"s3:x-amz-acl": "bucket-owner-full-control"},
                ),
                *calls(ADMINISTRATOR, "s3:CreateBucket", resource="arn:aws:s3:::orders"),
                *calls(
                    LANDING_ZONE,
                    "s3:PutBucketAcl",
                    resource="arn:aws:s3:::orders",
                    context={"s3:x-amz-acl": "public-read"},
                ),
            ),
        ),
    ),
    declarative=(
        Declarative(
            type="S3_POLICY",
            content={"s3_attributes": {"public_access_block_configuration": {"@@assign": "all"}}},
        ),
    ),
    checks=S3_CHECKS,
    stack_checks=S3_STACK_CHECKS,
    audit=(
        AuditQuery(
            sentence="The account blocks public access.",
            scope="account",
            service="s3control",
            operation="GetPublicAccessBlock",
            expression="PublicAccessBlockConfiguration.[BlockPublicAcls, BlockPublicPolicy,"
            " IgnorePublicAcls, RestrictPublicBuckets]",
            expected=(True, True, True, True),
            absent_error="NoSuchPublicAccessBlockConfiguration",
        ),
    ),
)
