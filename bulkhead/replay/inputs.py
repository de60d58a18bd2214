"""What replay reads, and where: files and objects, or a part of a big file of lines."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from bulkhead.replay.unpacking import MAGIC, Unpacked

S3_SCHEME = "s3://"


@dataclass(frozen=True, slots=True)
class Input:
    """A file, an S3 object, or some lines of a file.

    Attributes:
        location: path, or `s3://bucket/key`.
        size_bytes: how much of it there is to read, as it is stored.
        begin: the byte at which a part begins; a part holds whole lines.
        end: the byte after a part's last line; `None` for the whole input.
    """

    location: str
    size_bytes: int
    begin: int = 0
    end: int | None = None

    @contextmanager
    def open(self) -> Iterator[io.BufferedReader]:
        """Open it for reading; where it is packed with gzip, its `raw` is an `Unpacked`.

        Raises:
            OSError: it cannot be read.
        """
        if self.end is not None:
            yield self._part(self.end)
            return
        with self._stored() as stored:
            reader = io.BufferedReader(stored)
            is_packed = reader.peek(len(MAGIC))[: len(MAGIC)] == MAGIC
            yield io.BufferedReader(Unpacked(reader)) if is_packed else reader

    def _part(self, end: int) -> io.BufferedReader:
        with Path(self.location).open("rb") as file:
            file.seek(self.begin)
            lines = io.BytesIO(file.read(end - self.begin))
        return io.BufferedReader(lines)

    @contextmanager
    def _stored(self) -> Iterator[Any]:
        if not self.location.startswith(S3_SCHEME):
            with Path(self.location).open("rb", buffering=0) as file:
                yield file
            return
        bucket, _, key = self.location.removeprefix(S3_SCHEME).partition("/")
        with s3_errors(self.location):
            body = s3_client().get_object(Bucket=bucket, Key=key)["Body"]
            try:
                yield body
            finally:
                body.close()


@lru_cache(maxsize=1)
def s3_client() -> Any:  # noqa: ANN401 - boto3 makes its clients' classes while it runs
    """The one client of this process; region, credentials and endpoint are the environment's."""
    import boto3  # noqa: PLC0415 - takes a third of a second, and most inputs are files

    return boto3.client("s3")


@contextmanager
def s3_errors(location: str) -> Iterator[None]:
    """Turn what S3 or the way to it refuses into an `OSError` that names the place."""
    from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415 - as boto3 above

    try:
        yield
    except (BotoCoreError, ClientError) as error:
        raise OSError(f"{location}: {error}") from None
