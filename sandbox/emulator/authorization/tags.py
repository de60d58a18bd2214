"""The tags that a call sets or removes, in all the shapes that services send them in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from sandbox.emulator.call import Call

PARAMETERS = ("Tags", "tags", "TagList", "BackupVaultTags", "BackupPlanTags", "TagsToAdd")
NAMES = (("Key", "Value"), ("key", "value"), ("TagKey", "TagValue"))
REMOVED = ("TagKeys", "tagKeys", "TagKeyList")


@dataclass(frozen=True)
class RequestTags:
    """Tags among a call's parameters.

    Attributes:
        values: The tags that it sets: what `aws:RequestTag/...` holds.
        removed: The keys that it removes.
    """

    values: Mapping[str, str]
    removed: tuple[str, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """What `aws:TagKeys` holds."""
        return (*self.values, *self.removed)


def tags_in(call: Call) -> RequestTags:
    """The tags that the call carries."""
    if call.operation.startswith(("Untag", "RemoveTags", "DeleteTags")):
        listed = [call.params.get(name, []) for name in (*REMOVED, *PARAMETERS)]
        removed = [each for keys in listed for each in keys]
        keys = [key if isinstance(key, str) else key.get("Key", "") for key in removed]
        return RequestTags({}, tuple(keys))
    return RequestTags(dict(_set(call.params)), ())


def _set(params: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name in PARAMETERS:
        yield from _pairs(params.get(name))
    for specification in params.get("TagSpecifications", []):
        yield from _pairs(specification.get("Tags"))
    tagging = params.get("Tagging")  # of S3: a header, or a body
    if isinstance(tagging, str):
        yield from parse_qsl(tagging, keep_blank_values=True)
    elif isinstance(tagging, Mapping):
        yield from _pairs(tagging.get("TagSet"))


def _pairs(tags: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - a list or a map, or nothing
    if isinstance(tags, Mapping):
        yield from tags.items()
    for tag in tags if isinstance(tags, list) else []:
        for key, value in NAMES:
            if key in tag:
                yield tag[key], tag.get(value, "")
