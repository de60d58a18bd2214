"""What the Service Authorization Reference knows of an action: whether it is one, and on what."""

import re
from functools import lru_cache

from bulkhead.evaluator.open_resource import OpenResource
from bulkhead.replay.resources import NOTHING_KNOWN, Place, Resource
from bulkhead.service_authorization import reference

REMEMBERED = 16_384
_ANY_VALUE = re.compile(r"\$\{[^}]*\}")
_LAST_VALUE = re.compile(r"\$\{[^}]*\}$")
_PARTITION = "${Partition}"


@lru_cache(REMEMBERED)
def is_action(name: str) -> bool:
    """Say whether there is an action of this name, `service:Operation`."""
    return reference().action(name) is not None


@lru_cache(REMEMBERED)
def possible_resources(name: str, place: Place) -> Resource:
    """Say what an action acts on, where the record of a call does not tell more.

    An action without a resource type is authorised for `*`. One that has some acts on a resource of
    one of these types, in the call's partition.
    """
    action = reference().action(name)
    if action is None:
        return NOTHING_KNOWN
    if not action.resource_types:
        return "*"
    return OpenResource(tuple(dict.fromkeys(_pattern(t.arn, place) for t in action.resource_types)))


def _pattern(arn: str, place: Place) -> str:
    """Fill in the partition; a value at the end may hold anything, a value before it no colon."""
    known = arn.replace(_PARTITION, place.partition)
    return _ANY_VALUE.sub("*", _LAST_VALUE.sub("**", known))
