"""What the tests of the components share: the example organization, and runs of a program."""

from pathlib import Path

import pytest

from config import LandingZone, load

EXAMPLE = Path(__file__).parents[2] / "config"


@pytest.fixture(scope="session")
def landing_zone() -> LandingZone:
    """The example organization."""
    return load(EXAMPLE)
