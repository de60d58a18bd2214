"""Fifteen mistakes that public collections of guardrails ship or shipped, in documents of our own.

Each is named after what goes wrong, with the rule that must find it.
"""

from dataclasses import dataclass

from bulkhead.lint.example import Example, deny, deny_everybody
from bulkhead.lint.types import DocumentType

SCP = DocumentType.SERVICE_CONTROL_POLICY
RCP = DocumentType.RESOURCE_CONTROL_POLICY
EC2 = DocumentType.DECLARATIVE_POLICY_EC2
EXEMPT = {"ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/deployment"}}
UNITS = ["o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*"]


@dataclass(frozen=True)
class Bad:
    """A mistake and the rule that finds it."""

    rule: str
    example: Example


def _bad(rule: str, title: str, content: object, type_: DocumentType = SCP) -> Bad:
    assert isinstance(content, dict | tuple | str)
    return Bad(rule, Example(title, content, type_))


KNOWN_BAD = (
    _bad(
        "unknown-service",
        "a service whose prefix changed",
        deny(["guardduty:DeleteDetector", "macie:DisableMacie"], Condition=EXEMPT),
    ),
    _bad(
        "operator-type",
        "a boolean asked of the name of an algorithm",
        deny(
            "s3:PutObject",
            Condition={"Bool": {"s3:x-amz-server-side-encryption": "true"}, **EXEMPT},
        ),
    ),
    _bad(
        "unknown-action",
        "a name put together of two others",
        deny(
            ["rds:CreateDBInstance", "rds:RestoreDBClusterFromDBSnapshot"],
            Condition={"Bool": {"rds:StorageEncrypted": "false"}, **EXEMPT},
        ),
    ),
    _bad(
        "unknown-action",
        "an operation whose permission has another name",
        deny(["s3:PutBucketPublicAccessBlock", "s3:DeletePublicAccessBlock"], Condition=EXEMPT),
    ),
    _bad(
        "wildcard-in-equals",
        "any value, asked letter by letter",
        deny(
            ["backup:DeleteBackupVault", "backup:DeleteRecoveryPoint"],
            Condition={"StringEquals": {"aws:ResourceTag/keep": "*"}, **EXEMPT},
        ),
    ),
    _bad(
        "assign-missing",
        "a setting that nothing assigns",
        {
            "ec2_attributes": {
                "image_block_public_access": {"state": "unblocked"},
                "snapshot_block_public_access": {"state": {"@@assign": "block_all_sharing"}},
            }
        },
        EC2,
    ),
    _bad(
        "not-json",
        "a comment",
        '{\n  "Version": "2012-10-17",\n  "Statement": [{\n    "Effect": "Deny",\n'
        '    "Action": "iam:CreateServiceSpecificCredential", // Bedrock keys\n'
        '    "Resource": "*"\n  }]\n}',
    ),
    _bad(
        "grammar",
        "an RCP that allows, and names no resource",
        (
            deny_everybody("sts:AssumeRoleWithWebIdentity"),
            {"Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRoleWithWebIdentity"},
        ),
        RCP,
    ),
    _bad(
        "vacuous-for-all-values",
        "an isolated unit whose Deny spreads",
        deny_everybody(
            "s3:*",
            Condition={
                "ForAllValues:StringNotLikeIfExists": {
                    "aws:ResourceOrgPaths": UNITS,
                    "aws:PrincipalOrgPaths": UNITS,
                }
            },
        ),
        RCP,
    ),
    _bad(
        "confused-deputy",
        "a confused deputy without its guards",
        deny_everybody(
            ["s3:*", "sqs:*", "kms:*", "secretsmanager:*", "sts:*"],
            Condition={"StringNotEqualsIfExists": {"aws:SourceOrgID": "o-a1b2c3d4e5"}},
        ),
        RCP,
    ),
    _bad(
        "mfa-hits-roles",
        "MFA asked of everybody",
        {
            "Effect": "Deny",
            "NotAction": ["iam:*MFA*", "sts:GetSessionToken"],
            "Resource": "*",
            "Condition": {"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}},
        },
    ),
    _bad(
        "service-principals-denied",
        "roles for one's own organization, and for no service",
        deny_everybody(
            "sts:AssumeRole",
            Condition={"StringNotEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}},
        ),
        RCP,
    ),
    _bad(
        "approved-list-denied",
        "approved models, denied",
        (
            {
                "Sid": "DenyModels",
                "Effect": "Deny",
                "Action": ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"],
                "NotResource": ["arn:aws:bedrock:*::foundation-model/amazon.nova-*"],
            },
            {
                "Sid": "DenyInference",
                **deny(
                    "bedrock-mantle:CreateInference",
                    Condition={"StringLike": {"bedrock-mantle:Model": ["amazon.nova-*"]}},
                ),
            },
        ),
    ),
    _bad(
        "root-without-assume-root",
        "the root user, and central root access with it",
        deny("*", Condition={"StringLike": {"aws:PrincipalArn": "arn:aws:iam::*:root"}}),
    ),
    _bad(
        "negated-absent",
        "a region that us-east-1 does not give",
        deny(
            "s3:CreateBucket",
            Condition={"StringNotEquals": {"s3:LocationConstraint": "eu-west-1"}, **EXEMPT},
        ),
    ),
)
