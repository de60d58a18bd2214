"""What the tests of commands share."""

from pathlib import Path

import pytest

from config import LandingZone, load

EXAMPLE = Path(__file__).parents[2] / "config"


@pytest.fixture(scope="session")
def landing_zone() -> LandingZone:
    """The example organization, with an exempt role."""
    example = load(EXAMPLE)
    guardrails = example.guardrails.model_copy(update={"exempt_roles": ("pipeline-*",)})
    return example.model_copy(update={"guardrails": guardrails})
