"""Which stack is built, and what a person reads where none can be."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pulumi
import pytest

from bulkhead.review import REVIEW
from components.guardrail_review import GuardrailReview
from components.stacks.selection import build
from config import LandingZone
from tests.components.account_stacks import complete
from tests.components.conftest import EXAMPLE, FIRST_RUN
from tests.components.deployment import Deployment
from tests.components.identities import account_id

PROVIDER = "pulumi:providers:aws"
ORGANIZATION_OUTPUTS = "organization/bulkhead/organization"
ORGANIZATION = "aws:organizations/organization:Organization"


@pytest.fixture(autouse=True)
def _configuration(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BULKHEAD_CONFIG", str(EXAMPLE))


def _program() -> None:
    build(REVIEW)


def test_the_stack_organization_builds_the_organization() -> None:
    """The stack's name says what is built."""
    deployment = Deployment(
        stack="organization", answers=FIRST_RUN, referenced={ORGANIZATION_OUTPUTS: {}}
    )
    assert deployment.run(_program).one(ORGANIZATION)


def test_a_stack_named_like_an_account_builds_that_account(landing_zone: LandingZone) -> None:
    """An account has a stack of its own as soon as it has a file."""
    deployment = complete(landing_zone, "payments-dev").run(_program)
    (assumed,) = json.loads(deployment.one(PROVIDER, "account").inputs["assumeRoles"])
    assert account_id("payments-dev") in assumed["roleArn"]


@pytest.mark.parametrize(
    ("stack", "message"),
    [
        ("orgnization", "no stack is called orgnization; near it is organization"),
        ("payment-dev", "no stack is called payment-dev; near it is payments-dev"),
        ("management", "the management account has no stack of its own: it is stack organization"),
    ],
)
def test_a_wrong_stack_is_told_the_right_one(stack: str, message: str) -> None:
    """A stack that does not exist is an error that says which does, and builds nothing."""
    deployment = Deployment(stack=stack, answers={})
    with pytest.raises(pulumi.RunError, match=message):
        deployment.run(_program)
    assert not deployment.resources


def test_errors_of_the_configuration_are_shown_as_they_are(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A configuration with errors builds nothing, and the errors come without a traceback."""
    monkeypatch.setenv("BULKHEAD_CONFIG", str(tmp_path))
    deployment = Deployment(stack="organization", answers={})
    with pytest.raises(pulumi.RunError, match=r"landing-zone\.yaml"):
        deployment.run(_program)
    assert not deployment.resources


def test_an_objection_stops_the_stack_with_guardrails_before_anything_is_built() -> None:
    """What is said against the guardrails is shown as it is, and nothing is registered."""
    deployment = Deployment(stack="organization", answers=FIRST_RUN)
    with pytest.raises(pulumi.RunError, match=r"^break-glass would be locked out$"):
        deployment.run(lambda: build(reviewed(lambda _: "break-glass would be locked out")))
    assert not deployment.resources


def test_a_stack_that_attaches_no_guardrail_does_not_pay_for_a_review(
    landing_zone: LandingZone,
) -> None:
    """Guardrails are attached by stack `organization` alone; a thousand others ask nothing."""
    asked: list[LandingZone] = []

    def asking(landing_zone: LandingZone) -> str:
        asked.append(landing_zone)
        return "no"

    review = replace(reviewed(asking), record=asking)
    complete(landing_zone, "payments-dev").run(lambda: build(review))
    assert not asked


def reviewed(objection: Callable[[LandingZone], str]) -> GuardrailReview:
    """A review that has this objection."""
    return replace(REVIEW, objection=objection)
