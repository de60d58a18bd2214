"""Tags that a call sends: aws:RequestTag/... and aws:TagKeys.

AWS, "Controlling access during AWS requests": the keys hold the tags of the request.
https://docs.aws.amazon.com/IAM/latest/UserGuide/access_tags.html#access_tags_control-requests
Where they stand in a record differs by service; the shapes are those of each service's API.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bulkhead.evaluator.open_resource import OpenResource
from bulkhead.replay.paths import values_at
from bulkhead.replay.records import Event
from bulkhead.replay.resources import Resource
from bulkhead.replay.values import ABSENT, UNKNOWN, Value

TAG_KEYS = "aws:tagkeys"
REQUEST_TAG = "aws:requesttag/"


@dataclass(frozen=True, slots=True)
class Shape:
    """Where the tags stand.

    Attributes:
        path: the list of tags, or the object that holds them by name.
        key: the field of a tag's name; empty where the tags are an object.
        value: the field of a tag's value.
    """

    path: str
    key: str = "key"
    value: str = "value"


_LIST, _OBJECT = Shape("tags"), Shape("tags", key="")
_KMS = Shape("tags", "tagKey", "tagValue")
_EC2_TAGS = Shape("tagSet.items")
_EC2_SPECIFICATIONS = "tagSpecificationSet"

SHAPES: Mapping[str, Shape] = {
    "dynamodb:CreateTable": _LIST,
    "dynamodb:TagResource": _LIST,
    "ec2:CreateTags": _EC2_TAGS,
    "iam:CreatePolicy": _LIST,
    "iam:CreateRole": _LIST,
    "iam:CreateUser": _LIST,
    "iam:TagRole": _LIST,
    "iam:TagUser": _LIST,
    "kms:CreateKey": _KMS,
    "kms:TagResource": _KMS,
    "lambda:CreateFunction": _OBJECT,
    "lambda:TagResource": _OBJECT,
    "rds:CreateDBCluster": _LIST,
    "rds:CreateDBInstance": _LIST,
    "secretsmanager:CreateSecret": _LIST,
    "secretsmanager:TagResource": _LIST,
    "sts:AssumeRole": _LIST,
}
"""Action -> where its tags stand."""

EC2_CREATING = frozenset(
    {
        "ec2:CreateNetworkInterface",
        "ec2:CreateSnapshot",
        "ec2:CreateVolume",
        "ec2:CreateVpc",
        "ec2:RunInstances",
    }
)
"""Operations that take tags by the type of the resource that is made.

https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TagSpecification.html
"""


def tag_value(event: Event, action: str, resource: Resource, key: str) -> Value:
    """Read aws:TagKeys or aws:RequestTag/... off a record; the key is in lower case."""
    tags = _tags(event, action, resource)
    if tags is None:
        return UNKNOWN
    if key == TAG_KEYS:
        return tuple(sorted(tags))
    wanted = key.removeprefix(REQUEST_TAG)
    return next(((value,) for name, value in tags.items() if name.lower() == wanted), ABSENT)


def _tags(event: Event, action: str, resource: Resource) -> Mapping[str, str] | None:
    parameters = event.parameters
    if not parameters or "omitted" in parameters:
        return None
    if action in EC2_CREATING:
        return _specified(parameters, resource)
    shape = SHAPES.get(action)
    return _shaped(parameters, shape) if shape else None


def _shaped(parameters: Mapping[str, object], shape: Shape) -> Mapping[str, str] | None:
    if not shape.key:
        found = parameters.get(shape.path) or {}
        return found if isinstance(found, dict) else None
    keys = values_at(parameters, f"{shape.path}[].{shape.key}")
    values = values_at(parameters, f"{shape.path}[].{shape.value}")
    return dict(zip(keys, values, strict=True)) if len(keys) == len(values) else None


def _specified(parameters: Mapping[str, object], resource: Resource) -> Mapping[str, str] | None:
    """Take the tags for the type of the resource that is made."""
    if isinstance(resource, OpenResource):
        return None
    kind = resource.rpartition(":")[2].partition("/")[0]
    found = parameters.get(_EC2_SPECIFICATIONS)
    items = found.get("items") if isinstance(found, dict) else []
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict) and item.get("resourceType") == kind:
            return _shaped(item, _LIST)
    return {}
