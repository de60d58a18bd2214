"""Reading the tags of a resource, in the shapes in which types take them."""

from collections.abc import Iterator, Mapping

from ._inputs import UNKNOWN, Inputs

# Tags of the provider's `default_tags` are among `tags` when a check sees them: the provider adds
# them before the engine asks the pack. In a state they are in `tagsAll`.
PLACES = ("tags", "tagsAll")


def tags_of(inputs: Inputs) -> tuple[dict[str, object], bool]:
    """The tags that are known, and whether there may be more."""
    found: dict[str, object] = {}
    more = False
    for place in PLACES:
        for block in inputs.blocks(place):
            for key, value in _pairs(block.value):
                if isinstance(key, str) and value is not None:
                    found[key] = value
                more = more or key is UNKNOWN
    return found, more


def _pairs(value: object) -> Iterator[tuple[object, object]]:
    """Tags as one object, or as a list of objects with `key` and `value`, as Auto Scaling's."""
    if value is UNKNOWN:
        yield UNKNOWN, UNKNOWN
    elif isinstance(value, Mapping):
        listed = "key" in value and "value" in value
        yield from [(value["key"], value["value"])] if listed else value.items()
