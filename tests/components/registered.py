"""A resource as a program registered it, with the options that it gave."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pulumi.runtime.proto import resource_pb2


@dataclass(frozen=True)
class Registered:
    """A resource as the program registered it.

    Attributes:
        type: Its type token, such as `aws:kms/key:Key`.
        name: Its name in Pulumi.
        urn: Its URN.
        inputs: Its inputs, named as in the provider's schema (camelCase).
        provider: URN and id of its provider; empty where it has none of its own.
        parent: URN of its parent.
        depends_on: URNs of the resources that it waits for.
        protect: Whether Pulumi refuses to delete it.
        retain_on_delete: Whether deleting it leaves the real thing alone.
        ignore_changes: Properties whose changes are not acted on.
        import_id: Id of the existing thing that it takes over; empty for a new one.
        before_create: Names of the hooks that run before it is created.
    """

    type: str
    name: str
    urn: str
    inputs: Mapping[str, Any]
    provider: str
    parent: str
    depends_on: frozenset[str]
    protect: bool
    retain_on_delete: bool
    ignore_changes: tuple[str, ...]
    import_id: str
    before_create: tuple[str, ...]


def registered(
    request: resource_pb2.RegisterResourceRequest, urn: str, inputs: Mapping[str, Any]
) -> Registered:
    """Read what the SDK asks the engine to register."""
    return Registered(
        type=request.type,
        name=request.name,
        urn=urn,
        inputs=inputs,
        provider=request.provider,
        parent=request.parent,
        depends_on=frozenset(request.dependencies),
        protect=request.protect,
        retain_on_delete=request.retainOnDelete,
        ignore_changes=tuple(request.ignoreChanges),
        import_id=request.importId,
        before_create=tuple(request.hooks.before_create),
    )
