"""One thing that a service does, and how far the sandbox does it."""

from dataclasses import dataclass
from enum import Enum


class Level(Enum):
    """How far the sandbox does what AWS does."""

    REAL = "real"
    RECORDED = "recorded"
    ABSENT = "absent"


@dataclass(frozen=True)
class Capability:
    """A row of the table.

    Attributes:
        service: The name of the service's model in botocore.
        level: How far the sandbox goes.
        what: A phrase for people: what it does, and where it ends.
        operations: The API operations it consists of; none for an effect that has no operation.
    """

    service: str
    level: Level
    what: str
    operations: tuple[str, ...]


def real(service: str, what: str, operations: str) -> Capability:
    """The operation has the effect it has on AWS, as far as `what` says."""
    return Capability(service, Level.REAL, what, tuple(operations.split()))


def recorded(service: str, what: str, operations: str) -> Capability:
    """What is sent is checked, kept and read back; nothing follows from it."""
    return Capability(service, Level.RECORDED, what, tuple(operations.split()))


def absent(service: str, what: str, operations: str = "") -> Capability:
    """Nobody does it: calls are answered with NotImplementedInSandbox, effects do not come."""
    return Capability(service, Level.ABSENT, what, tuple(operations.split()))
