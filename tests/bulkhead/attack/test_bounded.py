"""What is tried against a permissions boundary, where nothing else is in the way."""

import json
from collections.abc import Iterator

import pytest

from bulkhead.attack.api_call import make
from bulkhead.attack.attackers import Session, administrator, landing_zone_session
from bulkhead.attack.attempt import Attempt
from bulkhead.attack.bounded import (
    BOUNDED_ROLE,
    DOCUMENT,
    POLICY,
    beyond_boundary,
    bounded_administrator,
    steps_within_boundary,
)
from bulkhead.attack.everyday import work
from bulkhead.attack.everyday_steps import TRUST
from bulkhead.sandbox_judge import decide
from sandbox.emulator.server import empty, running
from sandbox.emulator.sessions import MANAGEMENT_ACCOUNT
from tests.bulkhead.attack.scenes import example_scene

SCENE = example_scene()
ATTEMPTS = [each for each in beyond_boundary(SCENE) if isinstance(each, Attempt)]


@pytest.fixture
def own() -> Iterator[Session]:
    """The landing zone's session in an enforcing AWS without an organization."""
    with running(judge=decide) as url:
        empty(url)
        keys = {"AWS_ACCESS_KEY_ID": "any", "AWS_SECRET_ACCESS_KEY": "words"}
        yield landing_zone_session({"AWS_ENDPOINT_URL": url, **keys})


def test_no_guardrail_is_in_the_way() -> None:
    """In the example, every way out of the boundary is left to the boundary to close."""
    assert list(beyond_boundary(SCENE)) == ATTEMPTS


def test_only_the_boundary_stops_them(own: Session) -> None:
    """Within the boundary every attempt is refused by it, and its own work goes on."""
    with bounded_administrator(own, MANAGEMENT_ACCOUNT, SCENE.region) as bounded:
        messages = [_message(bounded, each) for each in ATTEMPTS]
        done = list(work(bounded, steps_within_boundary(), SCENE.region))
    assert all("permissions boundary" in message for message in messages)
    assert done
    assert all(each.succeeded for each in done)


def test_without_the_boundary_they_go_through(own: Session) -> None:
    """Nobody refuses an administrator that has none: what fails, fails for want of its object."""
    with administrator(own, MANAGEMENT_ACCOUNT, SCENE.region) as free:
        messages = [_message(free, each) for each in ATTEMPTS]
    assert "" in messages
    assert not any("not authorized" in message for message in messages)


def test_nothing_is_left_behind(own: Session) -> None:
    """Role and boundary are removed, also those of a run that was killed."""
    iam = own.client("iam", SCENE.region)
    content = json.dumps(DOCUMENT)
    arn = iam.create_policy(PolicyName=POLICY, PolicyDocument=content)["Policy"]["Arn"]
    role = {"RoleName": BOUNDED_ROLE, "AssumeRolePolicyDocument": json.dumps(TRUST)}
    iam.create_role(**role, PermissionsBoundary=arn)
    with bounded_administrator(own, MANAGEMENT_ACCOUNT, SCENE.region):
        assert len(iam.list_roles()["Roles"]) == 1
    assert iam.list_policies(Scope="Local")["Policies"] == []
    assert iam.list_roles()["Roles"] == []


def _message(session: Session, attempt: Attempt) -> str:
    call = attempt.call
    return make(call, session.client(call.service, call.region)).message
