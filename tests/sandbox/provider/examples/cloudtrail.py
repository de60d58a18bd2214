"""Examples of AWS CloudTrail."""

import json

from tests.sandbox.provider.examples import Example, Need
from tests.sandbox.provider.examples.iam import ROLE
from tests.sandbox.provider.examples.kms import key_policy
from tests.sandbox.provider.examples.organizations import ACCOUNT, UNIT
from tests.sandbox.provider.examples.sns import TOPIC

CLOUDTRAIL = {"Service": "cloudtrail.amazonaws.com"}
BUCKET = Need("aws:s3/bucket:Bucket", {"bucket": "example-trail"})
ORGANIZATION = Need(
    "aws:organizations/organization:Organization",
    {"awsServiceAccessPrincipals": ["cloudtrail.amazonaws.com"]},
)


def admits_trail() -> Need:
    """Let CloudTrail write into the bucket."""
    statements = [
        {
            "Effect": "Allow",
            "Principal": CLOUDTRAIL,
            "Action": "s3:GetBucketAcl",
            "Resource": "${bucket.arn}",
        },
        {
            "Effect": "Allow",
            "Principal": CLOUDTRAIL,
            "Action": "s3:PutObject",
            "Resource": "${bucket.arn}/*",
        },
    ]
    return Need(
        "aws:s3/bucketPolicy:BucketPolicy",
        {
            "bucket": "${bucket.bucket}",
            "policy": json.dumps({"Version": "2012-10-17", "Statement": statements}),
        },
    )


def trail_key() -> Need:
    """Give a key that CloudTrail may encrypt with."""
    document = json.loads(key_policy("Account"))
    document["Statement"].append(
        {
            "Effect": "Allow",
            "Principal": CLOUDTRAIL,
            "Action": ["kms:GenerateDataKey*", "kms:DescribeKey"],
            "Resource": "*",
        }
    )
    return Need("aws:kms/key:Key", {"description": "Trail", "policy": json.dumps(document)})


def selectors(category: str) -> list[dict[str, object]]:
    """Select all events of a category."""
    return [{"name": "All", "fieldSelectors": [{"field": "eventCategory", "equals": [category]}]}]


EXAMPLES = {
    "aws:cloudtrail/trail:Trail": Example(
        needs={
            "organization": ORGANIZATION,
            "bucket": BUCKET,
            "admitted": admits_trail(),
            "key": trail_key(),
            "topic": TOPIC,
            "role": ROLE,
        },
        inputs={
            "advancedEventSelectors": selectors("Management"),
            "enableLogFileValidation": True,
            "includeGlobalServiceEvents": True,
            "insightSelectors": [{"insightType": "ApiCallRateInsight"}],
            "isMultiRegionTrail": True,
            "kmsKeyId": "${key.arn}",
            "name": "organization",
            "s3BucketName": "${bucket.bucket}",
            "s3KeyPrefix": "logs",
            "snsTopicName": "${topic.name}",
            "tags": {"owner": "platform", "ring": "sandbox"},
        },
        changes=(
            (
                "advancedEventSelectors",
                [
                    {
                        "name": "Objects",
                        "fieldSelectors": [
                            {"field": "eventCategory", "equals": ["Data"]},
                            {"field": "resources.type", "equals": ["AWS::S3::Object"]},
                        ],
                    }
                ],
            ),
            ("enableLogFileValidation", False),
            ("enableLogging", False),
            ("insightSelectors", [{"insightType": "ApiErrorRateInsight"}]),
            ("isMultiRegionTrail", False),
            ("isOrganizationTrail", True),
            ("s3KeyPrefix", "others"),
            ("tags", {"owner": "security", "tier": "1"}),
            ("tags", None),
        ),
    ),
    "aws:cloudtrail/organizationDelegatedAdminAccount:OrganizationDelegatedAdminAccount": Example(
        needs={"organization": ORGANIZATION, "unit": UNIT, "account": ACCOUNT},
        inputs={"accountId": "${account.id}"},
    ),
}
