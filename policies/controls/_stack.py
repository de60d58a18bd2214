"""The resources of a stack, and which of them belong together."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ._inputs import UNKNOWN, Inputs, Unknown

IDENTITIES = ("id", "arn", "name")
"""Outputs by which another resource may name one, where its type has no other."""


@dataclass(frozen=True)
class Resource:
    """A resource of the stack under check.

    Attributes:
        type: Pulumi type token.
        urn: Where Pulumi knows it by; any name in a proof.
        inputs: Its inputs; outputs too, where they are known.
        depends_on: Input -> URNs of the resources whose outputs it is made of.
    """

    type: str
    urn: str
    inputs: Mapping[str, object] = field(default_factory=dict)
    depends_on: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def as_inputs(self) -> Inputs:
        """The inputs as checks of one resource read them."""
        return Inputs(self.inputs)

    def get(self, path: str) -> object:
        """The value at a dotted path, as `Inputs.get` gives it."""
        return Inputs(self.inputs).get(path)


@dataclass(frozen=True)
class Stack:
    """All resources of a stack; what is asked about it is indexed once and shared by all checks."""

    resources: tuple[Resource, ...] = ()

    def of(self, types: Iterable[str]) -> Iterator[Resource]:
        """The resources of some types."""
        for type_ in types:
            yield from self._by_type.get(type_, ())

    def with_urn(self, urn: str) -> Resource | None:
        """The resource of a URN."""
        return self._by_urn.get(urn)

    def refers(
        self,
        resource: Resource,
        path: str,
        target: Resource,
        identities: Iterable[str] = IDENTITIES,
    ) -> bool | Unknown:
        """Whether an input of a resource names another one.

        By the reference that the program makes, which is known at preview already, or by a value
        that is written out. `UNKNOWN` where the value is not known and comes from nowhere in this
        stack.

        Args:
            resource: The resource that may refer.
            path: The input that would hold the reference, or a list of them.
            target: What may be referred to.
            identities: Outputs (or inputs) of the target by which it may be named.
        """
        sources = resource.depends_on.get(path.partition(".")[0], ())
        if target.urn in sources:
            return True
        value = resource.get(path)
        if value is UNKNOWN:
            return False if sources else UNKNOWN
        given = (target.get(name) for name in identities)
        return not {name for name in given if isinstance(name, str)}.isdisjoint(_texts(value))

    def referring_to(
        self,
        target: Resource,
        types: Iterable[str],
        path: str,
        identities: Iterable[str] = IDENTITIES,
    ) -> Iterator[Resource]:
        """The resources of some types that an input surely connects with the target."""
        names = tuple(identities)
        for resource in self.of(types):
            if self.refers(resource, path, target, names) is True:
                yield resource

    def may_refer(
        self,
        target: Resource,
        types: Iterable[str],
        path: str,
        identities: Iterable[str] = IDENTITIES,
    ) -> bool:
        """Whether a resource of some types could name the target by a value not known yet."""
        names = tuple(identities)
        found = (self.refers(resource, path, target, names) for resource in self.of(types))
        return any(each is UNKNOWN for each in found)

    @cached_property
    def _by_type(self) -> Mapping[str, list[Resource]]:
        found: dict[str, list[Resource]] = {}
        for resource in self.resources:
            found.setdefault(resource.type, []).append(resource)
        return found

    @cached_property
    def _by_urn(self) -> Mapping[str, Resource]:
        return {resource.urn: resource for resource in self.resources}


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        yield from (item for item in value if isinstance(item, str))
