"""The errors that reach the person who runs Pulumi, as one line each."""

from collections.abc import Iterable, Mapping
from typing import Any


class NotServedError(Exception):
    """The sandbox cannot do what was asked; the message names it, and what can be done."""


class NotMadeError(NotServedError):
    """AWS reports that what it was to do in the background has failed: nothing came of it."""


class CallFailedError(Exception):
    """AWS (here: the emulator) refused a call."""

    def __init__(self, operation: str, code: str, message: str) -> None:
        super().__init__(f"{operation}: {code}: {message}")
        self.code = code
        self.message = message

    def is_one_of(self, causes: Iterable[str]) -> bool:
        """Say whether a declaration means it: as `Code`, or as `Code: part of the message`."""
        parts = (cause.partition(": ") for cause in causes)
        return any(code == self.code and text in self.message for code, _, text in parts)


class HalfMadeError(Exception):
    """The resource exists, but a step after its creation failed: its id must not be lost."""

    def __init__(self, resource_id: str, state: Mapping[str, Any], cause: Exception) -> None:
        super().__init__(str(cause))
        self.resource_id = resource_id
        self.state = state
        # The paths in the state that are secret; whoever read them off the wire sets them.
        self.secrets: frozenset[tuple[str | int, ...]] = frozenset()
