"""What every rule says about a name that does not exist."""

from collections.abc import Collection, Iterator

from config.findings import Finding, Location
from config.shown import instead


def known(location: Location, name: str, what: str, valid: Collection[str]) -> Iterator[Finding]:
    """Find a name that is not among the valid ones, and say which was meant.

    Args:
        location: Where the name stands.
        name: The name.
        what: What it should be the name of, such as `an account`.
        valid: The names that there are.
    """
    if name not in valid:
        yield Finding(location, f"{name} is not {what}; {instead(name, valid)}")
