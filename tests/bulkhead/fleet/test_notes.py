"""The notes of runs, beside the state: several machines keep them together."""

from pathlib import Path

from bulkhead.fleet.backend import FileBackend
from bulkhead.fleet.decision import Fleet
from config import LandingZone


def test_machines_that_run_side_by_side_keep_each_others_notes(
    landing_zone: LandingZone, tmp_path: Path
) -> None:
    """Each has read the notes before the other wrote: what both have noted is there at the end."""
    stacks = tmp_path / ".pulumi/stacks/bulkhead"
    stacks.mkdir(parents=True)
    for stack in ("sandbox", "network"):
        (stacks / f"{stack}.json").write_text("{}")

    def fleet() -> Fleet:
        return Fleet(landing_zone, FileBackend(tmp_path), "bulkhead", "program")

    one, other = fleet(), fleet()
    one.note("sandbox")
    other.note("network")
    later = fleet()
    assert later.reason("sandbox") is None
    assert later.reason("network") is None
