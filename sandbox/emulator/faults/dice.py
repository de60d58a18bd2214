"""What happens to which call, decided by a seed alone."""

from collections import Counter
from dataclasses import dataclass, field
from hashlib import blake2b
from threading import Lock

_BYTES = 8
_WIDTH = 1 << 8 * _BYTES


@dataclass(frozen=True)
class Throw:
    """The fate of one call: the n-th of its operation."""

    seed: int
    operation: str
    number: int

    def falls(self, share: float, fault: str) -> bool:
        """Say whether a fault that has this share falls on the call."""
        text = f"{self.seed} {fault} {self.operation} {self.number}"
        thrown = int.from_bytes(blake2b(text.encode(), digest_size=_BYTES).digest())
        return thrown < share * _WIDTH


@dataclass
class Dice:
    """Throws for each call of each operation; threads may share it.

    A throw depends on the seed, the operation and how many calls of that operation came before. So
    it does not matter in which order different operations are called, or by which thread.
    """

    seed: int
    _calls: Counter[str] = field(default_factory=Counter)
    _guard: Lock = field(default_factory=Lock)

    def throw(self, operation: str) -> Throw:
        """Throw for a call of an operation."""
        with self._guard:
            self._calls[operation] += 1
            return Throw(self.seed, operation, self._calls[operation])
