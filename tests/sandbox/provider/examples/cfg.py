"""Examples of AWS Config."""

from tests.sandbox.provider.examples import Example, Need
from tests.sandbox.provider.examples.organizations import ORGANIZATION

ROLE_ARN = (
    "arn:aws:iam::123456789012:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig"
)
BUCKET = Need("aws:s3/bucket:Bucket", {"bucket": "configuration-records"})
OTHER_BUCKET = Need("aws:s3/bucket:Bucket", {"bucket": "configuration-records-elsewhere"})
RECORDER = Need("aws:cfg/recorder:Recorder", {"name": "default", "roleArn": ROLE_ARN})
CHANNEL = Need(
    "aws:cfg/deliveryChannel:DeliveryChannel",
    {"name": "default", "s3BucketName": "${bucket.bucket}"},
)
AGGREGATOR = Need(
    "aws:cfg/configurationAggregator:ConfigurationAggregator",
    {
        "name": "another",
        "organizationAggregationSource": {"allRegions": True, "roleArn": ROLE_ARN},
    },
)
SOME_TYPES = {
    "allSupported": False,
    "resourceTypes": ["AWS::IAM::Role", "AWS::S3::Bucket"],
    "recordingStrategies": [{"useOnly": "INCLUSION_BY_RESOURCE_TYPES"}],
}
DAILY = {
    "description": "Many of these come and go",
    "recordingFrequency": "DAILY",
    "resourceTypes": ["AWS::EC2::NetworkInterface"],
}
KEY_ARN = "arn:aws:kms:eu-central-1:123456789012:key/00000000-1111-2222-3333-444444444444"
TOPIC_ARN = "arn:aws:sns:eu-central-1:123456789012:configuration"

EXAMPLES = {
    "aws:cfg/recorder:Recorder": Example(
        inputs={
            "name": "default",
            "recordingGroup": {"allSupported": True, "includeGlobalResourceTypes": True},
            "recordingMode": {
                "recordingFrequency": "DAILY",
                "recordingModeOverride": {
                    "description": "Changes of these are wanted at once",
                    "recordingFrequency": "CONTINUOUS",
                    "resourceTypes": ["AWS::IAM::Role", "AWS::KMS::Key"],
                },
            },
            "roleArn": ROLE_ARN,
        },
        changes=(
            ("recordingGroup", {"includeGlobalResourceTypes": False}),
            ("recordingGroup", SOME_TYPES),
            ("recordingMode", {"recordingFrequency": "CONTINUOUS"}),
            ("recordingMode", {"recordingModeOverride": DAILY}),
            ("roleArn", f"{ROLE_ARN}-other"),
        ),
    ),
    "aws:cfg/recorderStatus:RecorderStatus": Example(
        needs={"bucket": BUCKET, "recorder": RECORDER, "channel": CHANNEL},
        inputs={"isEnabled": True, "name": "${recorder.name}"},
        changes=(("isEnabled", False),),
        made_with=({"isEnabled": False},),
        unprovable={
            "create[0].StartConfigurationRecorder.when": "what it starts is stopped again",
            "gone": "it says what happens when the recorder is deleted first",
        },
    ),
    "aws:cfg/deliveryChannel:DeliveryChannel": Example(
        needs={"bucket": BUCKET, "other": OTHER_BUCKET, "recorder": RECORDER},
        inputs={
            "name": "default",
            "s3BucketName": "${bucket.bucket}",
            "s3KeyPrefix": "config",
            "s3KmsKeyArn": KEY_ARN,
            "snapshotDeliveryProperties": {"deliveryFrequency": "TwentyFour_Hours"},
            "snsTopicArn": TOPIC_ARN,
        },
        changes=(
            ("s3BucketName", "${other.bucket}"),
            ("s3KeyPrefix", "records"),
            ("s3KeyPrefix", None),
            ("s3KmsKeyArn", f"{KEY_ARN[:-1]}5"),
            ("s3KmsKeyArn", None),
            ("snapshotDeliveryProperties", {"deliveryFrequency": "Six_Hours"}),
            ("snapshotDeliveryProperties", None),
            ("snsTopicArn", f"{TOPIC_ARN}-other"),
            ("snsTopicArn", None),
        ),
    ),
    "aws:cfg/configurationAggregator:ConfigurationAggregator": Example(
        needs={"organization": ORGANIZATION, "another": AGGREGATOR},
        inputs={
            "name": "organization",
            "organizationAggregationSource": {"allRegions": True, "roleArn": ROLE_ARN},
            "tags": {"owner": "security"},
        },
        changes=(
            (
                "organizationAggregationSource",
                {"regions": ["eu-central-1", "eu-west-1"], "roleArn": ROLE_ARN},
            ),
            ("tags", {"owner": "platform", "ring": "sandbox"}),
            ("tags", None),
        ),
    ),
}
