"""Names in log files to actions in policies."""

import pytest

from bulkhead.replay.authorisations import actions_of
from tests.bulkhead.replay.builders import Json, event


@pytest.mark.parametrize(
    ("call", "parameters", "actions"),
    [
        ("ec2:RunInstances", {}, ["ec2:RunInstances"]),
        ("s3:ListBuckets", {}, ["s3:ListAllMyBuckets"]),
        ("s3:ListObjects", {}, ["s3:ListBucket"]),
        ("s3:HeadObject", {}, ["s3:GetObject"]),
        ("s3:GetObject", {"versionId": "v"}, ["s3:GetObjectVersion"]),
        ("s3:CopyObject", {}, ["s3:PutObject", "s3:GetObject"]),
        ("s3:DeleteObjects", {}, ["s3:DeleteObject"]),
        ("s3:PutObject", {"x-amz-acl": "private"}, ["s3:PutObject", "s3:PutObjectAcl"]),
        ("s3:PutBucketLifecycle", {}, ["s3:PutLifecycleConfiguration"]),
        ("s3:DeleteBucketEncryption", {}, ["s3:PutEncryptionConfiguration"]),
        ("lambda:ListFunctions20150331", {}, ["lambda:ListFunctions"]),
        ("lambda:UpdateFunctionCode20150331v2", {}, ["lambda:UpdateFunctionCode"]),
        ("lambda:Invoke", {}, ["lambda:InvokeFunction"]),
        ("cloudfront:CreateDistribution2020_05_31", {}, ["cloudfront:CreateDistribution"]),
        (
            "cloudfront:CreateDistributionWithTags2020_05_31",
            {},
            ["cloudfront:CreateDistribution", "cloudfront:TagResource"],
        ),
        ("monitoring:PutMetricAlarm", {}, ["cloudwatch:PutMetricAlarm"]),
        ("email:SendEmail", {}, ["ses:SendEmail"]),
        ("tagging:GetResources", {}, ["tag:GetResources"]),
        ("cloudcontrolapi:CreateResource", {}, ["cloudformation:CreateResource"]),
        ("apigateway:CreateRestApi", {}, ["apigateway:POST"]),
        ("apigateway:GetRestApis", {}, ["apigateway:GET"]),
        ("apigateway:ImportRestApi", {}, []),
        ("dynamodb:TransactWriteItems", {}, []),
    ],
)
def test_operation_is_authorised_by_its_action(
    call: str, parameters: Json, actions: list[str]
) -> None:
    """The name in the record is not always the action's; where it does not tell, there is none."""
    assert list(actions_of(event(call, requestParameters=parameters))) == actions


def test_source_of_the_chinese_partition_has_the_same_prefix() -> None:
    """Its host names end with `.com.cn`."""
    asked = event(eventSource="monitoring.amazonaws.com.cn", eventName="ListMetrics")
    assert actions_of(asked) == ("cloudwatch:ListMetrics",)
