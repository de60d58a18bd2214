"""What the figures were measured on."""

import os
import platform
from datetime import UTC, datetime
from pathlib import Path


def machine(*further: str) -> str:
    """Name the day, the processor, Python, further facts and the load, in one line."""
    today = datetime.now(tz=UTC).date().isoformat()
    python = f"{platform.python_implementation()} {platform.python_version()}"
    load = f"load {os.getloadavg()[2]:.1f} over the last 15 minutes"
    return (
        ", ".join(
            filter(None, (today, f"{os.cpu_count()} cores", _processor(), python, *further, load))
        )
        + "."
    )


def resident_mib() -> float:
    """Give the memory that this process occupies, in MiB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, "")
