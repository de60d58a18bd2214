"""A disk that fills up while an organization is being built."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from sandbox import lifecycle
from sandbox.home import Home
from sandbox.state_files import state_files
from tests.end_to_end.landing_zone import LandingZone

# The state of stack `organization` grows beyond a third of that: each write of it is beside the
# older one and its copy.
TOO_SMALL = "size=3m"
LARGE_ENOUGH = "size=100m"


def mount(folder: Path, *options: str) -> None:
    """Mount a file system in memory, or change the size of one."""
    words = ["mount", "-t", "tmpfs", "-o", ",".join(options), "tmpfs", str(folder)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)  # noqa: S603 - our words
    if done.returncode:
        pytest.skip(f"only root can make a disk that is full: {done.stderr.strip()}")


@pytest.fixture
def cramped(tmp_path: Path) -> Iterator[LandingZone]:
    """A landing zone whose sandbox lies on a disk that is too small for it."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount(disk, TOO_SMALL)
    try:
        zone = LandingZone.in_folder(tmp_path)
        zone = LandingZone(zone.configuration, Home(disk / "sandbox"))
        yield zone
        lifecycle.down(zone.home)
    finally:
        subprocess.run(["umount", str(disk)], check=True)  # noqa: S603, S607 - what was mounted above


def test_a_full_disk_is_said_and_nothing_is_made_twice(cramped: LandingZone) -> None:
    """The run stops and says what is full; with room made, the next one goes on.

    Where the disk filled up while the engine wrote its state, the state is cut short: then the next
    run says so, and what there is to do, instead of creating again what it no longer knows of.
    """
    said = cramped.up("organization", fails=True)
    assert "no space left on device" in said
    assert "Traceback" not in said
    made = cramped.accounts()

    mount(cramped.home.folder.parent, "remount", LARGE_ENOUGH)
    (state,) = state_files(cramped.home, "organization")
    if is_cut_short(state):
        assert "make down" in cramped.up("organization", fails=True)
        assert cramped.accounts() == made
        lifecycle.down(cramped.home)
    cramped.up("organization")
    assert cramped.planned("organization") == {}


def is_cut_short(state: Path) -> bool:
    """Tell whether a state is no JSON."""
    try:
        json.loads(state.read_text())
    except json.JSONDecodeError:
        return True
    return False
