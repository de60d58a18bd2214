"""Buckets record who reads and writes them, where that is configured.

When data turns up where it should not be, the record of requests to its bucket says who fetched it
and when. It has to be there before.

Exceptions: nothing is asked for unless `s3_access_logged` is set: data events of CloudTrail can
answer the same question. A bucket that takes such records needs none itself, as it would record
its own records.
"""

from ._bucket_parts import LOGGING, each_bucket_has, takes_logs
from ._check import StackCheck
from ._finding import Violation
from ._inputs import UNKNOWN, Unknown
from ._model import Control, Frameworks
from ._params import Params
from ._stack import Resource, Stack
from ._types import BUCKET

MISSING = Violation(
    "",
    "records no requests",
    'aws.s3.BucketLogging(..., bucket=bucket.id, target_bucket=logs.id, target_prefix="orders/")',
)


def _inline(bucket: Resource) -> bool | Unknown:
    given = bucket.get("logging.targetBucket")
    return UNKNOWN if bucket.get("logging") is UNKNOWN else given is not None


def _asked(stack: Stack, bucket: Resource, params: Params) -> bool | Unknown:
    if not params.s3_access_logged:
        return False
    takes = takes_logs(stack, bucket)
    return UNKNOWN if takes is UNKNOWN else not takes


A_BUCKET = Resource(BUCKET[0], "orders")
LOGS = Resource(BUCKET[0], "logs")
LOGGED = {"bucket": ("orders",), "targetBucket": ("logs",)}

CONTROL = Control(
    severity="medium",
    frameworks=Frameworks(fsbp=("S3.9",)),
    parameters=("s3_access_logged",),
    stack_checks=(
        StackCheck(
            name="bucket-without-record",
            types=BUCKET,
            find=each_bucket_has(LOGGING, inline=_inline, asked=_asked, missing=MISSING),
            passes=(
                (A_BUCKET, LOGS, Resource(LOGGING[0], "l", depends_on=LOGGED)),
                (Resource(BUCKET[0], "orders", {"logging": {"targetBucket": "logs"}}),),
            ),
            fails=(
                (A_BUCKET,),
                (A_BUCKET, LOGS),
            ),
        ),
    ),
)
