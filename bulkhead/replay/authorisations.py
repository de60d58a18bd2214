"""What AWS authorises for a call: one or more actions, each on one or more resources."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from bulkhead.replay.callers import Caller
from bulkhead.replay.event_names import action_names, prefix_of
from bulkhead.replay.known_actions import possible_resources
from bulkhead.replay.passed_roles import passed_roles
from bulkhead.replay.paths import values_at
from bulkhead.replay.records import Event
from bulkhead.replay.resources import NOTHING_KNOWN, Place, Resource, resources_of

S3_VERSIONED: Mapping[str, str] = {
    "s3:DeleteObject": "s3:DeleteObjectVersion",
    "s3:DeleteObjectTagging": "s3:DeleteObjectVersionTagging",
    "s3:GetObject": "s3:GetObjectVersion",
    "s3:GetObjectAcl": "s3:GetObjectVersionAcl",
    "s3:GetObjectTagging": "s3:GetObjectVersionTagging",
    "s3:PutObjectAcl": "s3:PutObjectVersionAcl",
    "s3:PutObjectTagging": "s3:PutObjectVersionTagging",
}
"""Operations on a version of an object that is named have actions of their own.

https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
"""

S3_HEADERS: Mapping[str, Mapping[str, str]] = {
    "CreateBucket": {
        "x-amz-acl": "s3:PutBucketAcl",
        "x-amz-object-ownership": "s3:PutBucketOwnershipControls",
        "x-amz-bucket-object-lock-enabled": "s3:PutBucketObjectLockConfiguration",
    },
    "PutObject": {
        "x-amz-acl": "s3:PutObjectAcl",
        "x-amz-object-lock-legal-hold": "s3:PutObjectLegalHold",
        "x-amz-object-lock-mode": "s3:PutObjectRetention",
        "x-amz-tagging": "s3:PutObjectTagging",
    },
}
"""Operation -> header -> the action that it needs besides.

https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
"""

S3_SOURCE = "s3.amazonaws.com"
REMEMBERED = 16_384  # names of operations
RUN_INSTANCES = "ec2:RunInstances"


@dataclass(frozen=True, slots=True)
class Authorisation:
    """One action on one resource.

    Attributes:
        action: `service:Operation`.
        resource: ARN, or what is known of it.
        keys: condition keys that this action carries beside those of the call, in lower case.
    """

    action: str
    resource: Resource
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def actions_of(event: Event) -> tuple[str, ...]:
    """Give the actions that the call itself is authorised by; none where its name does not tell."""
    actions = _actions(event.event_source, event.event_name)
    if event.event_source != S3_SOURCE:
        return actions
    if "versionId" in event.parameters:
        actions = tuple(S3_VERSIONED.get(action, action) for action in actions)
    headers = S3_HEADERS.get(event.event_name)
    if headers is None:
        return actions
    more = (action for header, action in headers.items() if header in event.parameters)
    return (*actions, *more)


@lru_cache(REMEMBERED)
def _actions(event_source: str, event_name: str) -> tuple[str, ...]:
    prefix = prefix_of(event_source)
    return tuple(f"{prefix}:{name}" for name in action_names(prefix, event_name))


def authorisations_of(event: Event, caller: Caller, place: Place) -> Iterator[Authorisation]:
    """Give everything that the call is authorised for; none where its name does not tell."""
    for action in actions_of(event):
        if action == RUN_INSTANCES:
            yield from _run_instances(event, place)
        else:
            for resource in resources_of(event, caller, action, place):
                if resource is NOTHING_KNOWN:
                    yield Authorisation(action, possible_resources(action, place))
                else:
                    yield Authorisation(action, resource)
        for role, service in passed_roles(event, action):
            yield Authorisation("iam:PassRole", role, {"iam:passedtoservice": (service,)})


_RUN_NEW = ("instance", "network-interface", "volume")
_RUN_USED: Mapping[str, tuple[str, ...]] = {
    "image": ("imageId", "instancesSet.items[].imageId"),
    "subnet": ("subnetId", "networkInterfaceSet.items[].subnetId"),
    "security-group": (
        "groupSet.items[].groupId",
        "networkInterfaceSet.items[].groupSet.items[].groupId",
    ),
    "key-pair": ("keyName", "instancesSet.items[].keyName"),
}


def _run_instances(event: Event, place: Place) -> Iterator[Authorisation]:
    """Start instances: AWS asks for what is made new, what is used, and the role.

    What is made new has no id yet, and AWS writes a literal `*` in the id's place.
    Amazon EC2 User Guide, "Example policies to control access: Launch instances":
    https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ExamplePolicies_EC2.html
    """
    beginning = f"arn:{place.partition}:ec2:{place.region}"
    for kind in _RUN_NEW:
        yield Authorisation(RUN_INSTANCES, f"{beginning}:{place.account}:{kind}/*")
    for kind, paths in _RUN_USED.items():
        account = "" if kind == "image" else place.account
        for path in paths:
            for value in values_at(event.parameters, path):
                yield Authorisation(RUN_INSTANCES, f"{beginning}:{account}:{kind}/{value}")
    if values_at(event.parameters, "iamInstanceProfile.arn") or values_at(
        event.parameters, "iamInstanceProfile.name"
    ):
        service = {"iam:passedtoservice": ("ec2.amazonaws.com",)}
        yield Authorisation("iam:PassRole", possible_resources("iam:PassRole", place), service)
