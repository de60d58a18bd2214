"""Event sources and names to service prefixes and IAM actions, where they are not the same.

A log file names the operation of the API (`ListBuckets`); a policy names the action that authorises
it (`s3:ListAllMyBuckets`). What is not in the tables below is authorised by the action of its name.
"""

import re
from collections.abc import Mapping

PREFIXES: Mapping[str, str] = {
    "api.pricing": "pricing",
    "api.tunneling.iot": "iot",
    "billingconsole": "aws-portal",
    "catalog.marketplace": "aws-marketplace",
    "cloudcontrolapi": "cloudformation",
    "data.iot": "iot",
    "email": "ses",
    "entitlement.marketplace": "aws-marketplace",
    "meteringmarketplace": "aws-marketplace",
    "metering-marketplace": "aws-marketplace",
    "models.lex": "lex",
    "monitoring": "cloudwatch",
    "runtime.lex": "lex",
    "runtime.sagemaker": "sagemaker",
    "tagging": "tag",
}
"""The event source without `.amazonaws.com` -> the prefix of its actions, where they differ.

Service Authorization Reference, where each service's page names its prefix, and each service's
page about CloudTrail, which names the source:
https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-aws-service-specific-topics.html
"""

VERSION_SUFFIX = re.compile(r"(?<=[a-z])_?\d{4}_?\d{2}_?\d{2}(?:v\d+)?$")
"""The API's version at the end of a name: ListFunctions20150331, CreateDistribution2020_05_31.

AWS, "Logging AWS Lambda API calls using CloudTrail", and CloudFront's page of the same kind:
https://docs.aws.amazon.com/lambda/latest/dg/logging-using-cloudtrail.html
https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/logging_using_cloudtrail.html
"""

S3: Mapping[str, tuple[str, ...]] = {
    "CompleteMultipartUpload": ("PutObject",),
    "CopyObject": ("PutObject", "GetObject"),
    "CreateMultipartUpload": ("PutObject",),
    "DeleteBucketCors": ("PutBucketCORS",),
    "DeleteBucketEncryption": ("PutEncryptionConfiguration",),
    "DeleteBucketLifecycle": ("PutLifecycleConfiguration",),
    "DeleteBucketOwnershipControls": ("PutBucketOwnershipControls",),
    "DeleteBucketPublicAccessBlock": ("PutBucketPublicAccessBlock",),
    "DeleteBucketReplication": ("PutReplicationConfiguration",),
    "DeleteBucketTagging": ("PutBucketTagging",),
    "DeleteObjects": ("DeleteObject",),
    "DeletePublicAccessBlock": ("PutBucketPublicAccessBlock",),
    "DeleteAccountPublicAccessBlock": ("PutAccountPublicAccessBlock",),
    "GetBucketAccelerateConfiguration": ("GetAccelerateConfiguration",),
    "GetBucketAccelerate": ("GetAccelerateConfiguration",),
    "GetBucketAnalyticsConfiguration": ("GetAnalyticsConfiguration",),
    "GetBucketEncryption": ("GetEncryptionConfiguration",),
    "GetBucketInventoryConfiguration": ("GetInventoryConfiguration",),
    "GetBucketLifecycle": ("GetLifecycleConfiguration",),
    "GetBucketLifecycleConfiguration": ("GetLifecycleConfiguration",),
    "GetBucketMetricsConfiguration": ("GetMetricsConfiguration",),
    "GetBucketNotificationConfiguration": ("GetBucketNotification",),
    "GetBucketReplication": ("GetReplicationConfiguration",),
    "GetObjectLockConfiguration": ("GetBucketObjectLockConfiguration",),
    "GetPublicAccessBlock": ("GetBucketPublicAccessBlock",),
    "HeadBucket": ("ListBucket",),
    "HeadObject": ("GetObject",),
    "ListBuckets": ("ListAllMyBuckets",),
    "ListBucketAnalyticsConfigurations": ("GetAnalyticsConfiguration",),
    "ListBucketInventoryConfigurations": ("GetInventoryConfiguration",),
    "ListBucketMetricsConfigurations": ("GetMetricsConfiguration",),
    "ListMultipartUploads": ("ListBucketMultipartUploads",),
    "ListObjectVersions": ("ListBucketVersions",),
    "ListObjects": ("ListBucket",),
    "ListObjectsV2": ("ListBucket",),
    "ListParts": ("ListMultipartUploadParts",),
    "PutBucketAccelerateConfiguration": ("PutAccelerateConfiguration",),
    "PutBucketAnalyticsConfiguration": ("PutAnalyticsConfiguration",),
    "PutBucketEncryption": ("PutEncryptionConfiguration",),
    "PutBucketInventoryConfiguration": ("PutInventoryConfiguration",),
    "PutBucketLifecycle": ("PutLifecycleConfiguration",),
    "PutBucketLifecycleConfiguration": ("PutLifecycleConfiguration",),
    "PutBucketMetricsConfiguration": ("PutMetricsConfiguration",),
    "PutBucketNotificationConfiguration": ("PutBucketNotification",),
    "PutBucketReplication": ("PutReplicationConfiguration",),
    "PutObjectLockConfiguration": ("PutBucketObjectLockConfiguration",),
    "PutPublicAccessBlock": ("PutBucketPublicAccessBlock",),
    "SelectObjectContent": ("GetObject",),
    "UploadPart": ("PutObject",),
    "UploadPartCopy": ("PutObject", "GetObject"),
}
"""Amazon S3 User Guide, "Required permissions for Amazon S3 API operations", and for the names in
log files "Amazon S3 CloudTrail events":
https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
https://docs.aws.amazon.com/AmazonS3/latest/userguide/cloudtrail-logging-s3-info.html
"""

LAMBDA: Mapping[str, tuple[str, ...]] = {
    "Invoke": ("InvokeFunction",),
    "InvokeWithResponseStream": ("InvokeFunction",),
}
"""AWS Lambda Developer Guide, "Permissions for API operations": Invoke is lambda:InvokeFunction.
https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
"""

CLOUDFRONT: Mapping[str, tuple[str, ...]] = {
    "CopyDistribution": ("CopyDistribution", "CreateDistribution", "GetDistribution"),
    "CreateDistributionWithTags": ("CreateDistribution", "TagResource"),
}
"""Amazon CloudFront Developer Guide, "CloudFront API permissions".
https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudfront.html
"""

DYNAMODB: Mapping[str, tuple[str, ...]] = {
    "BatchExecuteStatement": (),
    "ExecuteStatement": (),
    "ExecuteTransaction": (),
    "TransactGetItems": ("GetItem",),
    "TransactWriteItems": (),
}
"""Amazon DynamoDB Developer Guide, "Using IAM with DynamoDB transactions": the actions are those of
the single items, which are not in the record of a transaction; PartiQL's depend on the statement.
https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html
"""

APIGATEWAY: Mapping[str, str] = {
    "Create": "POST",
    "Delete": "DELETE",
    "Flush": "DELETE",
    "Get": "GET",
    "Put": "PUT",
    "Tag": "PUT",
    "TestInvoke": "POST",
    "Untag": "DELETE",
    "Update": "PATCH",
}
"""The first word of an operation -> the action, which is the HTTP method.

Service Authorization Reference, "Amazon API Gateway Management":
https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonapigatewaymanagement.html
"""

BY_PREFIX: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "cloudfront": CLOUDFRONT,
    "dynamodb": DYNAMODB,
    "lambda": LAMBDA,
    "s3": S3,
}
"""Prefix -> name of the operation -> its actions; none where the record does not tell them."""


def prefix_of(event_source: str) -> str:
    """Give the service prefix of an event source such as monitoring.amazonaws.com."""
    source = event_source.removesuffix(".cn").removesuffix(".amazonaws.com")
    return PREFIXES.get(source, source.split(".", 1)[0])


def action_names(prefix: str, event_name: str) -> tuple[str, ...]:
    """Give the actions that authorise an operation, without the prefix.

    They are none where the name does not tell; the action that is meant first comes first.
    """
    name = VERSION_SUFFIX.sub("", event_name)
    if prefix == "apigateway":
        return tuple(verb for word, verb in APIGATEWAY.items() if name.startswith(word))[:1]
    return BY_PREFIX.get(prefix, {}).get(name, (name,))
