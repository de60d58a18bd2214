"""Landing zones for the tests: one that stands, and fresh ones for what cannot be undone."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from sandbox import lifecycle
from tests.end_to_end.landing_zone import LandingZone


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what runs the engine, so that `-m "not engine"` leaves it out."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.engine)


@pytest.fixture(scope="session")
def _standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LandingZone]:
    zone = LandingZone.in_folder(tmp_path_factory.mktemp("standing"))
    zone.up()
    yield zone
    lifecycle.down(zone.home)


@pytest.fixture
def standing(_standing: LandingZone, tmp_path: Path) -> Iterator[LandingZone]:
    """The example organization, bootstrapped once; a test that changes it calls `up` at its end.

    The configuration is put back after every test.
    """
    kept = shutil.copytree(_standing.configuration, tmp_path / "kept")
    yield _standing
    shutil.rmtree(_standing.configuration)
    shutil.copytree(kept, _standing.configuration)


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[LandingZone]:
    """A landing zone that nobody has brought up yet."""
    zone = LandingZone.in_folder(tmp_path)
    yield zone
    lifecycle.down(zone.home)
