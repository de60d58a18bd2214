"""How a failure reaches the engine: one line for the person, and the id of what was half made."""

import functools
import logging
from collections.abc import Callable
from typing import Any, TypeVar

import grpc
from pulumi.runtime.proto import provider_pb2, status_pb2

from sandbox.provider.errors import CallFailedError, HalfMadeError, NotServedError
from sandbox.provider.wire import encode

_LOG = logging.getLogger(__name__)
Method = TypeVar("Method", bound=Callable[..., Any])


def answers(doing: str) -> Callable[[Method], Method]:
    """Turn the errors of a servicer's method into answers.

    Args:
        doing: what the method does, for the message: `creating`.
    """

    def decorate(method: Method) -> Method:
        @functools.wraps(method)
        def answer(servicer: object, request: Any, context: Any) -> Any:  # noqa: ANN401 - gRPC
            try:
                return method(servicer, request, context)
            except HalfMadeError as error:
                _abort_half_made(context, _message(doing, request, error), error)
            except (CallFailedError, NotServedError) as error:
                context.abort(grpc.StatusCode.UNKNOWN, _message(doing, request, error))
            # Whatever else happens must not end the process that serves the other providers.
            except Exception as error:  # noqa: BLE001 - logged, and told to the engine
                _LOG.exception("%s %s", doing, _name(request))
                fault = f"a fault of the sandbox's provider ({type(error).__name__}: {error})"
                context.abort(grpc.StatusCode.INTERNAL, _message(doing, request, fault))

        return answer  # type: ignore[return-value] # the same signature

    return decorate


def _name(request: Any) -> str:  # noqa: ANN401 - one of many protobuf messages
    return str(getattr(request, "urn", "")).rsplit("::", maxsplit=1)[-1] or getattr(
        request, "tok", ""
    )


def _message(doing: str, request: object, error: object) -> str:
    return " ".join(f"{doing} {_name(request)}: {error}".split())


def _abort_half_made(context: Any, message: str, error: HalfMadeError) -> None:  # noqa: ANN401 - gRPC
    """Tell the engine the id, so that the next run goes on from there."""
    detail = provider_pb2.ErrorResourceInitFailed(id=error.resource_id, reasons=[message])
    detail.properties.CopyFrom(encode(error.state, error.secrets))
    detail.inputs.CopyFrom(encode(error.state, error.secrets))
    status = status_pb2.Status(code=grpc.StatusCode.UNKNOWN.value[0], message=message)
    status.details.add().Pack(detail)
    context.set_trailing_metadata((("grpc-status-details-bin", status.SerializeToString()),))
    context.abort(grpc.StatusCode.UNKNOWN, message)
