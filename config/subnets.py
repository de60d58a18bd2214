"""How the range of a network is divided into subnets."""

from dataclasses import dataclass
from ipaddress import IPv4Network
from typing import Literal

SubnetKind = Literal["public", "private", "isolated"]
SUBNET_KINDS: tuple[SubnetKind, ...] = ("public", "private", "isolated")
"""Public ones are for load balancers, private ones reach the internet, isolated ones do not."""

ZONE_PLACES = 4
"""Parts of a range, one for each zone: three may be in use, the fourth stays free."""


@dataclass(frozen=True)
class PlannedSubnet:
    """A subnet before AWS has made it.

    Attributes:
        kind: What it is for.
        zone: Its availability zone, counted from 0 in the order of zone ids.
        cidr: Its addresses, of which AWS keeps five ("Subnet CIDR blocks", Amazon VPC User Guide).
    """

    kind: SubnetKind
    zone: int
    cidr: IPv4Network

    @property
    def name(self) -> str:
        """Its name within the network: `private-1` is the private subnet of the first zone."""
        return f"{self.kind}-{self.zone + 1}"


def planned_subnets(cidr: IPv4Network, zones: int) -> tuple[PlannedSubnet, ...]:
    """Divide a range: half of each zone's part is private, a quarter isolated, a quarter public.

    A subnet's place depends on its zone and its kind alone, so that a network which gets a third
    zone keeps what it has.

    Args:
        cidr: Range of the network.
        zones: How many zones it stretches over.

    Raises:
        ValueError: If there are more zones than places, or the range is too small to be divided.
    """
    if not 1 <= zones <= ZONE_PLACES:
        raise ValueError(f"{zones} zones do not fit into {ZONE_PLACES} places")
    parts = list(cidr.subnets(prefixlen_diff=2))[:zones]
    return tuple(subnet for zone, part in enumerate(parts) for subnet in _of_zone(zone, part))


def _of_zone(zone: int, part: IPv4Network) -> tuple[PlannedSubnet, ...]:
    private, rest = part.subnets(prefixlen_diff=1)
    isolated, public = rest.subnets(prefixlen_diff=1)
    return (
        PlannedSubnet("public", zone, public),
        PlannedSubnet("private", zone, private),
        PlannedSubnet("isolated", zone, isolated),
    )
