"""What a call acts on: its ARN where the record tells it for certain, or what is known of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from bulkhead.evaluator.open_resource import OpenResource
from bulkhead.replay.callers import Caller
from bulkhead.replay.paths import values_at
from bulkhead.replay.records import Event
from bulkhead.replay.resource_rules import (
    EC2_RULES,
    IAM_CREATES,
    IAM_OWN,
    NAMES_WITH_PATHS_OF_AWS,
    RULES,
    Rule,
)

Resource = str | OpenResource
NOTHING_KNOWN = OpenResource()

_S3_OBJECT_WORDS = ("Object", "MultipartUploadParts", "AbortMultipartUpload")
_NOT_OF_OBJECTS = frozenset(
    {"GetBucketObjectLockConfiguration", "PutBucketObjectLockConfiguration"}
)
_COPIES = frozenset({"CopyObject", "UploadPartCopy"})


@dataclass(frozen=True, slots=True)
class Place:
    """What ARNs of a call's resources have in common.

    Attributes:
        partition: of AWS, such as `aws`.
        region: where the call was made.
        account: whose resource it is, as far as nothing else tells.
        iam_paths: users, groups, roles and policies may have a path, which records do not tell.
    """

    partition: str
    region: str
    account: str
    iam_paths: bool = True


def resources_of(event: Event, caller: Caller, action: str, place: Place) -> tuple[Resource, ...]:
    """Give the resources that one action of the call is authorised for; at least one.

    Args:
        event: the record of the call.
        caller: who called.
        action: the action, `service:Operation`.
        place: partition, region and account of the call.
    """
    prefix, _, name = action.partition(":")
    match prefix:
        case "s3":
            return (_of_s3(event, name, place),)
        case "kms":
            return (_of_kms(event, place),)
        case "ec2":
            found = tuple(_of_rules(event, EC2_RULES, prefix, name, place))
            return (*found, NOTHING_KNOWN) if name.startswith(("Create", "Run")) else found or _ANY
        case "iam":
            return (_of_iam(event, caller, name, place),)
        case "sqs":
            return (_of_sqs(event, place),)
        case _:
            return tuple(_of_rules(event, RULES.get(prefix, ()), prefix, name, place))[:1] or _ANY


_ANY: tuple[Resource, ...] = (NOTHING_KNOWN,)


def _of_rules(
    event: Event, rules: tuple[Rule, ...], prefix: str, name: str, place: Place
) -> Iterator[Resource]:
    parameters = event.parameters
    for rule in rules if parameters else ():
        if rule.begins in parameters and (not rule.actions or name in rule.actions):
            for value in values_at(parameters, rule.path):
                yield _made(rule, rule.service or prefix, value, place)


def _made(rule: Rule, service: str, value: str, place: Place) -> Resource:
    if value.startswith("arn:"):
        if rule.path != "targetPrincipal":
            return value
        value = value.split(":", 5)[4] if value.count(":") > 4 else ""  # noqa: PLR2004
    if not value or ":function:" in value or any(special in value for special in "*?${}"):
        return NOTHING_KNOWN
    beginning = f"arn:{place.partition}:{service}:"
    arns = tuple(
        beginning + form.format(value, region=place.region, account=place.account)
        for form in rule.forms
    )
    if not arns:
        return NOTHING_KNOWN
    return arns[0] if len(arns) == 1 and not set("*?") & set(arns[0]) else OpenResource(arns)


def _of_iam(event: Event, caller: Caller, name: str, place: Place) -> Resource:
    if name in IAM_CREATES:
        parameter, kind = IAM_CREATES[name]
        named = values_at(event.parameters, parameter)
        path = (values_at(event.parameters, "path") or ("/",))[0]
        arn = f"arn:{place.partition}:iam::{place.account}:{kind}{path}"
        return f"{arn}{named[0]}" if named else NOTHING_KNOWN
    if name in IAM_OWN and not values_at(event.parameters, "userName"):
        return caller.principal.arn or NOTHING_KNOWN
    found = next(_of_rules(event, RULES["iam"], "iam", name, place), NOTHING_KNOWN)
    if place.iam_paths or isinstance(found, str):
        return found
    arn = found.patterns[0]
    is_of_aws = "*" in arn or arn.rpartition("/")[2].startswith(NAMES_WITH_PATHS_OF_AWS)
    return found if is_of_aws else arn


def _of_kms(event: Event, place: Place) -> Resource:
    """Take the key that the record names; an alias does not tell which key it stands for."""
    for resource in event.resources or ():
        if resource.type == "AWS::KMS::Key" and resource.arn and ":key/" in resource.arn:
            return resource.arn
    for value in values_at(event.parameters, "keyId"):
        if ":key/" in value:
            return value
        if "alias/" not in value:
            return f"arn:{place.partition}:kms:{place.region}:{place.account}:key/{value}"
    return NOTHING_KNOWN


def _of_s3(event: Event, name: str, place: Place) -> Resource:
    """Make an object's or a bucket's ARN; names of access points do not tell the bucket."""
    if name == "GetObject" and event.event_name in _COPIES:
        return _copied(event, place)
    buckets = values_at(event.parameters, "bucketName")
    if not buckets or buckets[0].startswith("arn:") or buckets[0].endswith("-s3alias"):
        return NOTHING_KNOWN
    bucket = f"arn:{place.partition}:s3:::{buckets[0]}"
    if name in _NOT_OF_OBJECTS or not any(word in name for word in _S3_OBJECT_WORDS):
        return bucket
    keys = values_at(event.parameters, "key")
    return f"{bucket}/{keys[0]}" if keys else OpenResource((f"{bucket}/**",))


def _copied(event: Event, place: Place) -> Resource:
    """Take the object that is copied from: bucket and key, encoded as in a URL.

    https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html
    """
    for source in values_at(event.parameters, "x-amz-copy-source"):
        path = unquote(source.partition("?")[0]).removeprefix("/")
        if not path.startswith("arn:"):
            return f"arn:{place.partition}:s3:::{path}"
    return NOTHING_KNOWN


def _of_sqs(event: Event, place: Place) -> Resource:
    """Read the ARN off a queue's URL, which ends with the account and the name.

    https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html
    """
    for url in values_at(event.parameters, "queueUrl"):
        account, _, name = url.rpartition("/")
        account = account.rpartition("/")[2]
        if len(account) == len("111111111111") and account.isdigit():
            return f"arn:{place.partition}:sqs:{place.region}:{account}:{name}"
    return NOTHING_KNOWN
