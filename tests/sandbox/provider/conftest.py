"""One emulator for all tests, and a provider instance that talks to it."""

from collections.abc import Callable, Iterator

import pytest

from sandbox.emulator.server import empty, running
from sandbox.provider.session import Session
from sandbox.provider.settings import Settings

REGION = "eu-central-1"
# Every provider has default tags here, so that every tagged type shows how it treats them.
SETTINGS = Settings(
    region=REGION,
    default_tags={"managed-by": "pulumi"},
    credentials=("sandbox-not-a-credential", "sandbox-not-a-credential", ""),
)


@pytest.fixture(scope="session")
def endpoint() -> Iterator[str]:
    """An emulator in a thread of the test run, where providers look for AWS."""
    with running() as url, pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_ENDPOINT_URL", url)
        yield url


@pytest.fixture
def empty_aws(endpoint: str) -> Callable[[], Session]:
    """Empties the emulator and gives a provider instance."""

    def start() -> Session:
        empty(endpoint)
        return Session(SETTINGS)

    return start


@pytest.fixture
def session(empty_aws: Callable[[], Session]) -> Session:
    """A provider instance over an empty AWS."""
    return empty_aws()
