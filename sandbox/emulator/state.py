"""What the sandbox remembers besides moto: tables per service, account and region."""

from collections import defaultdict
from threading import Lock, RLock
from typing import Any

from sandbox.emulator.faults.injector import Injector

GLOBAL_SERVICES = frozenset({"account", "iam", "organizations", "sts"})
GLOBAL = "aws-global"

Table = dict[str, Any]


class State:
    """Tables of answers to come, by service, account, region and the table's name.

    The state lives in memory only and ends with the emulator, like moto's.

    Attributes:
        injector: What AWS does badly at present.
    """

    def __init__(self) -> None:
        self.injector = Injector()
        self._tables: dict[tuple[str, str, str, str], Table] = {}
        self._guard = Lock()
        self._service_locks: defaultdict[str, RLock] = defaultdict(RLock)

    def table(self, service: str, account: str, region: str, name: str) -> Table:
        """The named table, empty when nothing was put into it yet."""
        if service in GLOBAL_SERVICES:
            region = GLOBAL
        with self._guard:
            return self._tables.setdefault((service, account, region, name), {})

    def lock(self, service: str) -> RLock:
        """What a handler of this service holds, so that a check and its act are one."""
        with self._guard:
            return self._service_locks[service]

    def clear(self) -> None:
        """Forget everything, as moto's reset does."""
        with self._guard:
            self._tables.clear()
