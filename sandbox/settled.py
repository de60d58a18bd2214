"""Which stacks need no run, because nothing that they follow from has changed since their last.

That is what whoever plans the run says of the stack, and the state that its last run left: who
changes that by hand gets a run.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sandbox.home import FOLDER_MODE, Home, write_private
from sandbox.state_files import state_files


@dataclass(frozen=True)
class Settled:
    """The stacks of one plan that may be settled.

    Attributes:
        home: The sandbox.
        inputs: Gives what a stack follows from, beside its own state, as text.
    """

    home: Home
    inputs: Callable[[str], str]

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
        own = [file.read_text() for file in state_files(self.home, stack)]
        return hashlib.sha256(json.dumps([self.inputs(stack), *own]).encode()).hexdigest()
