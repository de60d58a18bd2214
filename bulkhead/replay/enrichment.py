"""Condition keys that CloudTrail itself recorded, where it was told to.

AWS, "Enrich CloudTrail events by adding resource tag keys and IAM global condition keys": the
field `eventContext` holds chosen keys of the request's context and tags of resource and principal.
https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-context-events.html
Only the chosen keys are there, so that a key which is not may still have been in the request.
"""

from collections.abc import Iterator

from bulkhead.replay.records import Event
from bulkhead.replay.resources import Resource
from bulkhead.replay.values import UNKNOWN, Value

PRINCIPAL_TAG, RESOURCE_TAG = "aws:principaltag/", "aws:resourcetag/"


def recorded_key(event: Event, resource: Resource, key: str) -> Value:
    """Read a key, in lower case, from what the record was enriched with."""
    context = event.event_context
    if not isinstance(context, dict):
        return UNKNOWN
    for name, value in _recorded(context, resource):
        if name.lower() == key and isinstance(value, str | list):
            return (value,) if isinstance(value, str) else tuple(map(str, value))
    return UNKNOWN


def _recorded(context: dict[str, object], resource: Resource) -> Iterator[tuple[str, object]]:
    yield from _items(context.get("requestContext"))
    tags = context.get("tagContext")
    if not isinstance(tags, dict):
        return
    for name, value in _items(tags.get("principalTags")):
        yield f"{PRINCIPAL_TAG}{name}", value
    listed = tags.get("resourceTags")
    for each in listed if isinstance(listed, list) else ():
        if isinstance(each, dict) and each.get("arn") == resource:
            for name, value in _items(each.get("tags")):
                yield f"{RESOURCE_TAG}{name}", value


def _items(value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, dict):
        yield from ((str(name), each) for name, each in value.items())
