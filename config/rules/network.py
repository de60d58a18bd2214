"""Rules of the address plan."""

from collections.abc import Iterator
from ipaddress import IPv4Network

from config.draft import Draft
from config.findings import Finding
from config.shown import instead


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
    yield from _tiers(draft)
    yield from _empty_accounts(draft)
    for name, other in overlaps(networks):
        message = f"{networks[name]} overlaps {networks[other]} of {other}; give one that is free"
        yield Finding(("accounts", name, "network", "cidr"), message)


def _tiers(draft: Draft) -> Iterator[Finding]:
    """A network has a tier that is there."""
    if draft.network is None and draft.whole is None:
        return
    tiers = draft.network.tiers if draft.network else {}
    for name, account in draft.accounts.items():
        tier = account.network_tier
        if tier and tier not in tiers:
            message = f"{tier} is not a tier of network.tiers; {instead(tier, tiers)}"
            yield Finding(("accounts", name, "network", "tier"), message)


def _empty_accounts(draft: Draft) -> Iterator[Finding]:
    """Accounts without workloads have no network.

    The management account has no stack of its own, and the log archive's is there before the
    bucket that keeps the logs of networks.
    """
    if draft.organization is None:
        return
    shared = draft.organization.accounts
    for name in (shared.management, shared.log_archive):
        account = draft.accounts.get(name)
        if account and account.cidr:
            message = f"{name} runs no workloads and has no network; remove it"
            yield Finding(("accounts", name, "network"), message)


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
