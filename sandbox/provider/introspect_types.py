"""Python's annotations in the installed `pulumi_aws`, as the types of a schema file."""

import collections.abc
import inspect
import types
import typing
from typing import Any

import pulumi
from pulumi import _types as pulumi_types

Json = dict[str, Any]

SCALARS: dict[object, str] = {
    str: "string",
    bool: "boolean",
    int: "integer",
    float: "number",
    Any: "any",
}
# What an input may be besides its own type.
WRAPPERS = (pulumi.Output, collections.abc.Awaitable)


def hints_of(member: property, module: types.ModuleType | None) -> Any:  # noqa: ANN401 - an annotation has no type
    """Resolve the annotation of a generated getter, which names types of its own module."""
    names = {**vars(pulumi.output), **(vars(module) if module else {})}
    # With local names of its own, typing does not take what a name meant in another module: it
    # keeps one reference per name for all modules.
    return typing.get_type_hints(member.fget, names, {})["return"]


def pulumi_name(name: str, member: property) -> str:
    """Give the name that the engine knows a generated Python property by."""
    return str(getattr(member.fget, "_pulumi_name", name))


class TypeReader:
    """Turns annotations into types, and keeps the nested object types that it meets."""

    def __init__(self) -> None:
        self.objects: Json = {}

    def read(self, hint: Any) -> str | Json:  # noqa: ANN401 - an annotation has no type
        """Give `string`, `boolean`, `integer`, `number`, `any`, or a nested form of them."""
        if hint in SCALARS:
            return SCALARS[hint]
        origin, inner = typing.get_origin(hint), typing.get_args(hint)
        if origin in (typing.Union, types.UnionType):
            return self._union(inner)
        if origin is pulumi.Output:
            return self.read(inner[0])
        if inspect.isclass(origin) and issubclass(origin, collections.abc.Mapping):
            return {"map": self.read(inner[1])}
        if inspect.isclass(origin) and issubclass(origin, collections.abc.Sequence):
            return {"array": self.read(inner[0])}
        return self._class(hint)

    def fields(self, cls: type) -> Json:
        """Give the properties of an arguments class; the required ones have no default value."""
        module, parameters = inspect.getmodule(cls), inspect.signature(cls).parameters
        return {
            pulumi_name(name, member): {
                "type": self.read(hints_of(member, module)),
                **(
                    {"required": True}
                    if parameters[name].default is inspect.Parameter.empty
                    else {}
                ),
            }
            for name, member in vars(cls).items()
            if isinstance(member, property) and name in parameters
        }

    def _union(self, members: tuple[Any, ...]) -> str | Json:
        kinds: list[str | Json] = []
        for member in members:
            if self._adds_nothing(member):
                continue
            kind = self.read(member)
            if kind not in kinds:
                kinds.append(kind)
        return kinds[0] if len(kinds) == 1 else {"either": kinds}

    @staticmethod
    def _adds_nothing(member: Any) -> bool:  # noqa: ANN401 - an annotation has no type
        wrapped = typing.get_origin(member) in WRAPPERS
        return member is type(None) or wrapped or str(member).endswith("Dict'>")

    def _class(self, hint: Any) -> str | Json:  # noqa: ANN401 - an annotation has no type
        if not inspect.isclass(hint):
            return "any"
        if issubclass(hint, str):
            return "string"
        if pulumi_types.is_input_type(hint) or pulumi_types.is_output_type(hint):
            return {"object": self._object(hint)}
        return "any"

    def _object(self, cls: type) -> str:
        # The bare name is not unique: an argument class may be named as a nested output is.
        key = f"{cls.__module__.removeprefix('pulumi_aws.')}:{cls.__name__}"
        if key not in self.objects:
            self.objects[key] = {}
            self.objects[key] = self.fields(cls)
        return key
