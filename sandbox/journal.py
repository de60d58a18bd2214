"""A list of what has been created, so that a killed run can be taken up again.

A run that is killed while AWS creates a resource leaves Pulumi without the resource's id: it would
create it a second time. The stand-in provider writes each id down as soon as it knows it.
"""

import json
import os
from pathlib import Path

from sandbox.home import FILE_MODE

# The file to write to; outside the sandbox nothing is written.
VARIABLE = "BULKHEAD_SANDBOX_JOURNAL"


def record(urn: str, resource_id: str) -> None:
    """Add a created resource; lines of several processes at once do not mix."""
    path = os.environ.get(VARIABLE)
    if not path:
        return
    file = os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, FILE_MODE)
    try:
        os.write(file, f"{json.dumps([urn, resource_id])}\n".encode())
    finally:
        os.close(file)


def created(path: Path) -> dict[str, str]:
    """Give the last id of every resource that has been created, by its URN."""
    if not path.exists():
        return {}
    lines = path.read_text().splitlines(keepends=True)
    # A full disk or a power failure may have cut the last line short.
    return dict(json.loads(line) for line in lines if line.endswith("\n"))
