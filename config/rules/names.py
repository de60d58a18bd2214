"""What every rule says about a name that does not exist."""

from collections.abc import Collection, Iterator

from config.draft import Draft
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


def known_account(location: Location, name: str, draft: Draft) -> Iterator[Finding]:
    """Find a name that is no account's, or that of one that is closed.

    Args:
        location: Where the name stands.
        name: The name.
        draft: The configuration.
    """
    if name in draft.closed:
        yield Finding(location, f"{name} is closed; remove it here")
    elif name not in draft.account_names:
        yield from known(location, name, "an account", sorted(draft.account_names))
