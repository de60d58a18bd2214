"""Request parameters that are condition keys.

Each row names the actions, the key, where the parameter stands in a record, and AWS's document that
says that the key holds the parameter. A key whose parameter is not in the record is unknown, as a
default or a setting of the account may stand in for it, unless the row says that AWS leaves it out.
AWS, "CloudTrail record contents", `requestParameters`: a record has the parameters that were sent,
S3's headers among them; where they are too long, `omitted` stands in their place.
https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bulkhead.evaluator.open_resource import OpenResource
from bulkhead.replay.paths import values_at
from bulkhead.replay.records import Event
from bulkhead.replay.resources import Resource
from bulkhead.replay.values import ABSENT, UNKNOWN, Value


@dataclass(frozen=True, slots=True)
class ParameterKey:
    """One key of some actions.

    Attributes:
        key: the condition key.
        actions: the actions, `service:Operation`, that carry it.
        path: where the parameter stands; see `values_at`.
        source: the document that says so.
        kind: the type of the resource that carries the key, where not all resources of the call do.
        absent_without: AWS leaves the key out where the parameter is not given.
        written: the parameter's text -> the key's, where they differ.
    """

    key: str
    actions: tuple[str, ...]
    path: str
    source: str
    kind: str = ""
    absent_without: bool = False
    written: Mapping[str, str] | None = None

    def read(self, event: Event, resource: Resource) -> Value:
        """Read the key off a record."""
        if self.kind and not _is_of_kind(resource, self.kind):
            return ABSENT
        found = values_at(event.parameters, self.path)
        if not found:
            were_recorded = event.parameters and "omitted" not in event.parameters
            return ABSENT if self.absent_without and were_recorded else UNKNOWN
        written = self.written or {}
        return tuple(written.get(value, value) for value in found)


def _is_of_kind(resource: Resource, kind: str) -> bool:
    arns = resource.patterns if isinstance(resource, OpenResource) else (resource,)
    return any(f":{kind}/" in arn or arn == "**" for arn in arns)
