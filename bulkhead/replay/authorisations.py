"""What AWS authorises for a call: one or more actions, each on one or more resources."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bulkhead.replay.callers import Caller
from bulkhead.replay.event_names import action_names, prefix_of
from bulkhead.replay.passed_roles import passed_roles
from bulkhead.replay.paths import values_at
from bulkhead.replay.records import Event
from bulkhead.replay.resources import NOTHING_KNOWN, Place, Resource, resources_of

S3_VERSIONED: Mapping[str, str] = {
    "DeleteObject": "DeleteObjectVersion",
    "DeleteObjectTagging": "DeleteObjectVersionTagging",
    "GetObject": "GetObjectVersion",
    "GetObjectAcl": "GetObjectVersionAcl",
    "GetObjectTagging": "GetObjectVersionTagging",
    "PutObjectAcl": "PutObjectVersionAcl",
    "PutObjectTagging": "PutObjectVersionTagging",
}
"""Operations on a version of an object that is named have actions of their own.

https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
"""

S3_HEADERS: Mapping[str, Mapping[str, str]] = {
    "CreateBucket": {
        "x-amz-acl": "PutBucketAcl",
        "x-amz-object-ownership": "PutBucketOwnershipControls",
        "x-amz-bucket-object-lock-enabled": "PutBucketObjectLockConfiguration",
    },
    "PutObject": {
        "x-amz-acl": "PutObjectAcl",
        "x-amz-object-lock-legal-hold": "PutObjectLegalHold",
        "x-amz-object-lock-mode": "PutObjectRetention",
        "x-amz-tagging": "PutObjectTagging",
    },
}
"""Operation -> header -> the action that it needs besides.

https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
"""

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
    prefix = prefix_of(event.event_source)
    names = action_names(prefix, event.event_name)
    if prefix == "s3" and event.parameters:
        names = (*_versioned(event, names), *_by_headers(event))
    return tuple(f"{prefix}:{name}" for name in names)


def _versioned(event: Event, names: tuple[str, ...]) -> Iterator[str]:
    has_version = "versionId" in event.parameters
    for name in names:
        yield S3_VERSIONED.get(name, name) if has_version else name


def _by_headers(event: Event) -> Iterator[str]:
    headers = S3_HEADERS.get(event.event_name, {})
    return (action for header, action in headers.items() if header in event.parameters)


def authorisations_of(event: Event, caller: Caller, place: Place) -> Iterator[Authorisation]:
    """Give everything that the call is authorised for; none where its name does not tell."""
    for action in actions_of(event):
        if action == RUN_INSTANCES:
            yield from _run_instances(event, place)
        else:
            for resource in resources_of(event, caller, action, place):
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
        yield Authorisation("iam:PassRole", NOTHING_KNOWN, service)
