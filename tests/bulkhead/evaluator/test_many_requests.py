"""Deciding many requests gives the answers of deciding each by itself."""

from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulkhead.evaluator import (
    AccessRequest,
    Guardrails,
    Node,
    Organization,
    Policy,
    decide_guardrails,
)
from tests.bulkhead.evaluator.builders import (
    ARCHIVE,
    DEVELOPER,
    DEVELOPER_SESSION,
    MANAGEMENT,
    ORGANIZATION_ID,
    OUTSIDER,
    ROOT_USER,
    SERVICE_LINKED_ROLE,
    USER,
    WORKLOAD,
    rcp,
    request,
    scp,
    statement,
)

CALLERS = (
    DEVELOPER,
    DEVELOPER_SESSION,
    USER,
    ROOT_USER,
    SERVICE_LINKED_ROLE,
    f"arn:aws:iam::{MANAGEMENT}:role/admin",
    f"arn:aws:iam::{ARCHIVE}:role/admin",
    f"arn:aws:iam::{OUTSIDER}:role/x",
    f"arn:aws:iam::{OUTSIDER}:role/y",
    "logging.s3.amazonaws.com",
    "anonymous",
)
OWNERS = (WORKLOAD, ARCHIVE, MANAGEMENT, OUTSIDER)
ACTIONS = ("s3:GetObject", "S3:getobject", "s3:PutObject", "ec2:RunInstances", "kms:Decrypt")
RESOURCES = ("*", "arn:aws:s3:::bucket/dev", "arn:aws:s3:::b/k", "arn:aws:kms:r:1:alias/aws/s3")
KEYS = {
    "aws:PrincipalArn": (DEVELOPER, USER),
    "aws:PrincipalAccount": (WORKLOAD, OUTSIDER),
    "aws:PrincipalOrgID": (ORGANIZATION_ID, "o-other"),
    "aws:ResourceAccount": (WORKLOAD, "${aws:PrincipalAccount}"),
    "aws:PrincipalTag/team": ("dev", "ops", "${aws:username, 'dev'}"),
    "aws:PrincipalOrgPaths": ("o-x/*",),
}
UNKNOWN = "unknown"
VALUES = ("dev", "ops", WORKLOAD, OUTSIDER, ORGANIZATION_ID, DEVELOPER)

clauses = st.one_of(
    [
        st.fixed_dictionaries({operator: st.just({key: list(values)})})
        for key, values in KEYS.items()
        for operator in ("StringEquals", "StringNotLike", "ForAnyValue:StringLikeIfExists")
    ]
    + [
        st.just({"NotIpAddress": {"aws:SourceIp": "10.0.0.0/8"}}),
        st.just({"NumericLessThan": {"s3:signatureAge": "10"}}),
        st.just({"Null": {"aws:SourceIp": "true"}}),
    ]
)
bodies = st.builds(
    statement,
    st.just("Deny"),
    Action=st.sampled_from(["s3:*", "s3:Get*", "kms:*"]),
    Resource=st.sampled_from(["*", "arn:aws:s3:::b/*", "arn:aws:s3:::*/${aws:PrincipalTag/team}"]),
    Condition=st.just({}) | clauses,
)
allows = st.builds(
    statement, Action=st.sampled_from(["*", "s3:*"]), Condition=st.one_of(st.just({}), clauses)
)
scps = st.lists(st.one_of(bodies, allows), min_size=1, max_size=4).map(lambda found: scp(*found))
rcps = st.lists(bodies, min_size=1, max_size=3).map(
    lambda found: rcp(*({**each, "Principal": "*"} for each in found))
)


@st.composite
def organizations(draw: st.DrawFn) -> Organization:
    """Organizations of four levels, with a few policies that are attached in several places."""
    service: list[Policy] = draw(st.lists(scps, min_size=1, max_size=3))
    resource: list[Policy] = draw(st.lists(rcps, min_size=1, max_size=2))

    def node(name: str, parent: str | None) -> Node:
        return Node(
            name,
            parent,
            tuple(draw(st.lists(st.sampled_from(service), max_size=2, unique_by=id))),
            tuple(draw(st.lists(st.sampled_from(resource), max_size=1))),
            full_access=draw(st.sampled_from([True] * 9 + [False])),
        )

    tree = {"root": None, "a": "root", "b": "a", WORKLOAD: "b", ARCHIVE: "a", MANAGEMENT: "root"}
    nodes = [node(name, parent) for name, parent in tree.items()]
    return Organization.of(ORGANIZATION_ID, MANAGEMENT, nodes)


NAMES = (*KEYS, "aws:SourceIp", "s3:signatureAge")
STATES = (
    st.none() | st.just(UNKNOWN) | st.sampled_from((*VALUES, "10.1.2.3", "11.1.2.3", "7", "70"))
)
PARTS: dict[str, st.SearchStrategy[str | None]] = {
    "action": st.sampled_from(ACTIONS),
    "resource": st.sampled_from(RESOURCES),
    "principal": st.sampled_from(CALLERS),
    "owner": st.sampled_from(OWNERS),
    **dict.fromkeys(NAMES, STATES),
}
"""What a request is made of, by name: the keys may be absent, unknown, or have a value."""


def stated(parts: dict[str, str | None]) -> AccessRequest:
    """Make a request of its parts."""
    keys = {name: parts[name] for name in NAMES}
    return request(
        str(parts["action"]),
        str(parts["resource"]),
        principal=str(parts["principal"]),
        owner=str(parts["owner"]),
        context={name: value for name, value in keys.items() if value not in {None, UNKNOWN}},
        unknown=[name for name, value in keys.items() if value == UNKNOWN],
    )


@st.composite
def families(draw: st.DrawFn) -> list[AccessRequest]:
    """Requests that differ from the first in one part each: what is mixed up shows among them."""
    first = {name: draw(part) for name, part in PARTS.items()}
    changed = draw(st.lists(st.sampled_from(list(PARTS)), min_size=1, max_size=12))
    return [stated(first), *(stated({**first, name: draw(PARTS[name])}) for name in changed)]


def stated_otherwise(asked: AccessRequest) -> tuple[AccessRequest, ...]:
    """The request with its keys in the other order, and as a mapping that is asked for them."""
    turned = dict(reversed(list(asked.context.states.items())))
    return tuple(
        replace(asked, context=replace(asked.context, states=states))
        for states in (turned, MappingProxyType(turned))
    )


@given(organizations(), families())
def test_many_are_decided_as_each_is(
    organization: Organization, asked: list[AccessRequest]
) -> None:
    """What is remembered of other requests never changes a decision, nor what it names."""
    guardrails = Guardrails.of(organization)
    for each in (*asked, *reversed(asked)):
        for stating in (each, *stated_otherwise(each)):
            assert guardrails.decide(stating) == decide_guardrails(each, organization)


@pytest.mark.parametrize("managed", [True, False])
def test_a_key_that_aws_manages_is_told_apart(*, managed: bool) -> None:
    """A decision over a customer's key is not taken for one over a key that AWS manages."""
    denying = rcp(statement("Deny", Principal="*", Action="kms:*"))
    organization = Organization.of(
        ORGANIZATION_ID,
        MANAGEMENT,
        [Node("root", resource_control=(denying,)), Node(WORKLOAD, "root")],
    )
    guardrails = Guardrails.of(organization)
    asked = request("kms:Decrypt", f"arn:aws:kms:eu-central-1:{WORKLOAD}:key/k")
    for flag in (managed, not managed):
        one = replace(asked, is_aws_managed_key=flag)
        assert guardrails.decide(one) == decide_guardrails(one, organization)
