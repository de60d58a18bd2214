"""An emulator that enforces, with the project's evaluator as its judge."""

from collections.abc import Iterator

import pytest

from bulkhead.sandbox_judge import decide
from sandbox.emulator.server import running
from tests.sandbox.emulator.authorization.guarded import Guarded
from tests.sandbox.emulator.aws import Organization


@pytest.fixture(scope="session")
def endpoint() -> Iterator[str]:
    """An enforcing emulator in a thread of the test run."""
    with running(judge=decide) as url:
        yield url


@pytest.fixture
def guarded(organization: Organization) -> Guarded:
    """An organization whose root has service control policies and resource control policies."""
    return Guarded.of(organization)
