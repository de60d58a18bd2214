"""Trying again where AWS is at fault, as the real provider does.

botocore asks whoever is registered for `needs-retry`: so one call keeps its idempotency token over
all its attempts, which a loop around it would not.
"""

import random
from typing import Any

from botocore.exceptions import ConnectionClosedError, ConnectTimeoutError

# pulumi-aws's `maxRetries`: 25 unless set.
# https://www.pulumi.com/registry/packages/aws/api-docs/provider/
MOST_ATTEMPTS = 26
FIRST_PAUSE_SECONDS = 0.05
# The emulator is near: nobody gains by the 20 s that AWS's SDKs wait at most.
LONGEST_PAUSE_SECONDS = 1.0

# https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
_STATUSES = frozenset({429, 500, 502, 503, 504})
_CODES = frozenset(
    {
        *("Throttling", "ThrottlingException", "ThrottledException", "RequestThrottled"),
        *("RequestThrottledException", "TooManyRequestsException", "RequestLimitExceeded"),
        *("SlowDown", "PriorRequestNotComplete", "EC2ThrottledException"),
    }
)
# The real provider adds it for AWS Organizations (terraform-provider-aws, pull request 9195) and,
# for attachments of policies, in IAM (34378).
_CONFLICT = "ConcurrentModificationException"
_CONFLICTING = frozenset({"Organizations", "IAM"})
# Not those that found nobody listening: an emulator that is gone does not come back.
_LOST = (ConnectionClosedError, ConnectTimeoutError)


def needs_retry(
    operation: Any,  # noqa: ANN401 - botocore ships no types
    attempts: int,
    response: tuple[Any, dict[str, Any]] | None = None,
    caught_exception: Exception | None = None,
    **_: object,
) -> float | None:
    """Say after how many seconds a call is to be tried again; None if it is not."""
    if attempts >= MOST_ATTEMPTS:
        return None
    if not (
        isinstance(caught_exception, _LOST) or (response and _is_aws_fault(operation, response))
    ):
        return None
    most = min(FIRST_PAUSE_SECONDS * 2.0 ** (attempts - 1), LONGEST_PAUSE_SECONDS)
    return random.uniform(0, most)  # noqa: S311 - to spread calls, not to keep a secret


def _is_aws_fault(operation: Any, response: tuple[Any, dict[str, Any]]) -> bool:  # noqa: ANN401 - botocore ships no types
    http, parsed = response
    code = parsed.get("Error", {}).get("Code", "")
    if http.status_code in _STATUSES or code in _CODES:
        return True
    return code == _CONFLICT and operation.service_model.service_id in _CONFLICTING
