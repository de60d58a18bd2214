"""The stack checks of `resource_policies_deny_plain_http`, for buckets, topics and queues alike."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ._check import StackCheck
from ._finding import Finding, Undecided, Violation
from ._inputs import UNKNOWN
from ._params import Params
from ._secure_transport import denial, denies_plain_http
from ._stack import Resource, Stack
from ._types import BUCKET, BUCKET_POLICY, tokens


@dataclass(frozen=True)
class Guarded:
    """A kind of resource with a policy of its own.

    Attributes:
        name: Name of the check.
        types: Types of the resource.
        policies: Types that hold its policy.
        path: The input by which such a policy names the resource.
        identities: Outputs of the resource by which it is named.
        write: The Pulumi code (Python) to write.
        asked: Whether the configuration asks it of such resources.
    """

    name: str
    types: tuple[str, ...]
    policies: tuple[str, ...]
    path: str
    identities: tuple[str, ...]
    write: str
    asked: Callable[[Params], bool]


GUARDED = (
    Guarded(
        name="bucket",
        types=BUCKET,
        policies=BUCKET_POLICY,
        path="bucket",
        identities=("id", "bucket"),
        write=f"aws.s3.BucketPolicy(..., bucket=bucket.id, policy=...) with {denial('s3:*')}",
        asked=lambda _: True,
    ),
    Guarded(
        name="topic",
        types=tokens("sns", "Topic"),
        policies=tokens("sns", "TopicPolicy"),
        path="arn",
        identities=("id", "arn"),
        write=f"aws.sns.TopicPolicy(..., arn=topic.arn, policy=...) with {denial('sns:Publish')}",
        asked=lambda params: params.plain_http_denied_for_messages,
    ),
    Guarded(
        name="queue",
        types=tokens("sqs", "Queue"),
        policies=tokens("sqs", "QueuePolicy"),
        path="queueUrl",
        identities=("id", "url"),
        write=f"aws.sqs.QueuePolicy(..., queue_url=queue.id, policy=...) with {denial('sqs:*')}",
        asked=lambda params: params.plain_http_denied_for_messages,
    ),
)


def _find(kind: Guarded) -> Callable[[Stack, Params], Iterator[tuple[Resource, Finding]]]:
    def find(stack: Stack, params: Params) -> Iterator[tuple[Resource, Finding]]:
        if kind.asked(params):
            for resource in stack.of(kind.types):
                yield from _judged(stack, kind, resource)

    return find


def _judged(stack: Stack, kind: Guarded, resource: Resource) -> Iterator[tuple[Resource, Finding]]:
    named = (resource, kind.policies, kind.path, kind.identities)
    verdicts = [
        denies_plain_http(owner.get("policy")) if owner.get("policy") is not None else False
        for owner in (resource, *stack.referring_to(*named))
    ]
    if True in verdicts:
        return
    if UNKNOWN in verdicts or stack.may_refer(*named):
        yield resource, Undecided("the policy, and whether it denies plain HTTP,")
    else:
        yield resource, Violation("", "has no policy that denies plain HTTP", kind.write)


def _policy(**change: object) -> dict[str, object]:
    condition = {"Bool": {"aws:SecureTransport": "false"}}
    statement = {"Effect": "Deny", "Principal": "*", "Action": "*", "Condition": condition}
    return {"Version": "2012-10-17", "Statement": [{**statement, **change}]}


AS_TEXT = (
    '{"Statement": {"Effect": "Deny", "Principal": {"AWS": ["*"]}, "Action": "s3:*",'
    ' "Condition": {"Bool": {"aws:securetransport": false}}}}'
)
RIGHT = (_policy(), _policy(Principal={"AWS": "*"}), AS_TEXT)
WRONG = (
    None,
    _policy(Effect="Allow"),
    _policy(Principal={"AWS": "arn:aws:iam::111111111111:root"}),
    _policy(Condition={"Bool": {"aws:SecureTransport": "true"}}),
    _policy(Condition={}),
    "{",
)


def _check(kind: Guarded) -> StackCheck:
    resource = Resource(kind.types[0], "orders")

    def stack(policy: object) -> tuple[Resource, ...]:
        depends = {kind.path: (resource.urn,)}
        return resource, Resource(kind.policies[0], "policy", {"policy": policy}, depends)

    return StackCheck(
        name=kind.name,
        types=kind.types,
        find=_find(kind),
        passes=(
            *(stack(policy) for policy in RIGHT),
            (Resource(kind.types[-1], "orders", {"policy": AS_TEXT}),),
        ),
        fails=((resource,), *(stack(policy) for policy in WRONG)),
    )


TRANSPORT_CHECKS = tuple(_check(kind) for kind in GUARDED)
