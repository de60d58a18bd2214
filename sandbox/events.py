"""The engine's own account of a run, read while it is written."""

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

# What the engine calls an operation -> what a person calls its result, in the order to show them.
RESULTS = {
    "create": "created",
    "update": "updated",
    "replace": "replaced",
    "delete": "deleted",
    "import": "imported",
    "same": "unchanged",
}


@dataclass
class Events:
    """JSON lines, as the CLI's `--event-log` writes them (`apitype.EngineEvent` in its source)."""

    path: Path
    finished: int = 0
    changes: Counter[str] = field(default_factory=Counter)
    _offset: int = 0

    def progress(self) -> str:
        """Say how far the run has come."""
        self._read()
        return f"{self.finished} resources" if self.finished else ""

    def summary(self) -> str:
        """Say what has changed."""
        self._read()
        counted = [f"{self.changes[op]} {word}" for op, word in RESULTS.items() if self.changes[op]]
        return ", ".join(counted) or "nothing to do"

    def _read(self) -> None:
        """Take in the whole lines that have been written since the last time."""
        if not self.path.exists():
            return
        with self.path.open("rb") as file:
            file.seek(self._offset)
            for line in file:
                if not line.endswith(b"\n"):
                    break
                self._offset += len(line)
                self._take(json.loads(line))

    def _take(self, event: dict[str, Any]) -> None:
        if "resOutputsEvent" in event:
            self.finished += 1
        if "summaryEvent" in event:
            self.changes.update(event["summaryEvent"]["resourceChanges"])
