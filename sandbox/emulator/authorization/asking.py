"""What is asked about a call, before its condition keys are looked up."""

from dataclasses import dataclass

from sandbox.emulator.call import Call
from sandbox.emulator.callers import Caller

Values = tuple[str, ...]
UNKNOWN = "unknown"  # in place of a key's values: the sandbox cannot know them


@dataclass(frozen=True)
class Asking:
    """One action of a call, on one resource.

    Attributes:
        call: The call.
        caller: Who makes it.
        action: The IAM action.
        resource: The resource's ARN, as far as it is known.
        resource_account: The account that owns it.
    """

    call: Call
    caller: Caller
    action: str
    resource: str | None
    resource_account: str
