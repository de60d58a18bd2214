"""The errors that the sandbox answers with."""

import json
from http import HTTPStatus

from moto.core.exceptions import ServiceException

from sandbox.emulator.reply import Reply

UNDETERMINED = "UndeterminedInSandbox"


class AwsError(ServiceException):
    """An error as AWS sends it: a code of the service's model, a message, and its other members.

    A code that the service's model knows gets the model's HTTP status; any other is a 400, which
    no SDK retries, unless one is given.
    """

    def __init__(
        self, code: str, message: str, *, http_status: int | None = None, **members: str
    ) -> None:
        super().__init__(code, message)
        self.http_status = http_status
        for name, value in members.items():
            setattr(self, name, value)


def not_implemented(service: str, operation: str) -> AwsError:
    """What is answered when neither moto nor the sandbox has the operation."""
    return AwsError(
        "NotImplementedInSandbox",
        f"{service}:{operation} is not implemented in the sandbox. On AWS it exists; "
        "docs/sandbox-coverage.md lists what the sandbox has.",
    )


def emulator_fault(service: str, operation: str, fault: Exception) -> AwsError:
    """What is answered when the emulator itself failed; its log has the traceback."""
    return AwsError(
        "SandboxFault",
        f"The sandbox failed at {service}:{operation} ({type(fault).__name__}). This is a defect "
        "of the sandbox, not an answer of AWS; the emulator's log has the traceback.",
    )


def unreadable(service: str) -> Reply:
    """What is answered, where policies are enforced, to a request that cannot be read."""
    message = (
        f"Whether policies let a request to {service} pass cannot be told: the sandbox has no "
        "model of the service. It refuses what it cannot decide."
    )
    body = json.dumps({"__type": UNDETERMINED, "message": message}).encode()
    return Reply(HTTPStatus.BAD_REQUEST, (("Content-Type", "application/json"),), body)
