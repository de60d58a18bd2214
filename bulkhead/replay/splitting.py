"""Big files of lines are read in parts, so that one file keeps several processes at work."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bulkhead.replay.documents import is_lines
from bulkhead.replay.inputs import S3_SCHEME, Input
from bulkhead.replay.unpacking import MAGIC

PART_BYTES = 16 << 20
_HEAD_BYTES = 1 << 16


def split(source: Input) -> Iterator[Input]:
    """Give the parts of a file of lines, or the input as it is."""
    if source.location.startswith(S3_SCHEME) or source.size_bytes <= 2 * PART_BYTES:
        yield source
        return
    with Path(source.location).open("rb") as file:
        head = file.read(_HEAD_BYTES)
        if head.startswith(MAGIC) or not is_lines(head):
            yield source
            return
        begin = 0
        while begin < source.size_bytes:
            file.seek(begin + PART_BYTES)
            file.readline()
            end = min(file.tell(), source.size_bytes)
            yield replace(source, size_bytes=end - begin, begin=begin, end=end)
            begin = end


def line_number(source: str, begin: int, number: int) -> int:
    """Give the place in the whole file of a line that was counted from a part's beginning.

    Raises:
        OSError: the file cannot be read any more.
    """
    lines = 0
    with Path(source).open("rb") as file:
        left = begin
        while left > 0:
            chunk = file.read(min(left, PART_BYTES))
            if not chunk:
                break
            lines += chunk.count(b"\n")
            left -= len(chunk)
    return lines + number
