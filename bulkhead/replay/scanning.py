"""Events out of JSON text that is too big to be read as a whole, or broken in places.

Each event is looked for where the one before it ends. Where none can be read, the next one begins
at the next `{"eventVersion"`: every record of CloudTrail has that field, which comes first in its
log files, and within a JSON text its quotes would be escaped.
"""

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

CHUNK_BYTES = 4 << 20
LONGEST_EVENT_CHARACTERS = 4 << 20
"""More than a record of CloudTrail may have: 256 KB, or 1 MB in CloudTrail Lake.

https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html
"""

_BEGIN = re.compile(r'\s*(?:\{\s*"(?:Records|Events)"\s*:\s*)?\[')
_BETWEEN = re.compile(r"[\s,]*")
_NEXT = re.compile(r'\{\s*"eventVersion"\s*:')
_DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class Scan:
    """The event with this number, from 1; None and a reason where it cannot be read."""

    number: int
    item: str | None
    reason: str = ""


def scan(stream: IO[bytes]) -> Iterator[Scan]:
    """Give the events one by one, with at most a few of them in memory."""
    text = _Text(stream)
    found = _BEGIN.match(text.rest())
    if found is None and not text.skip_to_next():
        yield Scan(1, None, "not JSON, or no array of events, such as Records")
        return
    if found is not None:
        text.at = found.end()
    number = 0
    while text.more():
        if text.rest(1) == "]":
            return
        number += 1
        yield text.event(number)
    yield Scan(number + 1, None, "the text is cut off: the array of events has no end")


class _Text:
    """The text from the next event on, read in chunks."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
        self._buffer = ""
        self._ended = False
        self.at = 0
        self._read()

    def rest(self, characters: int | None = None) -> str:
        end = None if characters is None else self.at + characters
        return self._buffer[self.at : end]

    def more(self) -> bool:
        """Go to what follows blanks and commas; False at the end."""
        while True:
            found = _BETWEEN.match(self._buffer, self.at)
            self.at = found.end() if found else self.at
            if self.at < len(self._buffer):
                return True
            if not self._read():
                return False

    def event(self, number: int) -> Scan:
        """Read the event that begins here, or find the next one."""
        while True:
            try:
                _, end = _DECODER.raw_decode(self._buffer, self.at)
            except json.JSONDecodeError as error:
                if len(self._buffer) - self.at < LONGEST_EVENT_CHARACTERS and self._read():
                    continue
                return self._broken(number, error.msg)
            except RecursionError:
                return self._broken(number, "nested too deeply")
            begin, self.at = self.at, end
            return Scan(number, self._buffer[begin:end])

    def _broken(self, number: int, message: str) -> Scan:
        self.at += 1
        if self.skip_to_next():
            return Scan(number, None, f"not JSON: {message}")
        ended = "not JSON, or cut off; no event was found after it"
        return Scan(number, None, f"{ended}: {message}")

    def skip_to_next(self) -> bool:
        """Go to the next event; False where there is none."""
        while True:
            found = _NEXT.search(self._buffer, self.at)
            if found:
                self.at = found.start()
                return True
            self.at = max(self.at, len(self._buffer) - len('{ "eventVersion" :') * 2)
            if not self._read():
                self.at = len(self._buffer)
                return False

    def _read(self) -> bool:
        if self._ended:
            return False
        chunk = self._stream.read(CHUNK_BYTES)
        self._ended = not chunk
        self._buffer = self._buffer[self.at :] + self._decoder.decode(chunk, final=not chunk)
        self.at = 0
        return True
