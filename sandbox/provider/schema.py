"""What `pulumi_aws` says about the served types and functions, as `introspect.py` recorded it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from sandbox.provider.tokens import service_of

FOLDER = Path(__file__).parent / "schema"
# The file with the provider's settings and the functions that belong to no service.
PROVIDER = "provider"


@dataclass(frozen=True)
class PropertyType:
    """The type of a property."""

    # string, boolean, integer, number, any, array, map, object or either
    kind: str
    # Of an array or a map: the type of its elements.
    element: "PropertyType | None" = None
    # Of an object: its name, and its properties.
    object_name: str = ""
    fields: Mapping[str, "Property"] = field(default_factory=dict)
    # Of either: the types that will do.
    members: tuple["PropertyType", ...] = ()


@dataclass(frozen=True)
class Property:
    """A property of a resource type, an argument or a result."""

    type: PropertyType
    required: bool = False
    # The docstring says that a change forces a new resource.
    forces_new: bool = False
    # Of an output: it may be empty, which says that pulumi-aws does not compute it.
    optional: bool = False


@dataclass(frozen=True)
class ResourceSchema:
    """A resource type as `pulumi_aws` has it."""

    inputs: Mapping[str, Property]
    outputs: Mapping[str, Property]
    import_examples: tuple[str, ...]
    secret_outputs: frozenset[str]

    def is_computed(self, name: str) -> bool:
        """Say whether AWS fills the property in when the program leaves it out."""
        return name in self.outputs and not self.outputs[name].optional

    @cached_property
    def is_regional(self) -> bool:
        """Say whether the type has the `region` argument of pulumi-aws 7."""
        return "region" in self.inputs


@dataclass(frozen=True)
class FunctionSchema:
    """A function (data source) as `pulumi_aws` has it."""

    arguments: tuple[str, ...]
    results: Mapping[str, Property]


class SchemaFile:
    """One file of the schema folder."""

    def __init__(self, content: dict[str, Any]) -> None:
        self.pulumi_aws_version: str = content["pulumiAws"]
        self._content = content
        self._objects: dict[str, dict[str, Property]] = {}

    def resource(self, token: str) -> ResourceSchema | None:
        """Give the schema of a resource type, or None where the file has none."""
        found = self._content["types"].get(token)
        if found is None:
            return None
        return ResourceSchema(
            inputs=self._properties(found["inputs"]),
            outputs=self._properties(found["outputs"]),
            import_examples=tuple(found["importExamples"]),
            secret_outputs=frozenset(found["secretOutputs"]),
        )

    def function(self, token: str) -> FunctionSchema:
        """Give the schema of a function."""
        found = self._content["functions"][token]
        return FunctionSchema(tuple(found["arguments"]), self._properties(found["results"]))

    def settings(self) -> Mapping[str, Property]:
        """Give the settings of the provider itself."""
        return self._properties(self._content["settings"])

    def _properties(self, found: dict[str, Any]) -> dict[str, Property]:
        return {
            name: Property(
                type=self._type(each["type"]),
                required=each.get("required", False),
                forces_new=each.get("forcesNew", False),
                optional=each.get("optional", False),
            )
            for name, each in found.items()
        }

    def _type(self, found: str | dict[str, Any]) -> PropertyType:
        if isinstance(found, str):
            return PropertyType(found)
        ((kind, inner),) = found.items()
        if kind == "either":
            return PropertyType(kind, members=tuple(self._type(each) for each in inner))
        if kind == "object":
            return PropertyType(kind, object_name=inner, fields=self._object(inner))
        return PropertyType(kind, element=self._type(inner))

    def _object(self, name: str) -> dict[str, Property]:
        if name not in self._objects:
            self._objects[name] = {}
            self._objects[name].update(self._properties(self._content["objects"][name]))
        return self._objects[name]


@cache
def schema_file(service: str) -> SchemaFile:
    """Read one file of the schema folder; a service without one knows no types."""
    path = FOLDER / f"{service}.json"
    if not path.exists():
        return SchemaFile({"pulumiAws": "", "types": {}, "functions": {}, "objects": {}})
    return SchemaFile(json.loads(path.read_text()))


@cache
def resource_schema(token: str) -> ResourceSchema:
    """Give the schema of a declared resource type.

    Raises:
        LookupError: if the schema file of its service lacks it.
    """
    service = service_of(token)
    found = schema_file(service).resource(token)
    if found is None:
        raise LookupError(
            f"{token} is not in {FOLDER / service}.json; "
            f"write it with `python -m sandbox.provider.introspect {service}`"
        )
    return found


@cache
def function_schema(token: str) -> FunctionSchema:
    """Give the schema of a served function."""
    service = service_of(token)
    return schema_file(PROVIDER if service == "index" else service).function(token)
