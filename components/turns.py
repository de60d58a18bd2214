"""How many resources of a kind may be under way at a time."""

from collections import deque

import pulumi


class Turns:
    """Lets a resource wait for the one that is so many places before it.

    The engine makes what does not wait for anything at the same time, and deletes what nothing
    waits for at the same time: so as many are under way as there are places, in either direction.
    """

    def __init__(self, at_a_time: int) -> None:
        """Begin with nothing under way.

        Args:
            at_a_time: How many may be.
        """
        self._last: deque[pulumi.Resource] = deque(maxlen=at_a_time)

    def before_next(self) -> list[pulumi.Resource]:
        """What the next resource waits for: at most one."""
        return [self._last[0]] if len(self._last) == self._last.maxlen else []

    def add(self, resource: pulumi.Resource) -> None:
        """Put a resource that has waited at the end."""
        self._last.append(resource)
