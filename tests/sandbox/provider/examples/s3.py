"""Examples of Amazon S3."""

from tests.sandbox.provider.examples import ONLY_ITS_SOURCE_SAYS, Example, Need
from tests.sandbox.provider.examples.kms import KEY
from tests.sandbox.provider.examples.policies import allow

BUCKET = Need("aws:s3/bucket:Bucket", {"bucket": "example-logs"})
LOCKED_BUCKET = Need(
    "aws:s3/bucket:Bucket", {"bucket": "example-locked", "objectLockEnabled": True}
)
NEEDS = {"bucket": BUCKET}
OF_THE_BUCKET = {"bucket": "${bucket.bucket}"}
FLAGS = ("blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets")


def access_bucket(name: str) -> Need:
    """Give a bucket for access logs."""
    return Need("aws:s3/bucket:Bucket", {"bucket": name})


def admits_logs(bucket: str) -> Need:
    """Let S3 write access logs into a bucket."""
    policy = allow("s3:PutObject", f"${{{bucket}.arn}}/*", Service="logging.s3.amazonaws.com")
    return Need(
        "aws:s3/bucketPolicy:BucketPolicy",
        {"bucket": f"${{{bucket}.bucket}}", "policy": policy},
    )


def lifecycle_rule(name: str, days: int) -> dict[str, object]:
    """Write a rule that moves objects and then deletes them."""
    return {
        "id": name,
        "status": "Enabled",
        "filter": {"prefix": ""},
        "transitions": [{"days": days, "storageClass": "DEEP_ARCHIVE"}],
        "expiration": {"days": 2 * days},
    }


EXAMPLES = {
    "aws:s3/bucket:Bucket": Example(
        inputs={
            "bucket": "example-trail",
            "objectLockEnabled": True,
            "tags": {"owner": "platform", "ring": "sandbox"},
        },
        changes=(
            ("forceDestroy", True),
            ("tags", {"owner": "security", "tier": "1"}),
            ("tags", None),
        ),
        made_with=({"bucket": None, "forceDestroy": True, "objectLockEnabled": None},),
        unprovable={"delete[0]": "test_buckets.py proves it with objects in the bucket"},
    ),
    "aws:s3/bucketVersioning:BucketVersioning": Example(
        needs=NEEDS,
        inputs={**OF_THE_BUCKET, "versioningConfiguration": {"status": "Enabled"}},
        gone_with=("bucket",),
        changes=(("versioningConfiguration", {"status": "Suspended"}),),
    ),
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": Example(
        needs=NEEDS,
        inputs={
            **OF_THE_BUCKET,
            **dict.fromkeys(FLAGS, True),
        },
        changes=(*((flag, False) for flag in FLAGS), ("skipDestroy", True)),
        retained_by=("skipDestroy",),
    ),
    "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock": Example(
        inputs=dict.fromkeys(FLAGS, True),
        changes=tuple((flag, False) for flag in FLAGS),
    ),
    "aws:s3/bucketOwnershipControls:BucketOwnershipControls": Example(
        needs=NEEDS,
        inputs={**OF_THE_BUCKET, "rule": {"objectOwnership": "BucketOwnerPreferred"}},
        changes=(("rule", {"objectOwnership": "BucketOwnerEnforced"}),),
    ),
    "aws:s3/bucketPolicy:BucketPolicy": Example(
        needs=NEEDS,
        inputs={
            **OF_THE_BUCKET,
            "policy": allow(
                "s3:PutObject", "arn:aws:s3:::example-logs/*", Service="config.amazonaws.com"
            ),
        },
        changes=(
            (
                "policy",
                allow(
                    "s3:PutObject", "arn:aws:s3:::example-logs/a*", Service="config.amazonaws.com"
                ),
            ),
        ),
    ),
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": (
        Example(
            needs={**NEEDS, "key": KEY},
            inputs={
                **OF_THE_BUCKET,
                "rules": [
                    {
                        "applyServerSideEncryptionByDefault": {
                            "sseAlgorithm": "aws:kms",
                            "kmsMasterKeyId": "${key.arn}",
                        },
                        "bucketKeyEnabled": True,
                    }
                ],
            },
            changes=(
                (
                    "rules",
                    [{"applyServerSideEncryptionByDefault": {"sseAlgorithm": "AES256"}}],
                ),
            ),
            gone_with=("bucket",),
        )
    ),
    "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration": Example(
        needs={"bucket": LOCKED_BUCKET},
        inputs={
            **OF_THE_BUCKET,
            "rule": {"defaultRetention": {"mode": "GOVERNANCE", "days": 30}},
        },
        changes=(("rule", {"defaultRetention": {"mode": "GOVERNANCE", "days": 60}}),),
        gone_with=("bucket",),
        unprovable={"replace_on.objectLockEnabled": ONLY_ITS_SOURCE_SAYS},
    ),
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": Example(
        needs=NEEDS,
        inputs={
            **OF_THE_BUCKET,
            "rules": [lifecycle_rule("first", 100), lifecycle_rule("second", 200)],
        },
        changes=(("rules", [lifecycle_rule("first", 300)]),),
    ),
    "aws:s3/bucketLogging:BucketLogging": Example(
        needs={
            **NEEDS,
            "target": access_bucket("example-access"),
            "admitted": admits_logs("target"),
            "other": access_bucket("example-other"),
            "admitted_too": admits_logs("other"),
        },
        inputs={
            **OF_THE_BUCKET,
            "targetBucket": "${target.bucket}",
            "targetPrefix": "logs/",
        },
        changes=(("targetPrefix", "others/"), ("targetBucket", "${other.bucket}")),
        gone_with=("bucket",),
    ),
}
