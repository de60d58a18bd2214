"""Tags of resources that the sandbox keeps itself, as a map by the resource's ARN."""

from sandbox.emulator.call import Answer, Call
from sandbox.emulator.registry import answers
from sandbox.emulator.state import Table


def tags_of(call: Call, arn: str) -> Table:
    """The tags of a resource, to read or to change."""
    tags: Table = call.table("tags").setdefault(arn, {})
    return tags


def keep_tags(service: str, *, arn: str, tags: str, keys: str) -> None:
    """Answer a service's three tag operations.

    Args:
        service: The service's name.
        arn: What the service calls the resource's ARN.
        tags: What it calls the map of tags.
        keys: What it calls the list of keys to remove.
    """

    def list_tags_for_resource(call: Call) -> Answer:
        return {tags: tags_of(call, call.params[arn])}

    def tag_resource(call: Call) -> Answer:
        tags_of(call, call.params[arn]).update(call.params[tags])
        return {}

    def untag_resource(call: Call) -> Answer:
        for key in call.params[keys]:
            tags_of(call, call.params[arn]).pop(key, None)
        return {}

    answers(service, "ListTagsForResource")(list_tags_for_resource)
    answers(service, "TagResource")(tag_resource)
    answers(service, "UntagResource")(untag_resource)
