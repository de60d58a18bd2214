"""Resource control policies and policies of resources that are right."""

from collections.abc import Mapping

from bulkhead.lint.example import Example, deny_everybody
from bulkhead.lint.types import DocumentType
from tests.bulkhead.lint.known_good.words import (
    ACCOUNT,
    ISSUER,
    ORGANIZATION,
    SERVICES_PASS,
    allow,
    service,
)

RCP = DocumentType.RESOURCE_CONTROL_POLICY
RESOURCE = DocumentType.RESOURCE_POLICY

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
            service(
                "cloudtrail.amazonaws.com",
                "s3:GetBucketAcl",
                "arn:aws:s3:::logs",
                Arn=f"arn:aws:cloudtrail:eu-west-1:{ACCOUNT}:trail/t",
            ),
            service(
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
            service(
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
        service(
            "s3.amazonaws.com",
            "sqs:SendMessage",
            f"arn:aws:sqs:eu-west-1:{ACCOUNT}:q",
            Account=ACCOUNT,
        ),
        RESOURCE,
    ),
)
