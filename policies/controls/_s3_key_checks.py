"""The checks of `customer_managed_keys_used` for buckets, jobs' settings and query results.

Source: "Protecting data with server-side encryption", Amazon S3 User Guide: where nothing is said,
S3 encrypts with keys of its own. Those are no keys of the organization's.
"""

from ._bucket_parts import each_bucket_has
from ._check import Check, StackCheck
from ._finding import Violation
from ._inputs import UNKNOWN, Unknown
from ._own_key import own_key
from ._own_key_checks import AWS_KEY, KEY_ARN
from ._params import Params
from ._rules import in_each
from ._stack import Resource, Stack
from ._types import BUCKET, tokens

KEY = "kmsMasterKeyId"
BY_DEFAULT = "applyServerSideEncryptionByDefault"
QUERIES = "resultConfiguration"
bucket_key = in_each(
    BY_DEFAULT, own_key(KEY, write='"sse_algorithm": "aws:kms", "kms_master_key_id": key.arn')
)


def _by_default(key: str | None) -> dict[str, object]:
    return {BY_DEFAULT: {"sseAlgorithm": "aws:kms" if key else "AES256", KEY: key}}


ENCRYPTION = tokens("s3", "BucketServerSideEncryptionConfiguration")
MISSING = Violation(
    "",
    "names no key of the organization's own",
    "aws.s3.BucketServerSideEncryptionConfiguration(..., bucket=bucket.id, rules=[...])",
)


def _inline(bucket: Resource) -> bool | Unknown:
    given = bucket.get("serverSideEncryptionConfiguration")
    return UNKNOWN if given is UNKNOWN else given is not None


def _asked(_: Stack, __: Resource, params: Params) -> bool:
    return params.customer_managed_keys


S3_KEY_CHECKS = (
    Check(
        name="bucket",
        types=ENCRYPTION,
        find=in_each("rules", bucket_key),
        passes=({"rules": [_by_default(KEY_ARN)]},),
        fails=({"rules": [_by_default(None)]}, {"rules": [_by_default(AWS_KEY)]}),
    ),
    Check(
        name="inline-bucket",
        types=BUCKET,
        find=in_each("serverSideEncryptionConfiguration", in_each("rule", bucket_key)),
        passes=({}, {"serverSideEncryptionConfiguration": {"rule": _by_default(KEY_ARN)}}),
        fails=({"serverSideEncryptionConfiguration": {"rule": _by_default(None)}},),
    ),
    Check(
        name="query-results",
        types=tokens("athena", "Workgroup"),
        find=in_each(
            "configuration",
            in_each(
                QUERIES,
                own_key(
                    "encryptionConfiguration.kmsKeyArn",
                    write='encryption_configuration={"encryption_option": "SSE_KMS", '
                    '"kms_key_arn": key.arn}',
                ),
            ),
        ),
        passes=(
            {},
            {"configuration": {QUERIES: {"encryptionConfiguration": {"kmsKeyArn": KEY_ARN}}}},
        ),
        fails=({"configuration": {QUERIES: {"outputLocation": "s3://results"}}},),
    ),
    Check(
        name="job",
        types=tokens("glue", "Crawler", "DevEndpoint", "Job"),
        find=own_key("securityConfiguration", write="security_configuration=configuration.name"),
        passes=({"securityConfiguration": "orders"},),
        fails=({},),
    ),
)

A_BUCKET = Resource(BUCKET[0], "orders")

S3_KEY_STACK_CHECKS = (
    StackCheck(
        name="bucket-without-key",
        types=BUCKET,
        find=each_bucket_has(ENCRYPTION, inline=_inline, asked=_asked, missing=MISSING),
        passes=(
            (A_BUCKET, Resource(ENCRYPTION[0], "key", depends_on={"bucket": ("orders",)})),
            (Resource(BUCKET[0], "orders", {"serverSideEncryptionConfiguration": {"rule": {}}}),),
        ),
        fails=((A_BUCKET,),),
    ),
)
