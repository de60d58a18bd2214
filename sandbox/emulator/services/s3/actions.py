"""What action of IAM an operation of S3 needs.

Source: "Required permissions for Amazon S3 API operations", Amazon S3 User Guide: the action bears
the operation's name but for those below.
"""

from sandbox.emulator.call import Call

RENAMED = {
    "CompleteMultipartUpload": "PutObject",
    "CopyObject": "PutObject",
    "CreateMultipartUpload": "PutObject",
    "DeleteBucketCors": "PutBucketCORS",
    "DeleteBucketEncryption": "PutEncryptionConfiguration",
    "DeleteBucketLifecycle": "PutLifecycleConfiguration",
    "DeleteBucketOwnershipControls": "PutBucketOwnershipControls",
    "DeleteBucketReplication": "PutReplicationConfiguration",
    "DeleteBucketTagging": "PutBucketTagging",
    "DeletePublicAccessBlock": "PutBucketPublicAccessBlock",
    "GetBucketAccelerateConfiguration": "GetAccelerateConfiguration",
    "GetBucketCors": "GetBucketCORS",
    "GetBucketEncryption": "GetEncryptionConfiguration",
    "GetBucketLifecycleConfiguration": "GetLifecycleConfiguration",
    "GetBucketNotificationConfiguration": "GetBucketNotification",
    "GetBucketReplication": "GetReplicationConfiguration",
    "GetObjectLockConfiguration": "GetBucketObjectLockConfiguration",
    "GetPublicAccessBlock": "GetBucketPublicAccessBlock",
    "HeadBucket": "ListBucket",
    "HeadObject": "GetObject",
    "ListMultipartUploads": "ListBucketMultipartUploads",
    "ListObjectVersions": "ListBucketVersions",
    "ListObjects": "ListBucket",
    "ListObjectsV2": "ListBucket",
    "PutBucketAccelerateConfiguration": "PutAccelerateConfiguration",
    "PutBucketCors": "PutBucketCORS",
    "PutBucketEncryption": "PutEncryptionConfiguration",
    "PutBucketLifecycleConfiguration": "PutLifecycleConfiguration",
    "PutBucketNotificationConfiguration": "PutBucketNotification",
    "PutBucketReplication": "PutReplicationConfiguration",
    "PutObjectLockConfiguration": "PutBucketObjectLockConfiguration",
    "PutPublicAccessBlock": "PutBucketPublicAccessBlock",
    "UploadPart": "PutObject",
    "UploadPartCopy": "PutObject",
}
OF_VERSIONS = frozenset({"DeleteObject", "GetObject", "GetObjectTagging", "PutObjectTagging"})


def asked(call: Call) -> list[tuple[str, str]]:
    """The actions that a call needs, each with the ARN it needs it on."""
    bucket = f"arn:aws:s3:::{call.params['Bucket']}"
    if call.operation == "DeleteObjects":
        return [
            (_action("DeleteObject", versioned="VersionId" in item), f"{bucket}/{item['Key']}")
            for item in call.params["Delete"]["Objects"]
        ]
    action = _action(call.operation, versioned="VersionId" in call.params)
    return [(action, f"{bucket}/{call.params['Key']}" if "Key" in call.params else bucket)]


def _action(operation: str, *, versioned: bool) -> str:
    name = RENAMED.get(operation, operation)
    if versioned and name in OF_VERSIONS:
        name = name.replace("Object", "ObjectVersion")
    return f"s3:{name}"
