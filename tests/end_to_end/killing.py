"""Runs that are started to be killed."""

import os
import signal
import subprocess
from collections.abc import Iterator
from typing import TypeAlias

from tests.end_to_end.landing_zone import BULKHEAD, LandingZone

Process: TypeAlias = "subprocess.Popen[bytes]"


def start_up(zone: LandingZone) -> Process:
    """Start `up` for stack `organization`, in a session of its own."""
    return subprocess.Popen(  # noqa: S603 - our own command
        [BULKHEAD, "sandbox", "up", "--stack", "organization"],
        env=zone.environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def kill_all_of(process: Process) -> None:
    """Kill everything of a run, the engine too, at once."""
    for pid in [*_in_its_session(process.pid), process.pid]:
        os.kill(pid, signal.SIGKILL)
    process.wait()


def _in_its_session(pid: int) -> Iterator[int]:
    """What a closed terminal would take along: the engine, the program, the policy pack.

    The emulator and the provider's process have sessions of their own, as AWS would not die either.
    """
    found = subprocess.run(  # noqa: S603 - a fixed command
        ["pgrep", "--session", str(pid)],  # noqa: S607 - wherever it is on PATH
        capture_output=True,
        text=True,
        check=True,
    )
    yield from (child for child in map(int, found.stdout.split()) if child != pid)
