"""Paths of organizational units: `workloads/production` is in `workloads`."""

from collections.abc import Iterator, Mapping

from config.organization import OrganizationalUnit

SEPARATOR = "/"


def parent_of(path: str) -> str | None:
    """The path of the unit above; None directly below the root."""
    parent, _, _ = path.rpartition(SEPARATOR)
    return parent or None


def depth_of(path: str) -> int:
    """How many levels below the root it is: 1 directly below it."""
    return path.count(SEPARATOR) + 1


def name_of(path: str) -> str:
    """The unit's own name, as AWS shows it."""
    return path.rpartition(SEPARATOR)[2]


def is_in(path: str, ancestor: str) -> bool:
    """Whether a path is that of a unit or of something below it."""
    return path == ancestor or path.startswith(ancestor + SEPARATOR)


def with_ancestors(path: str) -> Iterator[str]:
    """The path itself, then each unit above it up to the root."""
    current: str | None = path
    while current is not None:
        yield current
        current = parent_of(current)


def ring_of(path: str, units: Mapping[str, OrganizationalUnit]) -> str | None:
    """The ring of a unit: its own, or that of the nearest unit above it that has one."""
    for ancestor in with_ancestors(path):
        if ancestor in units and units[ancestor].ring is not None:
            return units[ancestor].ring
    return None
