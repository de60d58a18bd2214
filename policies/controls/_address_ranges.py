"""Which address ranges are the internet, or a part of it that nobody owns alone."""

from ipaddress import IPv4Network, IPv6Network, ip_network

WIDEST_OWNED = {4: 8, 6: 16}
"""Shortest prefixes, in bits by version, that count as somebody's: no registry hands out more than
a /8 to one owner (IANA, "IPv4 Address Space Registry"), or than a /16 of IPv6. What is wider, such
as one of two halves, is the internet."""


def is_internet(text: object) -> bool:
    """Whether a range is the internet as a whole, or so much of it that nobody owns it."""
    network = _network(text)
    return network is not None and network.prefixlen < WIDEST_OWNED[network.version]


def is_private(text: object) -> bool:
    """Whether a range lies in addresses that are routed inside of networks alone."""
    network = _network(text)
    return network is not None and not is_internet(text) and network.is_private


def is_public(text: object) -> bool:
    """Whether a range is reached over the internet, however small it is."""
    return _network(text) is not None and not is_private(text)


def _network(text: object) -> IPv4Network | IPv6Network | None:
    if not isinstance(text, str):
        return None
    try:
        return ip_network(text.strip(), strict=False)
    except ValueError:
        return None
