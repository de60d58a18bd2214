"""Policies of people, roles and pipelines that are right."""

from bulkhead.lint.example import Example
from bulkhead.lint.types import DocumentType
from tests.bulkhead.lint.known_good.words import ACCOUNT, ISSUER, allow, trust

IDENTITY = DocumentType.IDENTITY_POLICY
TRUST = DocumentType.TRUST_POLICY

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
