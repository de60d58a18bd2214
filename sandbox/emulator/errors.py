"""The errors that the sandbox answers with."""

from moto.core.exceptions import ServiceException


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
