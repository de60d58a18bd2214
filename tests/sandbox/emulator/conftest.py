"""One emulator for all tests, empty at the start of each."""

from collections.abc import Iterator

import pytest

from sandbox.emulator.server import empty, running
from tests.sandbox.emulator.aws import ADMINISTRATOR, Aws, Organization
from tests.sandbox.emulator.documents import create_bucket


@pytest.fixture(scope="session")
def endpoint() -> Iterator[str]:
    """An emulator in a thread of the test run."""
    with running() as url:
        yield url


@pytest.fixture
def aws(endpoint: str) -> Aws:
    """The management account of an emulator that has just been reset."""
    empty(endpoint)
    return Aws(endpoint, ADMINISTRATOR)


@pytest.fixture
def organization(aws: Aws) -> Organization:
    """An organization with one member account."""
    aws.call("organizations", "create_organization", FeatureSet="ALL")
    root = aws.call("organizations", "list_roots")["Roots"][0]
    created = aws.call(
        "organizations", "create_account", AccountName="member", Email="member@example.com"
    )
    return Organization(aws, root["Id"], created["CreateAccountStatus"]["AccountId"])


@pytest.fixture
def bucket(organization: Organization) -> Aws:
    """The management account of an organization, with the log bucket in it."""
    create_bucket(organization.aws)
    return organization.aws
