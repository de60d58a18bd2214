"""Lets chosen calls fail, and tells what it did."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock
from typing import Any

from sandbox.emulator.faults import errors
from sandbox.emulator.faults.dice import Dice, Throw
from sandbox.emulator.faults.settings import Faults

# What only asks begins so: AWS's operations are named by their verbs.
READING = ("Assume", "BatchGet", "Describe", "Get", "Head", "List", "Search")
HOLD_SECONDS = 120.0
HALF = 0.5


class Injector:
    """The faults of one emulator; they can be set anew while it runs."""

    def __init__(self) -> None:
        self._guard = Lock()
        self.set(Faults())

    def set(self, faults: Faults) -> None:
        """Have these faults from now on; counting starts anew, and what is held is let go."""
        with self._guard:
            previous = getattr(self, "_released", None)
            self.faults = faults
            self._dice = Dice(faults.seed)
            self._injected: Counter[str] = Counter()
            self._changes = 0
            self._holding = ""
            self._released = Event()
        if previous is not None:
            previous.set()

    def report(self) -> dict[str, Any]:
        """Say which faults there are, how often each came up, and which change is held."""
        with self._guard:
            return {
                "faults": self.faults.model_dump(),
                "injected": dict(self._injected),
                "holding": self._holding,
            }

    @contextmanager
    def around(self, service: str, operation: str) -> Iterator[None]:
        """Surround the carrying out of a call.

        Raises:
            AwsError: AWS refuses it, for no fault of the caller.
            ConnectionCutError: the caller gets no answer.
        """
        faults, released = self.faults, self._released
        changes = not operation.startswith(READING)
        thrown = self._dice.throw(f"{service}:{operation}")
        self._refuse(service, thrown, changes=changes)
        is_cut, is_late = thrown.falls(faults.cut, "cut"), thrown.falls(HALF, "late")
        if is_cut and not is_late:
            self._cut("cut before")
        yield
        if changes and faults.hold_operation in ("", thrown.operation) and self._is_held(faults):
            self._hold(thrown.operation, released)
        if is_cut:
            self._cut("cut after")

    def _refuse(self, service: str, thrown: Throw, *, changes: bool) -> None:
        faults = self.faults
        conflicts = faults.conflicting if changes and service == "organizations" else 0
        for share, fault, refusal in (
            (faults.throttled, "throttled", errors.throttled(service)),
            (faults.unavailable, "unavailable", errors.unavailable()),
            (conflicts, "conflicting", errors.conflicting()),
        ):
            if thrown.falls(share, fault):
                self._count(fault)
                raise refusal

    def _is_held(self, faults: Faults) -> bool:
        with self._guard:
            self._changes += 1
            return self._changes == faults.hold_at

    def _hold(self, name: str, released: Event) -> None:
        with self._guard:
            self._holding = name
        released.wait(HOLD_SECONDS)
        self._cut("held")

    def _cut(self, fault: str) -> None:
        self._count(fault)
        raise errors.ConnectionCutError

    def _count(self, fault: str) -> None:
        with self._guard:
            self._injected[fault] += 1
