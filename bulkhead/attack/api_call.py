"""A call of AWS's API, ready to be made, and how it ended."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from botocore import xform_name
from botocore.exceptions import BotoCoreError, ClientError

from sandbox.emulator.origin import HEADER

FIRST_FAILURE = 400


@dataclass(frozen=True)
class ApiCall:
    """One operation of one service.

    Attributes:
        service: The service's name in boto3.
        operation: The operation's name in AWS's API.
        region: Where it is sent.
        parameters: What it says.
        told: Condition keys that the network would tell AWS, and the client tells the sandbox.
    """

    service: str
    operation: str
    region: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    told: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __str__(self) -> str:
        """Service and operation."""
        return f"{self.service}:{self.operation}"


@dataclass(frozen=True)
class Answer:
    """How a call ended.

    Attributes:
        code: The error's code; empty for a call that succeeded.
        message: The error's message.
        result: What a call that succeeded gave.
    """

    code: str = ""
    message: str = ""
    result: Mapping[str, Any] = field(default_factory=dict)

    @property
    def short(self) -> str:
        """The code, or that it went through."""
        return self.code or "went through"


def make(call: ApiCall, client: Any) -> Answer:  # noqa: ANN401 - boto3 makes its clients at run time
    """Make the call."""
    try:
        with _telling(call, client):
            result = getattr(client, xform_name(call.operation))(**call.parameters)
    except ClientError as error:
        said = error.response.get("Error", {})
        status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", FIRST_FAILURE)
        # A HEAD's answer has no body: its code is the status, its message says nothing.
        return Answer(str(said.get("Code") or status), str(said.get("Message", "")))
    except BotoCoreError as error:
        return Answer(type(error).__name__, str(error))
    return Answer(result=result)


@contextmanager
def _telling(call: ApiCall, client: Any) -> Iterator[None]:  # noqa: ANN401 - boto3 makes its clients at run time
    """Add the header that tells the sandbox about the network, for this call."""

    def add(params: dict[str, Any], **_: object) -> None:
        told = {key: list(values) for key, values in call.told.items()}
        params["headers"][HEADER] = json.dumps(told)

    if not call.told:
        yield
        return
    client.meta.events.register("before-call", add)
    try:
        yield
    finally:
        client.meta.events.unregister("before-call", add)
