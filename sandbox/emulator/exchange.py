"""A request read and an answer written by botocore's service models, with moto's own tools."""

from collections.abc import Mapping
from typing import Any

from botocore.parsers import create_parser
from moto.core.errors import COMMON_ERROR_CODES
from moto.core.responses import ActionResult, BaseResponse
from moto.core.utils import get_service_model
from moto.moto_server.werkzeug_app import BackendRequest

from sandbox.emulator.errors import AwsError
from sandbox.emulator.reply import Reply

# Every service may answer with these; the models do not list them, and moto warns of each.
COMMON_ERROR_CODES += [
    "AccessDenied",
    "AccessDeniedException",
    "AuthorizationError",
    "InvalidClientTokenId",
    "AuthorizationErrorException",
    "DeclarativePolicyViolation",
    "NotImplementedInSandbox",
    "RequestLimitExceeded",
    "SandboxFault",
    "ServiceUnavailable",
    "SlowDown",
    "Throttling",
    "ThrottlingException",
    "UnauthorizedOperation",
    "UndeterminedInSandbox",
]
FIRST_ERROR_STATUS = 300


class Exchange(BaseResponse):
    """One request to one service, and the means to answer it in the service's protocol."""

    def __init__(self, service: str, request: BackendRequest) -> None:
        super().__init__(service_name=service)
        self.setup_class(request, use_raw_body=True)
        self._operation: str = self._get_action() or ""

    @property
    def operation(self) -> str:
        """The operation's name; empty when the model has none for this request."""
        known = get_service_model(self.boto3_service_name).operation_names
        return self._operation if self._operation in known else ""

    def parsed(self) -> dict[str, Any]:
        """The request's parameters by the names of the model."""
        self.parse_parameters(self.normalized_request)
        return dict(self.params or {})

    def reply(self, result: Mapping[str, Any] | Exception) -> Reply:
        """The answer, or the error, in the service's protocol."""
        status, headers, body = self.serialized(ActionResult(result))
        text = b"" if self.method == "HEAD" or not body else body
        return Reply(
            getattr(result, "http_status", None) or status,
            tuple((name, str(value)) for name, value in headers.items()),
            text.encode() if isinstance(text, str) else text,
        )

    def understood(self, reply: Reply) -> dict[str, Any]:
        """An answer of moto's, parsed by the model.

        Raises:
            AwsError: moto answered with an error; it has the same code and message.
        """
        model = get_service_model(self.boto3_service_name)
        output = model.operation_model(self._operation).output_shape
        wire = {"status_code": reply.status, "headers": _folded(reply), "body": reply.body}
        parsed = create_parser(model.protocol).parse(wire, output)
        if reply.status >= FIRST_ERROR_STATUS:
            error = parsed.get("Error", {})
            raise AwsError(error.get("Code", "Unknown"), error.get("Message", ""))
        return {name: value for name, value in parsed.items() if name != "ResponseMetadata"}


def _folded(reply: Reply) -> dict[str, str]:
    return {name.lower(): value for name, value in reply.headers}
