"""What botocore's service models say about an operation, without making a client."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import botocore.exceptions
import botocore.loaders
import botocore.model

from sandbox.provider.errors import NotServedError

# botocore ships no types; a shape has `type_name`, `members`, `member`, `key` and `value`.
Shape = Any

_LOADER = botocore.loaders.create_loader()


@cache
def service_model(service: str) -> Any:  # noqa: ANN401 - botocore ships no types
    """Load the model of a service by botocore's name for it.

    Raises:
        NotServedError: if botocore knows no such service.
    """
    try:
        content = _LOADER.load_service_model(service, "service-2")
    except botocore.exceptions.UnknownServiceError as error:
        raise NotServedError(f"botocore knows no service {service!r}") from error
    return botocore.model.ServiceModel(content, service_name=service)


@cache
def operation(service: str, name: str) -> Any:  # noqa: ANN401 - botocore ships no types
    """Find an operation.

    Raises:
        NotServedError: if the service has no such operation.
    """
    try:
        return service_model(service).operation_model(name)
    except botocore.model.OperationNotFoundError as error:
        raise NotServedError(f"botocore knows no operation {service}.{name}") from error


def input_members(service: str, name: str) -> Mapping[str, Shape]:
    """Give the members that an operation takes."""
    shape = operation(service, name).input_shape
    return dict(shape.members) if shape is not None else {}


def required_members(service: str, name: str) -> tuple[str, ...]:
    """Name the members that an operation cannot do without."""
    shape = operation(service, name).input_shape
    return tuple(shape.required_members) if shape is not None else ()


def output_shape(service: str, name: str) -> Shape:
    """Give the shape of an operation's answer; None where it answers nothing."""
    return operation(service, name).output_shape
