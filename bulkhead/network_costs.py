"""What a network costs by being there, before a byte goes through it.

List prices of us-east-1 in US dollars, as of 2026-11; other regions cost about a tenth to a half
more. Sources: https://aws.amazon.com/vpc/pricing/ (NAT gateways, public addresses) and
https://aws.amazon.com/privatelink/pricing/ (interface endpoints). Gateway endpoints, VPCs, subnets
and security groups cost nothing. Traffic comes on top: 0.045 for each GB through a NAT gateway,
0.01 for each GB through an interface endpoint, and what flow logs and DNS query logs weigh.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from config import LandingZone, NetworkTier

HOURS_A_MONTH = 730
NAT_GATEWAY_USD_PER_HOUR = 0.045
PUBLIC_ADDRESS_USD_PER_HOUR = 0.005
ENDPOINT_USD_PER_ZONE_AND_HOUR = 0.01


@dataclass(frozen=True, kw_only=True)
class NetworkCost:
    """What one network of a tier costs a month.

    Attributes:
        nat_usd: Its NAT gateways with their public addresses, in US dollars a month.
        endpoints_usd: Its interface endpoints, in US dollars a month.
    """

    nat_usd: float
    endpoints_usd: float

    @property
    def total_usd(self) -> float:
        """Both together, in US dollars a month."""
        return self.nat_usd + self.endpoints_usd


def network_cost(tier: NetworkTier) -> NetworkCost:
    """The monthly cost of one network of a tier."""
    gateways = {"per_zone": tier.zones, "single": 1, "none": 0}[tier.nat]
    per_gateway = NAT_GATEWAY_USD_PER_HOUR + PUBLIC_ADDRESS_USD_PER_HOUR
    endpoints = len(tier.interface_endpoints) * tier.zones
    return NetworkCost(
        nat_usd=gateways * per_gateway * HOURS_A_MONTH,
        endpoints_usd=endpoints * ENDPOINT_USD_PER_ZONE_AND_HOUR * HOURS_A_MONTH,
    )


def cost_table(landing_zone: LandingZone) -> str:
    """One line for each tier, in the order of the configuration, and one for all networks."""
    tiers = landing_zone.network.tiers if landing_zone.network else {}
    of_tier = [account.network_tier for account in landing_zone.accounts.values()]
    rows = [("tier", "zones", "NAT", "endpoints", "USD a month", "networks", "USD for all")]
    whole = 0.0
    for name, tier in tiers.items():
        cost, networks = network_cost(tier), of_tier.count(name)
        whole += cost.total_usd * networks
        rows.append(
            (
                name,
                str(tier.zones),
                tier.nat,
                str(len(tier.interface_endpoints)),
                f"{cost.nat_usd:.2f} + {cost.endpoints_usd:.2f} = {cost.total_usd:.2f}",
                str(networks),
                f"{cost.total_usd * networks:.2f}",
            )
        )
    networks = len(of_tier) - of_tier.count(None)
    rows.append(("all", "", "", "", "", str(networks), f"{whole:.2f}"))
    return _aligned(rows)


def _aligned(rows: Sequence[tuple[str, ...]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)
