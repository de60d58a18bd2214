"""The calls that the sandbox refused because it did not know enough to decide them."""

from collections import Counter
from collections.abc import Mapping

from sandbox import emulator_process
from sandbox.home import Home

MARK = " UndeterminedInSandbox "  # as the emulator's log has it, in front of what is not known


def undecided(home: Home) -> Mapping[str, int]:
    """Say what was not known, and how often, in the order in which it came up."""
    path = emulator_process.log_path(home)
    lines = path.read_text(errors="replace").splitlines() if path.exists() else []
    return Counter(line.partition(MARK)[2] for line in lines if MARK in line)
