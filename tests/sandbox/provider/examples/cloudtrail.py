"""Examples of AWS CloudTrail."""

import json

from sandbox.provider.sources import upstream
from tests.sandbox.provider.examples import ONLY_ITS_SOURCE_SAYS, Example, Need
from tests.sandbox.provider.examples.iam import ROLE
from tests.sandbox.provider.examples.kms import key_policy
from tests.sandbox.provider.examples.organizations import ACCOUNT, UNIT
from tests.sandbox.provider.examples.sns import TOPIC

NO_SELECTORS = "the emulator takes a call without selectors, and AWS refuses it"
CLOUDTRAIL = {"Service": "cloudtrail.amazonaws.com"}
BUCKET = Need("aws:s3/bucket:Bucket", {"bucket": "example-trail"})
ORGANIZATION = Need(
    "aws:organizations/organization:Organization",
    {"awsServiceAccessPrincipals": ["cloudtrail.amazonaws.com"]},
)


def admits_trail(bucket: str) -> Need:
    """Let CloudTrail write into a bucket."""
    statements = [
        {
            "Effect": "Allow",
            "Principal": CLOUDTRAIL,
            "Action": "s3:GetBucketAcl",
            "Resource": f"${{{bucket}.arn}}",
        },
        {
            "Effect": "Allow",
            "Principal": CLOUDTRAIL,
            "Action": "s3:PutObject",
            "Resource": f"${{{bucket}.arn}}/*",
        },
    ]
    return Need(
        "aws:s3/bucketPolicy:BucketPolicy",
        {
            "bucket": f"${{{bucket}.bucket}}",
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
            "admitted": admits_trail("bucket"),
            "other_bucket": Need("aws:s3/bucket:Bucket", {"bucket": "example-other-trail"}),
            "admitted_too": admits_trail("other_bucket"),
            "key": trail_key(),
            "other_key": trail_key(),
            "topic": TOPIC,
            "other_topic": Need("aws:sns/topic:Topic", {"name": "bells"}),
            "role": ROLE,
        },
        inputs={
            "advancedEventSelectors": selectors("Management"),
            "enableLogFileValidation": True,
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
            ("includeGlobalServiceEvents", False),
            ("insightSelectors", [{"insightType": "ApiErrorRateInsight"}]),
            ("isMultiRegionTrail", False),
            ("isOrganizationTrail", True),
            ("kmsKeyId", "${other_key.arn}"),
            ("s3BucketName", "${other_bucket.bucket}"),
            ("snsTopicName", "${other_topic.name}"),
            ("s3KeyPrefix", "others"),
            ("tags", {"owner": "security", "tier": "1"}),
            ("tags", None),
        ),
        unprovable={
            "create[2].PutEventSelectors.when": NO_SELECTORS,
            "replace_on.name": ONLY_ITS_SOURCE_SAYS,
            "update[3].PutEventSelectors.when": NO_SELECTORS,
        },
        made_with=({"advancedEventSelectors": None, "insightSelectors": None},),
        # A computed attribute without CustomizeDiff keeps its value in Terraform's plan.
        stale_in_previews={"snsTopicArn": upstream("cloudtrail/trail.go")},
    ),
    "aws:cloudtrail/organizationDelegatedAdminAccount:OrganizationDelegatedAdminAccount": Example(
        needs={
            "organization": ORGANIZATION,
            "unit": UNIT,
            "account": ACCOUNT,
            # The account stays an administrator of something else.
            "other": Need(
                "aws:organizations/delegatedAdministrator:DelegatedAdministrator",
                {"accountId": "${account.id}", "servicePrincipal": "guardduty.amazonaws.com"},
            ),
        },
        inputs={"accountId": "${account.id}"},
    ),
}
