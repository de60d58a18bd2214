"""Access logging: whether the target bucket admits the logging service."""

from moto.s3.models import FakeBucket

from sandbox.emulator.call import Call
from sandbox.emulator.callers import on_behalf_of
from sandbox.emulator.errors import AwsError
from sandbox.emulator.registry import before
from sandbox.emulator.services.s3.buckets import find_bucket
from sandbox.emulator.statements import allows, by_service

LOGGING_SERVICE = "logging.s3.amazonaws.com"


def _checked_here(target_bucket: FakeBucket, target_prefix: str | None) -> bool:  # noqa: ARG001 - moto's names
    return True


# Gap: moto fails at principals that are not objects, and at every form of policy but one.
FakeBucket._log_permissions_enabled_policy = staticmethod(_checked_here)  # type: ignore[method-assign] # noqa: SLF001 - moto has no other way


@before("s3", "PutBucketLogging")
def target_admits_logging(call: Call) -> None:
    """Refusal: a target whose policy does not let the logging service put objects.

    Source: "Enabling Amazon S3 server access logging", Amazon S3 User Guide.
    """
    wanted = call.params["BucketLoggingStatus"].get("LoggingEnabled")
    target = find_bucket(wanted["TargetBucket"]) if wanted else None
    if wanted is None or target is None:
        return
    resource = f"arn:aws:s3:::{target.name}/{wanted.get('TargetPrefix', '')}log"
    source = on_behalf_of(call, LOGGING_SERVICE, f"arn:aws:s3:::{call.params['Bucket']}")
    put = by_service(LOGGING_SERVICE, "s3:PutObject", resource, **source)
    if not allows(target.policy, put):
        raise AwsError(
            "InvalidTargetBucketForLogging",
            f"The policy of {target.name} does not let {LOGGING_SERVICE} put objects into "
            f"{resource.rpartition(':')[2].removesuffix('log')}.",
        )
