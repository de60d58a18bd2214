"""Rules of the address plan."""

from collections.abc import Iterator
from ipaddress import IPv4Network

from config.draft import Draft
from config.findings import Finding


def network_rules(draft: Draft) -> Iterator[Finding]:
    """What is wrong with the accounts' addresses."""
    accounts = {**draft.accounts, **draft.closed}
    networks = {name: account.cidr for name, account in accounts.items() if account.cidr}
    for name, network in networks.items():
        location = ("accounts", name, "network", "cidr")
        if draft.network and not network.subnet_of(draft.network.supernet):
            supernet = draft.network.supernet
            yield Finding(
                location, f"{network} is outside network.supernet; give a part of {supernet}"
            )
    for name, other in overlaps(networks):
        message = f"{networks[name]} overlaps {networks[other]} of {other}; give one that is free"
        yield Finding(("accounts", name, "network", "cidr"), message)


def overlaps(networks: dict[str, IPv4Network]) -> Iterator[tuple[str, str]]:
    """Each name whose network lies in another's, with that other's name.

    Two prefixes that overlap are one inside the other. In the order of their first address, and
    the larger one first, whatever overlaps anything lies in the last network that was free.
    """
    free: str | None = None
    for name in sorted(networks, key=lambda name: _order(name, networks[name])):
        if free is not None and networks[name].subnet_of(networks[free]):
            yield name, free
        else:
            free = name


def _order(name: str, network: IPv4Network) -> tuple[int, int, str]:
    return int(network.network_address), network.prefixlen, name
