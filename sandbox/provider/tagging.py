"""Reads and writes a resource's tags in the form that its service has for them."""

from collections.abc import Mapping
from typing import Any

from sandbox.provider import api
from sandbox.provider.errors import CallFailedError
from sandbox.provider.expressions import evaluate
from sandbox.provider.names import match
from sandbox.provider.shapes import to_member
from sandbox.provider.steps import Call, Tags
from sandbox.provider.values import Json
from sandbox.provider.work import ResourceAtWork

# key -> value; None where only keys are asked for.
TagMap = Mapping[str, str | None]
# What services call the member that carries tags, or keys of tags.
_TAG_MEMBERS = ("tags", "taglist", "tagslist", "tagging", "resourcetags")
_KEY_MEMBERS = ("tagkeys", "tagkeylist", "resourcetagkeys", *_TAG_MEMBERS)


def creation_member(work: ResourceAtWork, call: Call) -> str:
    """Name the member with which a creating call takes tags; empty if it takes none."""
    if work.resource.tags is None:
        return ""
    members = api.input_members(call.service or work.resource.service, call.operation)
    return _find(members, _TAG_MEMBERS)


def creation_value(work: ResourceAtWork, call: Call, tags: TagMap) -> dict[str, Any]:
    """Give the member of a creating call that tags at once."""
    member = creation_member(work, call)
    shapes = api.input_members(call.service or work.resource.service, call.operation)
    return {member: _write(shapes[member], tags)} if member and tags else {}


def read(work: ResourceAtWork, declared: Tags, answered: Json) -> dict[str, str]:
    """Give the resource's tags, without those that are none of the program's business.

    Args:
        work: the resource, its properties read.
        declared: how its service tags.
        answered: the part of the first answer that holds the resource.
    """
    found = answered if not declared.list else _listed(work, declared)
    if declared.at:
        found = evaluate(declared.at, found)
    elif isinstance(found, Mapping):
        found = found.get(match("tags", found) or "")
    tags = _parse(found)
    ignores = work.session.settings.ignores_tag
    return {key: value for key, value in tags.items() if not ignores(key)}


def write(work: ResourceAtWork, declared: Tags, old: TagMap, new: TagMap) -> None:
    """Change the resource's tags from `old` to `new`."""
    gone: dict[str, str | None] = dict.fromkeys(key for key in old if key not in new)
    put = {key: value for key, value in new.items() if old.get(key) != value}
    if declared.whole:
        gone, put = ({}, dict(new)) if new else (dict.fromkeys(old), {})
    if gone:
        keys = {} if declared.whole else _member_value(work, declared.untag, _KEY_MEMBERS, gone)
        work.call(declared.untag, **_target(work, declared, declared.untag), **keys)
    if put:
        tags = _member_value(work, declared.tag, _TAG_MEMBERS, put)
        work.call(declared.tag, **_target(work, declared, declared.tag), **tags)


def _listed(work: ResourceAtWork, declared: Tags) -> Json:
    try:
        return work.call(declared.list, **_target(work, declared, declared.list))
    except CallFailedError as error:
        if error.code in declared.absent:
            return None
        raise


def _target(work: ResourceAtWork, declared: Tags, operation: str) -> dict[str, Any]:
    """Say what is tagged; where an operation takes several, its member is a list."""
    shapes = api.input_members(work.resource.service, operation)
    found = {}
    for name, value in declared.target.items():
        member = name if name in shapes else match(name, shapes) or match(f"{name}List", shapes)
        if member is not None:
            found[member] = to_member(work.value(value), shapes[member])
    return found


def _member_value(
    work: ResourceAtWork, operation: str, names: tuple[str, ...], tags: TagMap
) -> dict[str, Any]:
    shapes = api.input_members(work.resource.service, operation)
    member = _find(shapes, names)
    return {member: _write(shapes[member], tags)}


def _find(members: Mapping[str, Any], names: tuple[str, ...]) -> str:
    return next((member for name in names for member in members if member.lower() == name), "")


def _write(shape: api.Shape, tags: TagMap) -> Json:
    if shape.type_name == "structure":
        (member,) = shape.members
        return {member: _write(shape.members[member], tags)}
    if shape.type_name == "map":
        return dict(tags)
    if shape.member.type_name == "string":
        return sorted(tags)
    key = next(name for name in shape.member.members if name.lower().endswith("key"))
    value = next(name for name in shape.member.members if name.lower().endswith("value"))
    return [
        {key: name, **({} if text is None else {value: text})}
        for name, text in sorted(tags.items())
    ]


def _parse(found: Json) -> dict[str, str]:
    if isinstance(found, Mapping):
        return dict(found)
    pairs = [{name.lower()[-3:]: text for name, text in each.items()} for each in found or ()]
    return {pair["key"]: pair.get("lue", "") for pair in pairs}
