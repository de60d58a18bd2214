"""The declared resource types, found by their tokens."""

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache

from sandbox.provider import resources as declared
from sandbox.provider.declare import Resource
from sandbox.provider.errors import NotServedError
from sandbox.provider.tokens import service_of


def services() -> tuple[str, ...]:
    """Name the services that have declarations, as modules of `pulumi_aws` are named."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(declared.__path__)))


@cache
def resources(service: str) -> tuple[Resource, ...]:
    """Give the declared types of one service."""
    module = importlib.import_module(f"{declared.__name__}.{service}")
    found: tuple[Resource, ...] = module.RESOURCES
    return found


def all_resources() -> Iterator[Resource]:
    """Give every declared type."""
    for service in services():
        yield from resources(service)


@cache
def resource(token: str) -> Resource:
    """Find the declaration of a type.

    Raises:
        NotServedError: if no declaration has this token; it names what is served instead.
    """
    service = service_of(token)
    known = resources(service) if service in services() else ()
    for each in known:
        if each.type == token:
            return each
    served = ", ".join(each.type for each in known) or f"types of {', '.join(services())}"
    raise NotServedError(
        f"the sandbox does not serve the resource type {token}; it serves {served}"
    )
