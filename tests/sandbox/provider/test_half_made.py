"""A step that fails leaves a resource that the next run goes on with."""

import pytest

from sandbox.provider import life
from sandbox.provider.check import check
from sandbox.provider.diff import changed_properties, changes
from sandbox.provider.errors import CallFailedError, HalfMadeError, NotServedError
from sandbox.provider.registry import resource
from sandbox.provider.session import Session

ORGANIZATION = resource("aws:organizations/organization:Organization")
ACCOUNT = resource("aws:organizations/account:Account")
SEED = b"seed"
NOWHERE = "ou-abcd-12345678"


def checked(session: Session, kind: object, inputs: dict[str, object]) -> dict[str, object]:
    """Give the inputs as Check answers them."""
    return check(kind, session.settings, "it", inputs, {}, SEED)  # type: ignore[arg-type]


def test_the_next_run_does_what_a_creation_left_undone(session: Session) -> None:
    """The state of a half-made resource is what is there, so that the rest is a difference."""
    _, organization = life.create(ORGANIZATION, session, checked(session, ORGANIZATION, {}))
    inputs = checked(session, ACCOUNT, {"email": "a@example.com", "parentId": NOWHERE})
    with pytest.raises(HalfMadeError) as caught:
        life.create(ACCOUNT, session, inputs)
    left = changes(ACCOUNT, caught.value.state, inputs)
    assert changed_properties(left) == {"parentId"}
    assert caught.value.state["parentId"] == organization["roots"][0]["id"]


def test_an_id_is_told_before_the_steps_that_follow(session: Session) -> None:
    """Whoever keeps the ids knows of a resource even if the next step kills the provider."""
    life.create(ORGANIZATION, session, checked(session, ORGANIZATION, {}))
    inputs = checked(session, ACCOUNT, {"email": "a@example.com", "parentId": NOWHERE})
    told: list[str] = []
    with pytest.raises(HalfMadeError) as caught:
        life.create(ACCOUNT, session, inputs, told.append)
    assert told == [caught.value.resource_id]


def test_the_next_run_does_what_an_update_left_undone(session: Session) -> None:
    """What the steps before the failed one did is in the state, and is not done twice."""
    inputs = checked(session, ORGANIZATION, {"awsServiceAccessPrincipals": []})
    made, state = life.create(ORGANIZATION, session, inputs)
    wanted = checked(
        session,
        ORGANIZATION,
        {"awsServiceAccessPrincipals": ["sso.amazonaws.com"], "enabledPolicyTypes": ["NO_SUCH"]},
    )
    with pytest.raises(HalfMadeError, match="EnablePolicyType") as caught:
        life.update(ORGANIZATION, session, made, state, wanted)
    left = changes(ORGANIZATION, caught.value.state, wanted)
    assert changed_properties(left) == {"enabledPolicyTypes"}


def test_what_was_not_made_is_not_half_made(session: Session) -> None:
    """A creation that AWS refuses or reports as failed leaves nothing to go on with."""
    life.create(ORGANIZATION, session, checked(session, ORGANIZATION, {}))
    inputs = checked(session, ACCOUNT, {"email": "a@example.com"})
    life.create(ACCOUNT, session, inputs)
    with pytest.raises(NotServedError, match="EMAIL_ALREADY_EXISTS"):
        life.create(ACCOUNT, session, inputs)
    with pytest.raises(CallFailedError, match="AlreadyInOrganization"):
        life.create(ORGANIZATION, session, checked(session, ORGANIZATION, {}))
