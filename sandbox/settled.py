"""Which stacks need no run, because nothing that they follow from has changed since their last.

That is what the stack's program is made of, the outputs of the stacks before it, and the state that
its last run left: who changes that by hand gets a run. A program that asks AWS what is there
follows from more than that, so its stack is always run.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sandbox.home import FOLDER_MODE, Home, write_private
from sandbox.state_files import outputs, state_files

_GENERATED = "__pycache__"


@dataclass(frozen=True)
class Settled:
    """The stacks of one plan that may be settled.

    Attributes:
        home: The sandbox.
        sources: Digest of everything that programs and policy pack are made of.
        before: The stacks whose outputs the programs read.
    """

    home: Home
    sources: str
    before: Sequence[str]

    def is_settled(self, stack: str) -> bool:
        """Say whether a run could not find anything to do."""
        note = self._note(stack)
        return note.exists() and note.read_text() == self._fingerprint(stack)

    def note(self, stack: str) -> None:
        """Note that the stack has just been run, and has succeeded."""
        self._note(stack).parent.mkdir(mode=FOLDER_MODE, exist_ok=True)
        write_private(self._note(stack), self._fingerprint(stack))

    def _note(self, stack: str) -> Path:
        return self.home.state / "settled" / stack

    def _fingerprint(self, stack: str) -> str:
        read = [json.dumps(outputs(self.home, before)) for before in self.before]
        own = [file.read_text() for file in state_files(self.home, stack)]
        return _digest([self.sources, *read, *own])


def digest_of(sources: Iterable[Path], *settings: str) -> str:
    """Give the digest of files, of all files below folders, and of what is said beside them.

    Raises:
        OSError: if a file cannot be read.
    """
    found = [file for source in sources for file in _files(source)]
    contents = (hashlib.sha256(file.read_bytes()).hexdigest() for file in found)
    return _digest([*map(str, found), *contents, *settings])


def _files(source: Path) -> list[Path]:
    if source.is_file():
        return [source]
    found = (path for path in source.rglob("*") if _GENERATED not in path.parts)
    return sorted(path for path in found if path.is_file())


def _digest(texts: Iterable[str]) -> str:
    return hashlib.sha256(json.dumps([*texts]).encode()).hexdigest()
