"""What AWS says on a bad day, by service."""

from http import HTTPStatus

from sandbox.emulator.errors import AwsError

# Each service has a code of its own; where none is named, it is the one of "Common Errors".
# Sources: API references of AWS Organizations (TooManyRequestsException), Amazon EC2 ("Error codes
# for the Amazon EC2 API": RequestLimitExceeded) and Amazon S3 ("Error responses": SlowDown, 503);
# IAM, STS and others that speak the query protocol say Throttling ("Common Errors").
_THROTTLING = {
    "organizations": ("TooManyRequestsException", HTTPStatus.BAD_REQUEST),
    "ec2": ("RequestLimitExceeded", HTTPStatus.SERVICE_UNAVAILABLE),
    "s3": ("SlowDown", HTTPStatus.SERVICE_UNAVAILABLE),
    "iam": ("Throttling", HTTPStatus.BAD_REQUEST),
    "sts": ("Throttling", HTTPStatus.BAD_REQUEST),
}
_THROTTLING_ELSEWHERE = ("ThrottlingException", HTTPStatus.BAD_REQUEST)


class ConnectionCutError(ConnectionError):
    """The connection breaks: no answer is sent."""


def throttled(service: str) -> AwsError:
    """The refusal of somebody who asks too often."""
    code, status = _THROTTLING.get(service, _THROTTLING_ELSEWHERE)
    return AwsError(code, "Rate exceeded (a fault that was asked for)", http_status=status)


def unavailable() -> AwsError:
    """A failure of AWS's own; source: "Common Errors" of every API reference."""
    return AwsError(
        "ServiceUnavailable",
        "The request has failed due to a temporary failure of the server (a fault that was asked "
        "for)",
        http_status=HTTPStatus.SERVICE_UNAVAILABLE,
    )


def conflicting() -> AwsError:
    """A change that meets another one; source: API reference of AWS Organizations."""
    return AwsError(
        "ConcurrentModificationException",
        "The target of the operation is being modified by another request. Try again later (a "
        "fault that was asked for)",
    )
