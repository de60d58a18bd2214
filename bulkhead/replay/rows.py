"""Results of queries as CSV, as Amazon Athena and CloudTrail Lake write them.

https://docs.aws.amazon.com/athena/latest/ug/querying-finding-output-files.html
https://docs.aws.amazon.com/awscloudtrail/latest/userguide/query-run-query.html
"""

import csv
import io
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

from bulkhead.replay.columns import NEEDED
from bulkhead.replay.documents import Placed, Trouble, joined
from bulkhead.replay.items import WRAPPERS

if TYPE_CHECKING:
    from _csv import Reader

LONGEST_FIELD_CHARACTERS = 1 << 24
"""Python's own limit, 131,072 characters, is less than a record may have."""


def rows(head: bytes, stream: IO[bytes]) -> Iterator[Placed]:
    """Read the rows; the first line names the columns."""
    csv.field_size_limit(LONGEST_FIELD_CHARACTERS)
    text = io.TextIOWrapper(
        joined(head, stream), encoding="utf-8-sig", errors="replace", newline=""
    )
    reader = csv.reader(text)
    try:
        columns = next(reader)
    except (csv.Error, StopIteration) as error:
        yield Placed("line", 1, Trouble(f"neither JSON nor CSV: {error}"))
        return
    if not _are_of_records(columns):
        wanted = "eventtime, eventsource and eventname, or one that holds the record as JSON"
        yield Placed("line", 1, Trouble(f"neither JSON nor CSV with the columns {wanted}"))
        return
    yield from _rows(reader, columns)


def _are_of_records(columns: list[str]) -> bool:
    names = {name.strip().lower() for name in columns}
    return names >= NEEDED or bool(names & {name.lower() for name in WRAPPERS})


def _rows(reader: "Reader", columns: list[str]) -> Iterator[Placed]:
    names = [_wrapper_or(name.strip()) for name in columns]
    while True:
        line = reader.line_num + 1
        try:
            values = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Placed("line", line, Trouble(f"not CSV: {error}"))
            continue
        if len(values) == len(names):
            yield Placed("line", line, dict(zip(names, values, strict=True)))
        elif values:
            counts = f"{len(values)} values for {len(names)} columns"
            yield Placed("line", line, Trouble(f"{counts}; the line is cut off or not CSV"))


def _wrapper_or(name: str) -> str:
    """Write the name of a column that holds whole records as the record's wrappers are written."""
    return next((wrapper for wrapper in WRAPPERS if wrapper.lower() == name.lower()), name)
