"""Which address ranges are the internet, or a part of it that nobody owns alone."""

from ipaddress import IPv4Network, IPv6Network, ip_network

WIDEST_OWNED = {4: 8, 6: 16}
"""Shortest prefixes, in bits by version, that count as somebody's: no registry hands out more than
a /8 to one owner (IANA, "IPv4 Address Space Registry"), or than a /16 of IPv6. What is wider, such
as one of two halves, is the internet."""


_PRIVATE = tuple(
    ip_network(text)
    for text in (
        *("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16"),
        *("127.0.0.0/8", "fc00::/7", "fe80::/10", "::1/128"),
    )
)
"""RFC 1918, RFC 6598, RFC 3927, RFC 1122, RFC 4193 and RFC 4291."""


def is_internet(text: object) -> bool:
    """Whether a range is the internet as a whole, or so much of it that nobody owns it."""
    network = _network(text)
    if network is None or _is_inside(network):
        return False
    return network.prefixlen < WIDEST_OWNED[network.version]


def is_private(text: object) -> bool:
    """Whether a range lies in addresses that are routed inside of networks alone."""
    network = _network(text)
    return network is not None and _is_inside(network)


def is_public(text: object) -> bool:
    """Whether a range is reached over the internet, however small it is."""
    return _network(text) is not None and not is_private(text)


def _is_inside(network: IPv4Network | IPv6Network) -> bool:
    return any(
        network.version == each.version and network.subnet_of(each)  # type: ignore[arg-type]
        for each in _PRIVATE
    )


def _network(text: object) -> IPv4Network | IPv6Network | None:
    if not isinstance(text, str):
        return None
    try:
        return ip_network(text.strip(), strict=False)
    except ValueError:
        return None
