"""Documents that are right, of the shapes that AWS documents and companies attach."""

from collections.abc import Mapping

from bulkhead.lint.example import Example, deny, deny_everybody
from bulkhead.lint.types import DocumentType
from bulkhead.service_authorization import home_regions

SCP = DocumentType.SERVICE_CONTROL_POLICY
RCP = DocumentType.RESOURCE_CONTROL_POLICY
IDENTITY = DocumentType.IDENTITY_POLICY
RESOURCE = DocumentType.RESOURCE_POLICY
TRUST = DocumentType.TRUST_POLICY

ORGANIZATION = "o-a1b2c3d4e5"
ACCOUNT = "111111111111"
EXEMPT = {
    "ArnNotLike": {
        "aws:PrincipalArn": [
            "arn:aws:iam::*:role/OrganizationAccountAccessRole",
            "arn:aws:iam::*:role/stacksets-exec-*",
        ]
    }
}
SERVICES_PASS = {"BoolIfExists": {"aws:PrincipalIsAWSService": "false"}}
ISSUER = "token.actions.githubusercontent.com"


def allow(action: object, resource: object = "*", **elements: object) -> dict[str, object]:
    """Write an Allow statement."""
    return {**deny(action, resource, **elements), "Effect": "Allow"}


def trust(
    principal: object, action: object = "sts:AssumeRole", **more: object
) -> dict[str, object]:
    """Write a statement of a trust policy."""
    return {"Effect": "Allow", "Principal": principal, "Action": action, **more}


def _service(name: str, action: object, resource: str, **equals: str) -> dict[str, object]:
    limits = {f"aws:Source{key}": value for key, value in equals.items()}
    return {
        **allow(action, resource, Condition={"StringEquals": limits}),
        "Principal": {"Service": name},
    }


GUARDRAILS = (
    Example("full access", allow("*")),
    Example("full access to resources", {**allow("*"), "Principal": "*"}, RCP),
    Example("nobody leaves", deny("organizations:LeaveOrganization")),
    Example(
        "the root user's own credentials",
        deny(
            "*",
            Condition={
                "ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"},
                "Null": {"aws:AssumedRoot": "true"},
            },
        ),
    ),
    Example(
        "regions",
        {
            "Effect": "Deny",
            "NotAction": [f"{service}:*" for service in home_regions()],
            "Resource": "*",
            "Condition": {"StringNotEquals": {"aws:RequestedRegion": ["eu-west-1"]}, **EXEMPT},
        },
    ),
    Example(
        "instances that ask for tokens",
        deny(
            "ec2:RunInstances",
            "arn:aws:ec2:*:*:instance/*",
            Condition={"StringNotEquals": {"ec2:MetadataHttpTokens": "required"}},
        ),
    ),
    Example(
        "credentials of the old instance metadata service",
        deny("*", Condition={"NumericLessThan": {"ec2:RoleDelivery": "2.0"}}),
    ),
    Example(
        "credentials used from the VPC that they were given to",
        deny(
            "*",
            Condition={
                "StringNotEquals": {"aws:SourceVpc": "${aws:Ec2InstanceSourceVpc}"},
                "Null": {"ec2:SourceInstanceARN": "false"},
                "BoolIfExists": {"aws:ViaAWSService": "false"},
            },
        ),
    ),
    Example(
        "roles that the landing zone keeps",
        deny(
            ["iam:AttachRolePolicy", "iam:DeleteRole", "iam:UpdateAssumeRolePolicy"],
            ["arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*", "arn:aws:iam::*:role/lz-*"],
            Condition=EXEMPT,
        ),
    ),
    Example(
        "required tags",
        deny(
            ["ec2:RunInstances", "ec2:CreateVolume"],
            ["arn:aws:ec2:*:*:instance/*", "arn:aws:ec2:*:*:volume/*"],
            Condition={"Null": {"aws:RequestTag/owner": "true"}},
        ),
    ),
    Example(
        "roles within a boundary",
        deny(
            ["iam:CreateRole", "iam:PutRolePermissionsBoundary"],
            Condition={
                "StringNotEquals": {"iam:PermissionsBoundary": f"arn:aws:iam::{ACCOUNT}:policy/b"},
                **EXEMPT,
            },
        ),
    ),
    Example(
        "encrypted volumes and databases",
        (
            deny("ec2:CreateVolume", Condition={"Bool": {"ec2:Encrypted": "false"}}),
            deny(
                ["rds:CreateDBInstance", "rds:CreateDBCluster"],
                Condition={
                    "Bool": {"rds:StorageEncrypted": "false"},
                    "StringNotLike": {"rds:DatabaseEngine": ["aurora*", "docdb*"]},
                },
            ),
        ),
    ),
    Example(
        "shares within the organization",
        deny(
            ["ram:CreateResourceShare", "ram:UpdateResourceShare"],
            Condition={"Bool": {"ram:RequestedAllowsExternalPrincipals": "true"}},
        ),
    ),
    Example(
        "resources of the organization only",
        deny(
            ["s3:PutObject", "sqs:SendMessage"],
            Condition={
                "StringNotEqualsIfExists": {"aws:ResourceOrgID": ORGANIZATION},
                "BoolIfExists": {"aws:ViaAWSService": "false"},
            },
        ),
    ),
    Example(
        "the company's networks",
        deny(
            "*",
            Condition={
                "NotIpAddressIfExists": {"aws:SourceIp": ["203.0.113.0/24"]},
                "StringNotEqualsIfExists": {"aws:SourceVpc": ["vpc-11111111"]},
                "BoolIfExists": {"aws:ViaAWSService": "false"},
                **EXEMPT,
            },
        ),
    ),
    Example(
        "models of the continent",
        deny(
            ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"],
            Condition={
                "StringNotEquals": {"aws:RequestedRegion": ["eu-west-1"]},
                "ArnNotLike": {"bedrock:InferenceProfileArn": "arn:aws:bedrock:*:*:*/eu.*"},
            },
        ),
    ),
    Example(
        "suspended accounts",
        deny("*", Condition=EXEMPT),
    ),
)

PERIMETER: Mapping[str, object] = {"StringNotEqualsIfExists": {"aws:PrincipalOrgID": ORGANIZATION}}
RESOURCES = (
    Example(
        "callers of the organization",
        deny_everybody(
            ["s3:*", "sqs:*", "kms:*", "secretsmanager:*", "sts:AssumeRole", "dynamodb:*"],
            Condition={**PERIMETER, **SERVICES_PASS},
        ),
        RCP,
    ),
    Example(
        "services that work for the organization",
        deny_everybody(
            ["s3:*", "sqs:*", "kms:*", "secretsmanager:*", "sts:*"],
            Condition={
                "StringNotEqualsIfExists": {"aws:SourceOrgID": ORGANIZATION},
                "Null": {"aws:SourceAccount": "false"},
                "Bool": {"aws:PrincipalIsAWSService": "true"},
            },
        ),
        RCP,
    ),
    Example(
        "encryption in transit",
        (
            deny_everybody(
                ["s3:*", "sqs:*"], Condition={"BoolIfExists": {"aws:SecureTransport": "false"}}
            ),
            deny_everybody("s3:*", Condition={"NumericLessThan": {"s3:TlsVersion": "1.2"}}),
        ),
        RCP,
    ),
    Example(
        "repositories of the company",
        deny_everybody(
            "sts:AssumeRoleWithWebIdentity",
            Condition={
                "StringNotLikeIfExists": {f"{ISSUER}:sub": "repo:example/*"},
                "Null": {f"{ISSUER}:sub": "false"},
            },
        ),
        RCP,
    ),
    Example(
        "a trail's bucket",
        (
            _service(
                "cloudtrail.amazonaws.com",
                "s3:GetBucketAcl",
                "arn:aws:s3:::logs",
                Arn=f"arn:aws:cloudtrail:eu-west-1:{ACCOUNT}:trail/t",
            ),
            _service(
                "cloudtrail.amazonaws.com",
                "s3:PutObject",
                "arn:aws:s3:::logs/AWSLogs/*",
                Arn=f"arn:aws:cloudtrail:eu-west-1:{ACCOUNT}:trail/t",
            ),
            deny_everybody(
                "s3:*",
                ["arn:aws:s3:::logs", "arn:aws:s3:::logs/*"],
                Condition={"Bool": {"aws:SecureTransport": "false"}},
            ),
        ),
        RESOURCE,
    ),
    Example(
        "uploads with a key",
        (
            {**allow("s3:PutObject", "arn:aws:s3:::b/*"), "Principal": {"AWS": ACCOUNT}},
            deny_everybody(
                "s3:PutObject",
                "arn:aws:s3:::b/*",
                Condition={"StringNotEquals": {"s3:x-amz-server-side-encryption": "aws:kms"}},
            ),
            deny_everybody(
                "s3:PutObject",
                "arn:aws:s3:::b/*",
                Condition={"Null": {"s3:x-amz-server-side-encryption": "true"}},
            ),
        ),
        RESOURCE,
    ),
    Example(
        "a key",
        (
            {**allow("kms:*"), "Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:root"}},
            _service(
                "logs.eu-west-1.amazonaws.com",
                ["kms:Decrypt", "kms:GenerateDataKey*"],
                "*",
                Account=ACCOUNT,
            ),
        ),
        RESOURCE,
    ),
    Example(
        "a queue",
        _service(
            "s3.amazonaws.com",
            "sqs:SendMessage",
            f"arn:aws:sqs:eu-west-1:{ACCOUNT}:q",
            Account=ACCOUNT,
        ),
        RESOURCE,
    ),
)
PEOPLE = (
    Example(
        "machines of one's own",
        (
            allow("ec2:DescribeInstances"),
            allow(
                ["ec2:StartInstances", "ec2:StopInstances"],
                "arn:aws:ec2:*:*:instance/*",
                Condition={"StringEquals": {"aws:ResourceTag/owner": "${aws:username}"}},
            ),
        ),
        IDENTITY,
    ),
    Example(
        "nothing without MFA but setting it up",
        (
            allow("iam:*MFADevice", "arn:aws:iam::*:user/${aws:username}"),
            {
                "Effect": "Deny",
                "NotAction": ["iam:EnableMFADevice", "sts:GetSessionToken"],
                "Resource": "*",
                "Condition": {"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}},
            },
        ),
        IDENTITY,
    ),
    Example(
        "a role for one service",
        allow(
            "iam:PassRole",
            f"arn:aws:iam::{ACCOUNT}:role/app",
            Condition={"StringEquals": {"iam:PassedToService": "ecs-tasks.amazonaws.com"}},
        ),
        IDENTITY,
    ),
    Example(
        "a home in a bucket",
        (
            allow(
                "s3:ListBucket",
                "arn:aws:s3:::b",
                Condition={"StringLike": {"s3:prefix": ["", "home/*"]}},
            ),
            allow(["s3:GetObject", "s3:PutObject"], "arn:aws:s3:::b/home/${aws:username}/*"),
        ),
        IDENTITY,
    ),
    Example("a service's role", trust({"Service": "ec2.amazonaws.com"}), TRUST),
    Example(
        "a pipeline's role",
        trust(
            {"Federated": f"arn:aws:iam::{ACCOUNT}:oidc-provider/{ISSUER}"},
            "sts:AssumeRoleWithWebIdentity",
            Condition={
                "StringEquals": {f"{ISSUER}:aud": "sts.amazonaws.com"},
                "StringLike": {f"{ISSUER}:sub": "repo:example/app:*"},
            },
        ),
        TRUST,
    ),
    Example(
        "a vendor's role",
        trust({"AWS": "222222222222"}, Condition={"StringEquals": {"sts:ExternalId": "x1"}}),
        TRUST,
    ),
    Example(
        "a pod's role",
        trust({"Service": "pods.eks.amazonaws.com"}, ["sts:AssumeRole", "sts:TagSession"]),
        TRUST,
    ),
)
SETTINGS = (
    Example(
        "backups",
        {
            "plans": {
                "daily": {
                    "regions": {"@@assign": ["eu-west-1"]},
                    "rules": {
                        "nightly": {
                            "schedule_expression": {"@@assign": "cron(0 5 ? * * *)"},
                            "target_backup_vault_name": {"@@assign": "daily"},
                        }
                    },
                }
            }
        },
        DocumentType.BACKUP_POLICY,
    ),
    Example(
        "tags",
        {
            "tags": {
                "team": {"tag_key": {"@@assign": "Team"}, "tag_value": {"@@assign": ["a", "b"]}}
            }
        },
        DocumentType.TAG_POLICY,
    ),
    Example(
        "no training",
        {"services": {"default": {"opt_out_policy": {"@@assign": "optOut"}}}},
        DocumentType.AISERVICES_OPT_OUT_POLICY,
    ),
    Example(
        "buckets",
        {"s3_attributes": {"public_access_block_configuration": {"@@assign": "all"}}},
        DocumentType.S3_POLICY,
    ),
)
KNOWN_GOOD = (*GUARDRAILS, *RESOURCES, *PEOPLE, *SETTINGS)
