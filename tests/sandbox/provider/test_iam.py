"""Roles and policies that something else holds on to."""

import json

import pytest

from sandbox.provider import life
from sandbox.provider.check import check
from sandbox.provider.declare import Resource
from sandbox.provider.errors import CallFailedError
from sandbox.provider.reading import read
from sandbox.provider.registry import resource
from sandbox.provider.session import Session
from tests.sandbox.provider.examples.policies import allow, trust

ROLE = resource("aws:iam/role:Role")
POLICY = resource("aws:iam/policy:Policy")
# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
MOST_VERSIONS = 5


def create(session: Session, kind: Resource, **inputs: object) -> tuple[str, dict[str, object]]:
    """Check and create a resource."""
    return life.create(kind, session, check(kind, session.settings, "it", inputs, {}, b"seed"))


@pytest.fixture
def attached(session: Session) -> tuple[str, dict[str, object]]:
    """A role to which a policy is attached that no program knows of."""
    policy, _ = create(session, POLICY, policy=allow("s3:*"))
    made, state = create(session, ROLE, assumeRolePolicy=trust("config.amazonaws.com"))
    session.call("iam", "AttachRolePolicy", RoleName=made, PolicyArn=policy)
    return made, state


def test_a_role_in_use_is_not_deleted(
    session: Session, attached: tuple[str, dict[str, object]]
) -> None:
    """What somebody else has attached is not taken off unasked."""
    made, state = attached
    with pytest.raises(CallFailedError, match="DeleteConflict"):
        life.delete(ROLE, session, made, state)


def test_a_role_lets_go_where_it_is_asked_to(
    session: Session, attached: tuple[str, dict[str, object]]
) -> None:
    """With forceDetachPolicies every policy is detached, and then the role goes."""
    made, state = attached
    life.delete(ROLE, session, made, {**state, "forceDetachPolicies": True})
    assert read(ROLE, session, made, state) is None


def test_a_policy_is_updated_any_number_of_times(session: Session) -> None:
    """IAM keeps five versions of a policy; the ones that are no longer used make room."""
    made, state = create(session, POLICY, policy=allow("s3:*"))
    for number in range(MOST_VERSIONS + 1):
        wanted = {**state, "policy": allow(f"s3:Get{number}")}
        state = life.update(POLICY, session, made, state, wanted)
    assert json.loads(str(state["policy"]))["Statement"][0]["Action"] == f"s3:Get{MOST_VERSIONS}"
