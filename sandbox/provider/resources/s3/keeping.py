"""How a bucket keeps its objects: versions, encryption, locks, lifecycle, and access logs."""

from sandbox.provider.declare import Default, Resource
from sandbox.provider.resources.s3.common import GONE, OWNER_NOT_NEEDED, SERVICE
from sandbox.provider.sources import UNCERTAIN, upstream
from sandbox.provider.steps import Call

VERSIONING = upstream("s3/bucket_versioning.go")
ENCRYPTION = upstream("s3/bucket_server_side_encryption_configuration.go")
OBJECT_LOCK = upstream("s3/bucket_object_lock_configuration.go")
LIFECYCLE = upstream("s3/bucket_lifecycle_configuration.go")
LOGGING = upstream("s3/bucket_logging.go")

# Where Object Lock is enabled AWS refuses, and pulumi-aws only forgets the setting.
LOCKED = "InvalidBucketState: An Object Lock configuration is present on this bucket"
PUT_VERSIONING = Call("PutBucketVersioning")
VERSIONING_TYPE = Resource(
    type="aws:s3/bucketVersioning:BucketVersioning",
    service=SERVICE,
    id="{bucket}",
    create=(PUT_VERSIONING,),
    read=(
        Call(
            "GetBucketVersioning",
            out={"versioningConfiguration": "{status: Status, mfaDelete: MFADelete}"},
        ),
    ),
    update=(PUT_VERSIONING,),
    delete=(
        Call(
            "PutBucketVersioning",
            {"VersioningConfiguration": {"Status": "Suspended"}},
        ),
    ),
    gone=(*GONE, LOCKED),
    remains="versions are only suspended: a bucket that had them keeps them",
    replace_on={"bucket": VERSIONING},
    unserved={
        "expectedBucketOwner": OWNER_NOT_NEEDED,
        "mfa": "the sandbox has no MFA devices",
    },
)

PUT_ENCRYPTION = Call(
    "PutBucketEncryption",
    {"ServerSideEncryptionConfiguration": {"Rules": "$rules"}},
)
ENCRYPTION_TYPE = Resource(
    type=("aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration"),
    service=SERVICE,
    id="{bucket}",
    create=(PUT_ENCRYPTION,),
    read=(
        Call(
            "GetBucketEncryption",
            at="ServerSideEncryptionConfiguration",
        ),
    ),
    update=(PUT_ENCRYPTION,),
    delete=(Call("DeleteBucketEncryption"),),
    gone=(*GONE, "ServerSideEncryptionConfigurationNotFoundError"),
    remains="S3 then encrypts with its own keys, as it does for every bucket",
    replace_on={"bucket": ENCRYPTION},
    sets={"rules": ENCRYPTION},
    lists={"rules.blockedEncryptionTypes": UNCERTAIN},
    unserved={"expectedBucketOwner": OWNER_NOT_NEEDED},
)

PUT_OBJECT_LOCK = Call(
    "PutObjectLockConfiguration",
    {
        "ObjectLockConfiguration": {"ObjectLockEnabled": "$objectLockEnabled", "Rule": "$rule"},
    },
)
OBJECT_LOCK_TYPE = Resource(
    type="aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
    service=SERVICE,
    id="{bucket}",
    create=(PUT_OBJECT_LOCK,),
    read=(Call("GetObjectLockConfiguration", at="ObjectLockConfiguration"),),
    update=(PUT_OBJECT_LOCK,),
    delete=(
        Call(
            "PutObjectLockConfiguration",
            {"ObjectLockConfiguration": {"ObjectLockEnabled": "Enabled"}},
        ),
    ),
    gone=(*GONE, "ObjectLockConfigurationNotFoundError"),
    remains="Object Lock cannot be switched off: only its rule goes",
    replace_on={"bucket": OBJECT_LOCK, "objectLockEnabled": OBJECT_LOCK},
    defaults={"objectLockEnabled": Default("Enabled", OBJECT_LOCK)},
    unserved={
        "expectedBucketOwner": OWNER_NOT_NEEDED,
        "token": "only AWS Support gives one",
    },
)

PUT_LIFECYCLE = Call(
    "PutBucketLifecycleConfiguration",
    {"Bucket": "$bucket", "LifecycleConfiguration": {"Rules": "$rules"}},
    take=(),
)
LIFECYCLE_TYPE = Resource(
    type="aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
    service=SERVICE,
    id="{bucket}",
    create=(PUT_LIFECYCLE,),
    read=(Call("GetBucketLifecycleConfiguration"),),
    update=(PUT_LIFECYCLE,),
    delete=(Call("DeleteBucketLifecycle"),),
    gone=(*GONE, "NoSuchLifecycleConfiguration"),
    replace_on={"bucket": LIFECYCLE},
    lists={"rules": LIFECYCLE},
    sets={
        "rules.noncurrentVersionTransitions": LIFECYCLE,
        "rules.transitions": LIFECYCLE,
    },
    unserved={
        "expectedBucketOwner": OWNER_NOT_NEEDED,
        "timeouts": "the emulator needs no waiting",
        "transitionDefaultMinimumObjectSize": "the emulator does not keep it",
    },
)

PUT_LOGGING = Call(
    "PutBucketLogging",
    {
        "BucketLoggingStatus": {
            "LoggingEnabled": {"TargetBucket": "$targetBucket", "TargetPrefix": "$targetPrefix"}
        },
    },
)
LOGGING_TYPE = Resource(
    type="aws:s3/bucketLogging:BucketLogging",
    service=SERVICE,
    id="{bucket}",
    create=(PUT_LOGGING,),
    read=(Call("GetBucketLogging", at="LoggingEnabled"),),
    update=(PUT_LOGGING,),
    delete=(Call("PutBucketLogging", {"BucketLoggingStatus": {}}),),
    gone=GONE,
    replace_on={"bucket": LOGGING},
    unserved={
        "expectedBucketOwner": OWNER_NOT_NEEDED,
        "targetGrants": "log buckets have no access control lists",
        "targetObjectKeyFormat": "the log archive keeps the default format",
    },
)
