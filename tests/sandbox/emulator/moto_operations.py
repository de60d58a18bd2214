"""Which operations moto has code for."""

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from inspect import getmembers, isclass

from moto.core.base_backend import BaseBackend
from moto.core.responses import BaseResponse
from moto.core.utils import camelcase_to_underscores, get_service_model

# Where moto's folder is not called like the service.
FOLDERS = {"sso-admin": "ssoadmin"}
# moto's S3 tells many operations apart inside one method; only its backend names them all.
MODULES = {"s3": ("responses", "models")}
# What moto's methods are called where they are not called like the operation.
METHODS = {
    ("s3", "GetBucketLifecycleConfiguration"): "get_bucket_lifecycle",
    ("s3", "PutBucketLifecycleConfiguration"): "put_bucket_lifecycle",
}


def model_operations(service: str) -> frozenset[str]:
    """Every operation of the service's model."""
    return frozenset(get_service_model(service).operation_names)


@cache
def moto_operations(service: str) -> frozenset[str]:
    """The operations of the service that moto answers."""
    folder = f"moto.{FOLDERS.get(service, service)}"
    if find_spec(folder) is None:
        return frozenset()
    modules = [import_module(f"{folder}.{name}") for name in MODULES.get(service, ("responses",))]
    methods = {
        name
        for module in modules
        for _, owner in getmembers(module, isclass)
        if issubclass(owner, BaseResponse | BaseBackend) and owner.__module__ == module.__name__
        for part in owner.__mro__
        if part.__module__.startswith(folder)
        for name in vars(part)
    }
    return frozenset(
        operation
        for operation in model_operations(service)
        if METHODS.get((service, operation), camelcase_to_underscores(operation)) in methods
    )
