"""Files, folders and prefixes in S3 to what there is to read."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest
from moto import mock_aws

from bulkhead.replay.finding import NoEventsError, find
from bulkhead.replay.inputs import s3_client
from bulkhead.replay.reading import Problem, read_events
from bulkhead.replay.report import described
from bulkhead.replay.splitting import PART_BYTES
from tests.bulkhead.replay.builders import record

TRAIL = "AWSLogs/o-replaytests/310000000013/CloudTrail/eu-north-1/2026/03/02"
DIGEST = "AWSLogs/o-replaytests/310000000013/CloudTrail-Digest/eu-north-1/2026/03/02"
PACKED = gzip.compress(json.dumps({"Records": [record(eventID="stored")]}).encode())


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An S3 bucket of moto's with a log file, a digest and something else."""
    for name, value in (
        ("ACCESS_KEY_ID", "x"),
        ("SECRET_ACCESS_KEY", "x"),
        ("REGION", "eu-north-1"),
    ):
        monkeypatch.setenv(f"AWS_{name}", value)
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-north-1")
    with mock_aws():
        s3_client.cache_clear()
        client = boto3.client("s3")
        where = {"LocationConstraint": "eu-north-1"}
        client.create_bucket(Bucket="trail-logs", CreateBucketConfiguration=where)
        for key in (f"{TRAIL}/a.json.gz", f"{DIGEST}/d.json.gz", "readme.txt"):
            client.put_object(Bucket="trail-logs", Key=key, Body=PACKED)
        yield "s3://trail-logs"
    s3_client.cache_clear()


def test_folder_is_searched_however_deep(tmp_path: Path) -> None:
    """Log files are found by their suffix; digests and other files are named as not read."""
    for name in (f"{TRAIL}/b.json.gz", f"{TRAIL}/a.json", f"{DIGEST}/d.json.gz", "notes.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"{}")
    found = find([str(tmp_path)])
    assert [Path(each.location).name for each in found.inputs] == ["a.json", "b.json.gz"]
    assert [Path(each).name for each in found.passed_over] == ["d.json.gz", "notes.txt"]


def test_file_that_is_named_is_read_whatever_its_name(tmp_path: Path) -> None:
    """The suffix only sorts out what is in folders."""
    path = tmp_path / "export"
    path.write_text("{}")
    assert [each.location for each in find([str(path)]).inputs] == [str(path)]


def test_every_path_that_is_wrong_is_named(tmp_path: Path) -> None:
    """All errors come at once."""
    with pytest.raises(NoEventsError) as error:
        find([str(tmp_path / "one"), str(tmp_path / "two")])
    assert [line.rpartition("/")[2] for line in str(error.value).splitlines()] == [
        "one: No such file or directory",
        "two: No such file or directory",
    ]


def test_folder_without_log_files_is_an_error(tmp_path: Path) -> None:
    """Nothing to read is not nothing denied."""
    with pytest.raises(NoEventsError, match="no file there ends with"):
        find([str(tmp_path)])


def test_prefix_in_s3_is_listed_and_read(bucket: str) -> None:
    """Objects are found like files, and read as a stream."""
    found = find([f"{bucket}/"])
    assert [each.location for each in found.inputs] == [f"{bucket}/{TRAIL}/a.json.gz"]
    assert len(found.passed_over) == 2
    (event,) = read_events(found.inputs[0])
    assert not isinstance(event, Problem)
    assert event.event_id == "stored"


def test_bucket_that_is_not_there_is_an_error_with_its_name(bucket: str) -> None:
    """What AWS says stands in the message, without a traceback."""
    with pytest.raises(NoEventsError, match=f"{bucket}-of-others.*NoSuchBucket"):
        find([f"{bucket}-of-others/AWSLogs"])


def test_big_file_of_lines_is_read_in_parts(tmp_path: Path) -> None:
    """The parts hold whole lines, each once, and a bad line keeps its number in the file."""
    path = tmp_path / "big.jsonl"
    line = json.dumps(record(userAgent="x" * 20_000))
    count = 3 * PART_BYTES // len(line)
    path.write_text(f"{line}\n" * count)
    inputs = find([str(path)]).inputs
    assert len(inputs) > 1
    assert sum(1 for each in inputs for _ in read_events(each)) == count
    assert inputs[-1].end == path.stat().st_size
    bad = Problem(str(path), inputs[1].begin, "line", 2, "not JSON")
    before = inputs[1].begin // (len(line) + 1)
    assert described(bad) == f"{path}:{before + 2}: not JSON"
