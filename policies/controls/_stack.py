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
        secrets: Paths of the inputs that the program marked as secret; None where that does not
            show, as in the SDK's validation.
    """

    type: str
    urn: str
    inputs: Mapping[str, object] = field(default_factory=dict)
    depends_on: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    secrets: frozenset[str] | None = None

    @cached_property
    def as_inputs(self) -> Inputs:
        """The inputs as checks of one resource read them."""
        return Inputs(self.inputs)

    def get(self, path: str) -> object:
        """The value at a dotted path, as `Inputs.get` gives it."""
        return self.as_inputs.get(path)


@dataclass(frozen=True)
class Stack:
    """All resources of a stack; what is asked about it is indexed once and shared by all checks."""

    resources: tuple[Resource, ...] = ()

    def of(self, types: Iterable[str]) -> Iterator[Resource]:
        """The resources of some types."""
        for type_ in types:
            yield from self._by_type.get(type_, ())

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
        return not _names(target, identities).isdisjoint(_texts(value))

    def referring_to(
        self,
        target: Resource,
        types: Iterable[str],
        path: str,
        identities: Iterable[str] = IDENTITIES,
    ) -> Iterator[Resource]:
        """The resources of some types that an input surely connects with the target."""
        names = _names(target, identities)
        for type_ in types:
            yield from self._references(type_, path).to(target.urn, names)

    def may_refer(
        self,
        target: Resource,  # noqa: ARG002 - what is not known may name any target
        types: Iterable[str],
        path: str,
        identities: Iterable[str] = IDENTITIES,  # noqa: ARG002 - as above
    ) -> bool:
        """Whether a resource of some types could name the target by a value not known yet."""
        return any(self._references(type_, path).unknown for type_ in types)

    def _references(self, type_: str, path: str) -> "_References":
        key = (type_, path)
        if key not in self._by_path:
            self._by_path[key] = _References.of(self._by_type.get(type_, ()), path)
        return self._by_path[key]

    @cached_property
    def _by_path(self) -> dict[tuple[str, str], "_References"]:
        return {}

    @cached_property
    def _by_type(self) -> Mapping[str, list[Resource]]:
        found: dict[str, list[Resource]] = {}
        for resource in self.resources:
            found.setdefault(resource.type, []).append(resource)
        return found


@dataclass(frozen=True)
class _References:
    """What the resources of one type name by one input: looked up, not searched for each target."""

    by_source: Mapping[str, list[Resource]]
    by_text: Mapping[str, list[Resource]]
    unknown: bool

    @classmethod
    def of(cls, resources: Iterable[Resource], path: str) -> "_References":
        by_source: dict[str, list[Resource]] = {}
        by_text: dict[str, list[Resource]] = {}
        unknown = False
        for resource in resources:
            sources, value = resource.depends_on.get(path.partition(".")[0], ()), resource.get(path)
            for source in sources:
                by_source.setdefault(source, []).append(resource)
            for text in _texts(value):
                by_text.setdefault(text, []).append(resource)
            unknown |= value is UNKNOWN and not sources
        return cls(by_source, by_text, unknown)

    def to(self, urn: str, names: Iterable[object]) -> Iterator[Resource]:
        found = {id(each): each for each in self.by_source.get(urn, ())}
        for name in names:
            found |= {id(each): each for each in self.by_text.get(str(name), ())}
        yield from found.values()


def _names(target: Resource, identities: Iterable[str]) -> set[str]:
    """What the target is called, as far as it is known."""
    values = (target.get(name) for name in identities)
    return {value for value in values if isinstance(value, str)}


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        yield from (item for item in value if isinstance(item, str))
