"""Events out of files, whatever their form, and what cannot be read of them."""

import gzip
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from bulkhead.replay.inputs import Input
from bulkhead.replay.reading import Problem, read_events
from tests.bulkhead.replay.builders import Json, record

RECORDS = [record(eventID=f"id-{number}") for number in range(4)]
LOG_FILE = json.dumps({"Records": RECORDS})
LINES = "\n".join(map(json.dumps, RECORDS))
LOOKED_UP = [{"EventId": "x", "CloudTrailEvent": json.dumps(each)} for each in RECORDS]
CUT = LOG_FILE[: LOG_FILE.rindex("eventTime")]
BROKEN = LOG_FILE.replace('"id-1"', '"id-1', 1)


def _read(tmp_path: Path, content: bytes) -> tuple[list[str], list[Problem]]:
    path = tmp_path / "input"
    path.write_bytes(content)
    found = list(read_events(Input(str(path), len(content))))
    ids = [str(each.event_id) for each in found if not isinstance(each, Problem)]
    return ids, [each for each in found if isinstance(each, Problem)]


def _named(numbers: Sequence[int]) -> list[str]:
    return [f"id-{number}" for number in numbers]


@pytest.mark.parametrize(
    "content",
    [
        LOG_FILE.encode(),
        b"\xef\xbb\xbf" + LOG_FILE.encode(),
        json.dumps({"Records": RECORDS}, indent=1).encode(),
        json.dumps(RECORDS).encode(),
        json.dumps(RECORDS, indent=2).encode(),
        LINES.encode(),
        f"{LINES}\n\n".encode(),
        json.dumps({"Events": LOOKED_UP}).encode(),
        "\n".join(json.dumps({"detail": each}) for each in RECORDS).encode(),
        gzip.compress(LOG_FILE.encode()),
        gzip.compress(f"{LINES}\n".encode()),
        b"".join(gzip.compress(f"{json.dumps(each)}\n".encode()) for each in RECORDS),
    ],
)
def test_every_form_gives_the_same_events(tmp_path: Path, content: bytes) -> None:
    """Log file, array, lines, answers of AWS's APIs; indented or not; packed or not."""
    assert _read(tmp_path, content) == (_named(range(4)), [])


def test_single_record_is_read(tmp_path: Path) -> None:
    """A record that was copied out of a console is a whole input."""
    assert _read(tmp_path, json.dumps(RECORDS[0], indent=2).encode()) == (["id-0"], [])


@pytest.mark.parametrize("content", [b"", b" \n", b'{"Records": []}', b"[]"])
def test_input_without_events_is_no_problem(tmp_path: Path, content: bytes) -> None:
    """CloudTrail delivers log files without records."""
    assert _read(tmp_path, content) == ([], [])


@pytest.mark.parametrize(
    ("content", "good", "places"),
    [
        (f"{LINES}\nnot JSON\n{LINES}".encode(), [0, 1, 2, 3] * 2, [("line", 5)]),
        (f'{{"eventVersion": "1.11", "eve\n{LINES}'.encode(), range(4), [("line", 1)]),
        (LINES[:-40].encode(), range(3), [("line", 4)]),
        (f'{LINES}\n{{"a": 1}}'.encode(), range(4), [("line", 5)]),
        (CUT.encode(), range(3), [("event", 4), ("event", 5)]),
        (BROKEN.encode(), [0, 2, 3], [("event", 2)]),
        (json.dumps([1, RECORDS[0], "x"]).encode(), [0], [("event", 1), ("event", 3)]),
        (gzip.compress(LINES.encode())[:-4], range(4), [("", 0)]),
        (b"PK\x03\x04 not CSV", [], [("line", 1)]),
        (b"<html></html>", [], [("line", 1)]),
        (b"[" * 50_000, [], [("event", 1), ("event", 2)]),
        (b'{"digestS3Bucket": "logs"}', [], [("event", 1)]),
    ],
)
def test_bad_part_costs_no_good_event(
    tmp_path: Path, content: bytes, good: Sequence[int], places: list[tuple[str, int]]
) -> None:
    """What cannot be read is named by line or event number; the rest is read."""
    ids, problems = _read(tmp_path, content)
    assert ids == _named(good)
    assert [(each.unit, each.number) for each in problems] == places
    assert all(each.reason for each in problems)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"eventTime": "yesterday"}, "eventTime is not a time such as 2026-01-31T12:00:00Z"),
        ({"eventName": ""}, "eventSource or eventName is empty"),
        ({"eventSource": 7}, "Expected `str`, got `int` - at `$.eventSource`"),
        ({"userIdentity": "me"}, "Expected `object | null`, got `str` - at `$.userIdentity`"),
    ],
)
def test_reason_says_what_is_wrong_with_a_record(tmp_path: Path, change: Json, reason: str) -> None:
    """A record whose fields are of another type is no event, and the field is named."""
    _, problems = _read(tmp_path, json.dumps(record(**change)).encode())
    assert [each.reason for each in problems] == [f"not an event: {reason}"]


def test_reason_repeats_no_value(tmp_path: Path) -> None:
    """A record may hold secrets, so what is said about a bad one has none of its values."""
    secret = "hunter2"  # noqa: S105 - stands for one
    content = json.dumps(record(eventTime=secret, requestParameters={"password": secret}))
    for broken in (content, content[:-1], content.replace(":", secret, 1)):
        _, problems = _read(tmp_path, broken.encode())
        assert problems
        assert not any(secret in each.reason for each in problems)


def test_input_that_is_gone_is_a_problem_of_its_own(tmp_path: Path) -> None:
    """One file that cannot be opened stops no run."""
    gone = str(tmp_path / "gone")
    found = list(read_events(Input(gone, 1)))
    assert [(each.location, each.unit) for each in found if isinstance(each, Problem)] == [
        (gone, "")
    ]
