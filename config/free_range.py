"""The next range of addresses that nobody has."""

from collections.abc import Iterable
from ipaddress import IPv4Network


def free_range(
    supernet: IPv4Network, taken: Iterable[IPv4Network], prefix_length: int
) -> IPv4Network | None:
    """The lowest free network of a size; None if there is none any more.

    Args:
        supernet: The network that it comes out of.
        taken: Networks that it must not overlap, also those of accounts that are closed: addresses
            that stand in firewalls elsewhere are not given to somebody else.
        prefix_length: Length of its prefix, in bits.
    """
    if prefix_length < supernet.prefixlen:
        return None
    size = 1 << (supernet.max_prefixlen - prefix_length)  # addresses
    address = int(supernet.network_address)
    for network in sorted(taken, key=lambda network: int(network.network_address)):
        if int(network.broadcast_address) < address:
            continue
        if int(network.network_address) >= address + size:
            break
        address = -(-(int(network.broadcast_address) + 1) // size) * size
    if address + size - 1 > int(supernet.broadcast_address):
        return None
    return IPv4Network((address, prefix_length))
