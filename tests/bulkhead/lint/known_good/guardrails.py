"""Service control policies that are right."""

from bulkhead.lint.example import Example, deny
from bulkhead.lint.types import DocumentType
from bulkhead.service_authorization import home_regions
from tests.bulkhead.lint.known_good.words import ACCOUNT, EXEMPT, ORGANIZATION, allow

RCP = DocumentType.RESOURCE_CONTROL_POLICY

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
