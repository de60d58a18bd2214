"""What is remembered, within bounds: memory does not grow with the number of requests."""

from collections.abc import Iterable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Memory(dict[K, V]):
    """A dictionary that forgets everything when it is full.

    What is still needed is found out again, which costs little beside keeping an order of use.
    """

    def __init__(self, limit: int) -> None:
        super().__init__()
        self.limit = limit

    def keep(self, key: K, value: V) -> V:
        """Remember a value, and give it back."""
        if len(self) >= self.limit:
            self.clear()
        self[key] = value
        return value


def distinct(items: Iterable[V]) -> tuple[V, ...]:
    """Give each object once, by identity, in the order in which they come first."""
    return tuple({id(item): item for item in items}.values())
