"""How many provider instances a stack has, and when they are too many.

The engine starts one plugin process per provider resource, and the real plugin takes 170 to 430 MB
each (pulumi/pulumi-aws #5226 and #5860). All instances of the sandbox share one process, which
would hide what the same stack needs against AWS.
"""

import os
import threading

MOST = 10
SWITCH = "BULKHEAD_SANDBOX_MOST_PROVIDERS"


class Instances:
    """The provider instances of one run of the engine."""

    def __init__(self) -> None:
        self._urns: set[str] = set()
        self._lock = threading.Lock()

    def fault_of(self, urn: str) -> str:
        """Count an instance, and say what is wrong if there are too many; empty if not."""
        most = int(os.environ.get(SWITCH) or MOST)
        with self._lock:
            self._urns.add(urn)
            count = len(self._urns)
        if count <= most:
            return ""
        return (
            f"this stack has {count} AWS providers, and more than {most} are refused: each takes "
            f"the real plugin 170 to 430 MB. Split the stack by account, or set {SWITCH}={count}"
        )
