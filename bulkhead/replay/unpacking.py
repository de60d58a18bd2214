"""Gzip that gives what it holds up to the place where it is cut off or broken.

The standard library's reader raises an error there, and what it had unpacked before is lost.
"""

import io
import zlib
from typing import IO

MAGIC = b"\x1f\x8b"
_GZIP = 16 + zlib.MAX_WBITS
_CHUNK_BYTES = 1 << 18


class Unpacked(io.RawIOBase):
    """The unpacked bytes of one or more gzip members.

    Attributes:
        trouble: why the end was not the packed file's own end; empty while there is no trouble.
    """

    def __init__(self, packed: IO[bytes]) -> None:
        self._packed = packed
        self._unpacker = zlib.decompressobj(_GZIP)
        self._waiting = b""
        self.trouble = ""

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Unpack into the buffer; nothing at the end, or where the trouble is."""
        while not self.trouble:
            packed = self._waiting or self._packed.read(_CHUNK_BYTES)
            if self._unpacker.eof:
                if not packed.startswith(MAGIC):
                    return 0
                self._unpacker = zlib.decompressobj(_GZIP)
            elif not packed:
                self.trouble = "the gzip file is cut off"
                return 0
            text = self._unpack(packed, len(buffer))
            if text:
                buffer[: len(text)] = text
                return len(text)
        return 0

    def _unpack(self, packed: bytes, size: int) -> bytes:
        try:
            text = self._unpacker.decompress(packed, size)
        except zlib.error as error:
            self.trouble = f"the gzip file is broken: {error}"
            return b""
        self._waiting = self._unpacker.unconsumed_tail or self._unpacker.unused_data
        return text
