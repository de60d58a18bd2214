"""The engine's account of a run."""

import json
from pathlib import Path

from sandbox.events import Events


def test_events_are_counted_while_they_are_written(tmp_path: Path) -> None:
    """A line that is half-written is read when it is whole, and none is counted twice."""
    events = Events(tmp_path / "events.json")
    assert events.progress() == ""
    line = json.dumps({"resOutputsEvent": {"metadata": {"op": "create"}}}) + "\n"
    with events.path.open("w") as file:
        file.write(line + line[:10])
        file.flush()
        assert events.progress() == "1 resources"
        file.write(line[10:] + line)
    assert events.progress() == "3 resources"
    assert events.progress() == "3 resources"


def test_the_summary_names_what_changed_in_peoples_words(tmp_path: Path) -> None:
    """A summary counts what was done; operations that did not happen are not in it."""
    events = Events(tmp_path / "events.json")
    changes = {"same": 40, "create": 2, "delete": 0, "update": 1}
    events.path.write_text(json.dumps({"summaryEvent": {"resourceChanges": changes}}) + "\n")
    assert events.summary() == "2 created, 1 updated, 40 unchanged"


def test_a_run_without_resources_has_a_summary(tmp_path: Path) -> None:
    """A run that did nothing says so."""
    assert Events(tmp_path / "none").summary() == "nothing to do"
