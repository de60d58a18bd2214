"""An organization that was built by hand, taken over by `bulkhead adopt`."""

import json
import shutil
from typing import Any

import pytest

from sandbox import lifecycle
from tests.bulkhead.adopt.foreign import build
from tests.end_to_end.landing_zone import HOME_REGION, LandingZone


@pytest.fixture(name="adopted")
def _adopted(fresh: LandingZone, monkeypatch: pytest.MonkeyPatch) -> LandingZone:
    """A landing zone whose configuration describes what somebody built without Bulkhead."""
    fresh.start()
    for name, value in lifecycle.variables_of_running(fresh.home).items():
        if name.startswith("AWS_"):
            monkeypatch.setenv(name, value)
    build(region_name=HOME_REGION)
    shutil.rmtree(fresh.configuration)
    fresh.command("adopt", str(fresh.configuration), "--region", HOME_REGION)
    fresh.pulumi("stack", "init", "organization")
    return fresh


def _steps(zone: LandingZone) -> list[dict[str, Any]]:
    """What the preview of stack `organization` would do."""
    report = zone.pulumi("preview", "--stack", "organization", "--json")
    return list(json.loads(report[report.index("{") :])["steps"])


def test_nothing_that_exists_is_changed_but_its_tags(adopted: LandingZone) -> None:
    """The first preview imports, adds and tags; the run after it finds nothing to do."""
    before = adopted.accounts()
    steps = _steps(adopted)
    assert {step["op"] for step in steps} == {"import", "create", "update"}
    tagged = [step["diffReasons"] for step in steps if step["op"] == "update"]
    assert {reason for reasons in tagged for reason in reasons} <= {"tags", "tagsAll"}
    adopted.up("organization")
    assert adopted.accounts() == before
    assert adopted.planned("organization") == {}
