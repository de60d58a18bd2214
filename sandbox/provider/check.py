"""Check: are the inputs of a resource valid, and what does pulumi-aws fill in?"""

import json
import random
from collections.abc import Iterator
from typing import Any

from sandbox.provider.check_types import fault_of
from sandbox.provider.declare import Default, Resource
from sandbox.provider.paths import update_at
from sandbox.provider.schema import ResourceSchema, resource_schema
from sandbox.provider.settings import Settings
from sandbox.provider.values import UNKNOWN, Json, Properties, has_unknown, is_empty

# Where pulumi-aws notes which inputs it filled in itself.
DEFAULTS = "__defaults"
AUTONAME_BITS = 28


def check(
    resource: Resource,
    settings: Settings,
    name: str,
    inputs: Properties,
    old: Properties,
    seed: bytes,
) -> dict[str, Any]:
    """Give the inputs with everything filled in that pulumi-aws would fill in.

    Args:
        resource: the declared type.
        settings: those of the provider instance.
        name: the resource's name in the program.
        inputs: what the program gave.
        old: the inputs as recorded by the last update; empty at first.
        seed: the engine's, so that a chosen name is the same in preview and update.
    """
    given = {key: value for key, value in inputs.items() if value is not None and key != DEFAULTS}
    filled = {**given, **_named(resource, name, given, old, seed)}
    for path, default in resource.defaults.items():
        filled = _with_default(filled, path, default)
    defaults = sorted(set(filled) - set(given))
    for path in resource.json:
        filled = dict(update_at(filled, path.split("."), _as_text))
    schema = resource_schema(resource.type)
    return {**filled, **_common(schema, settings, filled), DEFAULTS: defaults}


def faults_of(resource: Resource, inputs: Properties) -> Iterator[tuple[str, str]]:
    """Give (input, what is wrong with it) for everything that is wrong."""
    known = resource_schema(resource.type).inputs
    for name, value in inputs.items():
        if name in (DEFAULTS, "tagsAll"):
            continue
        if name not in known:
            yield name, f"{name} is not a property of {resource.name}; it has {', '.join(known)}"
        elif name in resource.unserved and not is_empty(value):
            why = resource.unserved[name]
            yield name, f"the sandbox does not serve {resource.name}.{name}: {why}; remove it there"
        elif (fault := fault_of(value, known[name].type)) is not None:
            yield name, f"{name}{fault}"
    for name, found in known.items():
        if found.required and inputs.get(name) is None:
            yield name, f"{name} is missing: {resource.name} cannot do without it"


def _named(
    resource: Resource, name: str, given: Properties, old: Properties, seed: bytes
) -> dict[str, str]:
    """Choose a name where the program leaves it out, and keep it from then on."""
    declared = resource.autoname
    if declared is None or declared.property in given or f"{declared.property}Prefix" in given:
        return {}
    if declared.property in old.get(DEFAULTS, ()):
        return {declared.property: old[declared.property]}
    # The engine's seed makes it repeatable; nothing depends on it being hard to guess.
    digits = random.Random(seed).getrandbits(AUTONAME_BITS)  # noqa: S311
    return {declared.property: f"{declared.prefix}{name}-{digits:07x}"}


def _with_default(inputs: dict[str, Any], path: str, default: Default) -> dict[str, Any]:
    *parents, leaf = path.split(".")

    def filled(value: Json) -> Json:
        if isinstance(value, dict) and value.get(leaf) is None:
            return {**value, leaf: default.value}
        return value

    if not parents:
        return dict(filled(inputs))
    return dict(update_at(inputs, parents, filled))


def _as_text(document: Json) -> Json:
    """Write a JSON document that the program gave as an object, once all of it is known."""
    if isinstance(document, (dict, list)) and not has_unknown(document):
        return json.dumps(document)
    return document


def _common(schema: ResourceSchema, settings: Settings, inputs: Properties) -> dict[str, Any]:
    """Give tagsAll and region, as pulumi-aws does before it looks at anything else."""
    found: dict[str, Any] = {}
    if "tagsAll" in schema.outputs:
        found["tagsAll"] = _tags_all(settings, inputs.get("tags") or {})
    if schema.is_regional and "region" not in inputs:
        found["region"] = settings.region
    return found


def _tags_all(settings: Settings, tags: Json) -> Json:
    if has_unknown(tags):
        return UNKNOWN
    every = {**settings.default_tags, **tags}
    return {key: value for key, value in every.items() if not settings.ignores_tag(key)}
