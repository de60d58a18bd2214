"""Buckets keep earlier versions of their objects, where data lives.

Without versions, one wrong command or one stolen key overwrites or deletes what the bucket holds,
and S3 cannot bring it back. Versions are also what replication and object lock rest on.

Exceptions: stacks that are not of production (`production`), and buckets that only take the access
logs of others in the same stack. Versions cost space: let a lifecycle rule remove old ones.
"""

from ._bucket_parts import LOGGING, each_bucket_has, takes_logs
from ._check import Check, StackCheck
from ._finding import Violation
from ._inputs import UNKNOWN, Unknown, as_bool
from ._model import Control, Frameworks
from ._params import Params
from ._rules import in_each, must_be
from ._stack import Resource, Stack
from ._types import BUCKET, tokens

VERSIONING = tokens("s3", "BucketVersioning")
WRITE = 'versioning_configuration={"status": "Enabled"}'
MISSING = Violation(
    "",
    "keeps no versions of its objects",
    f"aws.s3.BucketVersioning(..., bucket=bucket.id, {WRITE})",
)


def _inline(bucket: Resource) -> bool | Unknown:
    return (
        UNKNOWN
        if (given := bucket.get("versioning.enabled")) is UNKNOWN
        else as_bool(given) is True
    )


def _holds_data(stack: Stack, bucket: Resource, params: Params) -> bool | Unknown:
    if not params.production:
        return False
    takes = takes_logs(stack, bucket)
    return UNKNOWN if takes is UNKNOWN else not takes


A_BUCKET = Resource(BUCKET[0], "orders")

CONTROL = Control(
    severity="medium",
    frameworks=Frameworks(security_hub=("S3.14",)),
    parameters=("production",),
    checks=(
        Check(
            name="versioning",
            types=VERSIONING,
            find=in_each(
                "versioningConfiguration", must_be("status", wanted="Enabled", write=WRITE)
            ),
            passes=({"versioningConfiguration": {"status": "Enabled"}},),
            fails=(
                {"versioningConfiguration": {"status": "Suspended"}},
                {"versioningConfiguration": {"status": "Disabled"}},
            ),
        ),
    ),
    stack_checks=(
        StackCheck(
            name="bucket-without-versions",
            types=BUCKET,
            find=each_bucket_has(VERSIONING, inline=_inline, asked=_holds_data, missing=MISSING),
            passes=(
                (A_BUCKET, Resource(VERSIONING[0], "v", depends_on={"bucket": ("orders",)})),
                (Resource(BUCKET[0], "orders", {"versioning": {"enabled": True}}),),
                (
                    Resource(BUCKET[1], "orders", {"bucket": "acme-orders"}),
                    Resource(VERSIONING[1], "v", {"bucket": "acme-orders"}),
                ),
                (
                    Resource(BUCKET[0], "logs"),
                    Resource(LOGGING[0], "l", depends_on={"targetBucket": ("logs",)}),
                ),
            ),
            fails=(
                (A_BUCKET,),
                (Resource(BUCKET[0], "orders", {"versioning": {"enabled": False}}),),
                (A_BUCKET, Resource(VERSIONING[0], "v", depends_on={"bucket": ("other",)})),
            ),
        ),
    ),
)
