"""Asking whether a bucket has the resources of its own that S3 keeps its settings in."""

from collections.abc import Callable, Iterator

from ._finding import Finding, Undecided, Violation
from ._inputs import UNKNOWN, Unknown
from ._params import Params
from ._stack import Resource, Stack
from ._types import BUCKET, tokens

StackFind = Callable[[Stack, Params], Iterator[tuple[Resource, Finding]]]
NAMES = ("id", "bucket")
LOGGING = tokens("s3", "BucketLogging")


def takes_logs(stack: Stack, bucket: Resource) -> bool | Unknown:
    """Whether other buckets of the stack keep the record of their requests in this one."""
    named = (bucket, LOGGING, "targetBucket", NAMES)
    if any(stack.referring_to(*named)):
        return True
    return UNKNOWN if stack.may_refer(*named) else False


def each_bucket_has(
    types: tuple[str, ...],
    *,
    inline: Callable[[Resource], bool | Unknown],
    asked: Callable[[Stack, Resource, Params], bool | Unknown],
    missing: Violation,
) -> StackFind:
    """Every bucket of which it is asked has a resource of some types, or says so itself.

    Args:
        types: Types of the resource that belongs to a bucket by its input `bucket`.
        inline: Whether the bucket's own inputs say it; that is their older form.
        asked: Whether it is asked of a bucket.
        missing: What to say of a bucket without.
    """

    def find(stack: Stack, params: Params) -> Iterator[tuple[Resource, Finding]]:
        for bucket in stack.of(BUCKET):
            named = (bucket, types, "bucket", NAMES)
            said, wanted = inline(bucket), asked(stack, bucket, params)
            if said is True or wanted is False or any(stack.referring_to(*named)):
                continue
            if UNKNOWN in (said, wanted) or stack.may_refer(*named):
                yield bucket, Undecided("which bucket a setting of this kind belongs to")
            else:
                yield bucket, missing

    return find
