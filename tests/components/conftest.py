"""What the tests of the components share: the example organization, and runs of its first stack."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

import pytest

from components.stacks.organization import organization
from components.unrecorded import Unrecorded
from config import LandingZone, load
from tests.components import identities
from tests.components.deployment import Answer, Deployment, RefusedError

EXAMPLE = Path(__file__).parents[2] / "config"


@pytest.fixture(scope="session")
def landing_zone() -> LandingZone:
    """The example organization."""
    return load(EXAMPLE)


class BuildOrganization(Protocol):
    """A function that runs stack `organization`."""

    def __call__(
        self,
        landing_zone: LandingZone,
        answers: Mapping[str, Answer] | None = None,
        unrecorded: Unrecorded | None = None,
    ) -> Deployment:
        """Run it; answers given by token stand in for those of the first run."""


@pytest.fixture(scope="session")
def build_organization() -> BuildOrganization:
    """A function that runs stack `organization`, on an account without an organization."""

    def build(
        landing_zone: LandingZone,
        answers: Mapping[str, Answer] | None = None,
        unrecorded: Unrecorded | None = None,
    ) -> Deployment:
        deployment = Deployment(stack="organization", answers={**FIRST_RUN, **(answers or {})})
        return deployment.run(
            lambda: _discard(organization(landing_zone, unrecorded or Unrecorded()))
        )

    return build


@pytest.fixture(scope="session")
def first_run(build_organization: BuildOrganization, landing_zone: LandingZone) -> Deployment:
    """The example organization, built on an account that has none."""
    return build_organization(landing_zone)


def _no_organization(_: Mapping[str, Any]) -> Mapping[str, Any]:
    raise RefusedError(
        "reading Organizations Organization: AWSOrganizationsNotInUseException: "
        "Your account is not a member of an organization."
    )


def _discard(_: object) -> None:
    """Keep the stack's return value from becoming what the program returns to Pulumi."""


FIRST_RUN: Mapping[str, Answer] = {
    "aws:organizations/getOrganization:getOrganization": _no_organization,
    "aws:ssoadmin/getInstances:getInstances": {
        "arns": [identities.INSTANCE_ARN],
        "identityStoreIds": [identities.IDENTITY_STORE_ID],
    },
    "aws:identitystore/getGroups:getGroups": {"groups": []},
    "aws:ssoadmin/getPermissionSets:getPermissionSets": {"arns": []},
}
