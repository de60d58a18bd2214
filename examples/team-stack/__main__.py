"""Monthly reports for partners, as a team in a hurry might write it.

Each part breaks one rule of the baseline. `pulumi preview --policy-pack ../../policies` says
which one, what is wrong, and what to write instead, and stops before anything is created.
"""

import json

import pulumi
from pulumi_aws import cloudtrail, guardduty, iam, s3, sns

# Partners download their reports from here, and it has to go quickly.
reports = s3.Bucket("reports")
s3.BucketPublicAccessBlock(
    "reports",
    bucket=reports.id,
    block_public_acls=True,
    block_public_policy=False,
    ignore_public_acls=True,
    restrict_public_buckets=True,
)

s3.BucketVersioning(
    "reports",
    bucket=reports.id,
    versioning_configuration={"status": "Enabled"},
)
s3.BucketPolicy(
    "reports",
    bucket=reports.id,
    policy=reports.arn.apply(
        lambda arn: json.dumps(
            {
                "Version": "2012-10-17",
                "Statement": [
                    {
                        "Effect": "Deny",
                        "Principal": "*",
                        "Action": "s3:*",
                        "Resource": [arn, f"{arn}/*"],
                        "Condition": {"Bool": {"aws:SecureTransport": "false"}},
                    }
                ],
            }
        )
    ),
)

# Partners subscribe to this topic to hear of new reports.
published = sns.Topic("report-published", kms_master_key_id="alias/aws/sns")
sns.TopicPolicy(
    "report-published",
    arn=published.arn,
    policy=json.dumps(
        {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Effect": "Allow",
                    "Principal": "*",
                    "Action": "sns:Subscribe",
                    "Resource": "*",
                }
            ],
        }
    ),
)

# Downloads are recorded by a trail of the team's own.
cloudtrail.Trail(
    "downloads",
    s3_bucket_name="example-team-trail",
    is_multi_region_trail=True,
    kms_key_id="alias/reports",
)

# The partner portal was promised a role of a name that it knows.
iam.Role(
    "portal",
    name="OrganizationAccountAccessRole",
    assume_role_policy=json.dumps(
        {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Effect": "Allow",
                    "Principal": {"AWS": "arn:aws:iam::111111111111:root"},
                    "Action": "sts:AssumeRole",
                    "Condition": {"StringEquals": {"sts:ExternalId": "reports-4f1c2a"}},
                }
            ],
        }
    ),
)

# Nobody looks at the findings of the development account anyway.
guardduty.Detector("detector", enable=False)

pulumi.export("bucket", reports.id)
