"""Where the events are: files, folders in the layout of a trail's bucket, prefixes in S3.

AWS, "Finding your CloudTrail log files":
https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bulkhead.replay.inputs import S3_SCHEME, Input, s3_client, s3_errors
from bulkhead.replay.splitting import split

SUFFIXES = (".json", ".jsonl", ".ndjson", ".csv", ".gz")
NO_EVENTS = ("/CloudTrail-Digest/", "/CloudTrail-Insight/")
"""Folders of a trail's bucket without records of calls: digests of log files, and insights.

https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-digest-file-structure.html
"""
SHOWN = 5


class NoEventsError(ValueError):
    """A path that cannot be read, or nothing to read in all of them; one line for each."""


@dataclass
class Found:
    """What there is to read, and the files in folders that are not."""

    inputs: list[Input] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)


def find(paths: Sequence[str]) -> Found:
    """Find the inputs in files, folders and `s3://bucket/prefix`, in the order of their names.

    A file that is named is read whatever its name is; in folders the suffix tells.

    Raises:
        NoEventsError: a path does not exist or cannot be listed, or there is nothing to read.
    """
    if not paths:
        raise NoEventsError("give at least one PATH with --events")
    found, problems = Found(), []
    for path in paths:
        try:
            _find(path, found)
        except OSError as error:
            problems.append(f"{path}: {error.strerror or error}")
    if problems:
        raise NoEventsError("\n".join(problems))
    if not found.inputs:
        where = ", ".join(paths)
        raise NoEventsError(
            f"{where}: no file there ends with {', '.join(SUFFIXES)}; give files by name, or "
            "folders and S3 prefixes that hold log files"
        )
    return found


def _find(path: str, found: Found) -> None:
    if path.startswith(S3_SCHEME):
        _sort(_objects(path), found)
    elif Path(path).is_dir():
        _sort(_files(Path(path)), found)
    else:
        found.inputs += split(Input(path, Path(path).stat().st_size))


def _sort(inputs: Iterator[Input], found: Found) -> None:
    for each in sorted(inputs, key=lambda each: each.location):
        place = each.location
        if place.endswith(SUFFIXES) and not any(folder in place for folder in NO_EVENTS):
            found.inputs += split(each)
        else:
            found.passed_over.append(place)


def _files(folder: Path) -> Iterator[Input]:
    for path in folder.rglob("*"):
        if path.is_file():
            yield Input(str(path), path.stat().st_size)


def _objects(location: str) -> Iterator[Input]:
    bucket, _, prefix = location.removeprefix(S3_SCHEME).partition("/")
    with s3_errors(location):
        pages = s3_client().get_paginator("list_objects_v2")
        for page in pages.paginate(Bucket=bucket, Prefix=prefix):
            for each in page.get("Contents", ()):
                yield Input(f"{S3_SCHEME}{bucket}/{each['Key']}", each["Size"])
