"""Which stack is built, and what a person reads where none can be."""

from pathlib import Path

import pulumi
import pytest

from components.stacks.selection import build
from tests.components.conftest import EXAMPLE, FIRST_RUN
from tests.components.deployment import Deployment

ORGANIZATION = "aws:organizations/organization:Organization"


@pytest.fixture(autouse=True)
def _configuration(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BULKHEAD_CONFIG", str(EXAMPLE))


def test_the_stack_organization_builds_the_organization() -> None:
    """The stack's name says what is built."""
    assert Deployment(stack="organization", answers=FIRST_RUN).run(build).one(ORGANIZATION)


@pytest.mark.parametrize(
    ("stack", "message"),
    [
        ("orgnization", "no stack is called orgnization"),
        ("payments-dev", "account payments-dev has no stack of its own yet"),
    ],
)
def test_a_wrong_stack_is_told_the_right_ones(stack: str, message: str) -> None:
    """A stack that does not exist is an error that lists those that do, and builds nothing."""
    deployment = Deployment(stack=stack, answers={})
    with pytest.raises(pulumi.RunError, match=message) as raised:
        deployment.run(build)
    assert str(raised.value).endswith("the stacks are organization, log-archive, security")
    assert not deployment.resources


def test_errors_of_the_configuration_are_shown_as_they_are(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A configuration with errors builds nothing, and the errors come without a traceback."""
    monkeypatch.setenv("BULKHEAD_CONFIG", str(tmp_path))
    deployment = Deployment(stack="organization", answers={})
    with pytest.raises(pulumi.RunError, match=r"landing-zone\.yaml"):
        deployment.run(build)
    assert not deployment.resources
