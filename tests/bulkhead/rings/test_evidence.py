"""A replay refuses a promotion that would have denied what people do, and says what it cannot."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from bulkhead.rings.evidence import EvidenceError, evidence, read_replay
from bulkhead.rings.promotion import Promotion
from bulkhead.rings.rollout import Rollout

PROMOTED = Promotion(
    Rollout(
        control="regions_restricted",
        attached=("sandbox",),
        partly=(),
        configured="nonproduction",
        next="nonproduction",
        since=date(2026, 11, 1),
    ),
    ("nonproduction",),
)
LINE = {
    "change": "newly_denied",
    "principal": "arn:aws:iam::111111111111:role/deploy",
    "action": "ec2:RunInstances",
    "ring": "nonproduction",
    "control": "regions_restricted",
    "count": 1200,
}
TRIED = {"control": "regions_restricted", "verdict": "tried"}
DENIED = (
    "regions_restricted would have denied 1,200 of 10,000 recorded events in nonproduction: "
    "arn:aws:iam::111111111111:role/deploy ec2:RunInstances (1,200 times)"
)


def report(tmp_path: Path, **parts: object) -> Path:
    """A report of a replay."""
    path = tmp_path / "replay.json"
    whole = {"interrupted": False, "events": 10000, "lines": [], "statements": [TRIED], "days": {}}
    path.write_text(json.dumps({**whole, **parts}), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("changed", "refusals"),
    [
        ({}, (DENIED,)),
        ({"ring": None}, (DENIED,)),
        ({"ring": "production"}, ()),
        ({"control": "logs_stay_on"}, ()),
        ({"change": "allowed"}, ()),
    ],
)
def test_events_that_would_have_been_denied_refuse(
    tmp_path: Path, changed: Mapping[str, object], refusals: tuple[str, ...]
) -> None:
    """Only events of the ring that a control comes to, denied by that control, count."""
    replayed = read_replay(report(tmp_path, lines=[{**LINE, **changed}]))

    assert evidence(replayed, [PROMOTED]).refusals == refusals


def test_what_is_not_known_is_said_and_never_called_safe(tmp_path: Path) -> None:
    """Undetermined events, statements without an event, and a replay that did not end."""
    untried = {**TRIED, "verdict": "no evidence"}
    unclear = {**LINE, "change": "newly_undetermined"}
    path = report(tmp_path, lines=[unclear], statements=[TRIED, untried], interrupted=True)

    found = evidence(read_replay(path), [PROMOTED])

    assert not found.refusals
    assert [note.partition(":")[0] for note in found.notes] == [
        "regions_restricted might have denied 1,200 recorded events",
        "no recorded event is about 1 of regions_restricted's statements",
        "the replay was interrupted",
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "the whole file: Invalid JSON"),
        ("{}", "interrupted: Field required"),
        ('{"interrupted": false, "events": "many"}', "events: Input should be a valid integer"),
    ],
)
def test_a_file_that_is_no_report_is_said(tmp_path: Path, content: str, said: str) -> None:
    """The file, the place in it, and what would be right."""
    path = tmp_path / "replay.json"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(EvidenceError) as raised:
        read_replay(path)

    assert str(raised.value).startswith(f"{path}: {said}")
    assert str(raised.value).endswith("give what `bulkhead replay --json` has written")
