"""How long a pack in Python takes until it answers the engine."""

import os
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.processes import processes
from benchmarks.sampling import CommandError
from sandbox.environment import DROPPED


@dataclass(frozen=True)
class Start:
    """What a start took.

    Attributes:
        wall_seconds: Until the port was printed, on which the engine connects.
        cpu_seconds: What the process used until then.
    """

    wall_seconds: float
    cpu_seconds: float


def start(pack: Path) -> Start:
    """Start a pack as the language host does, and end it.

    Args:
        pack: The pack's folder.

    Raises:
        CommandError: It ends instead of answering.
    """
    words = [sys.executable, "-u", "-m", "pulumi.policy", "127.0.0.1:0", str(pack)]
    kept = {name: value for name, value in os.environ.items() if name not in DROPPED}
    begun = time.monotonic()
    with subprocess.Popen(  # noqa: S603 - this interpreter, and packs of our own
        words, cwd=pack, env=kept, stdout=subprocess.PIPE
    ) as process:
        port = process.stdout.readline() if process.stdout else b""
        wall_seconds = time.monotonic() - begun
        used = next(each.cpu_seconds for each in processes() if each.pid == process.pid)
        process.kill()
    if not port:
        raise CommandError(f"the pack {pack} ended before it answered")
    return Start(wall_seconds, used)


def typical(starts: Iterable[Start]) -> Start:
    """The median of some starts, of either time by itself."""
    found = list(starts)
    return Start(
        median(each.wall_seconds for each in found), median(each.cpu_seconds for each in found)
    )
