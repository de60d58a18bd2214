"""A picture of an account's network, drawn from its configuration as a Mermaid flowchart."""

from collections.abc import Iterator

from config import AccountNetwork, LandingZone, NetworkTier
from config.subnets import PlannedSubnet, planned_subnets


class NoNetworkError(Exception):
    """The account has no network, or there is no such account."""


def network_diagram(landing_zone: LandingZone, account: str) -> str:
    """The zones and subnets of an account's network, its ways out, and where its logs go.

    Syntax: https://mermaid.js.org/syntax/flowchart.html

    Raises:
        NoNetworkError: If the account has no network, with those that have one.
    """
    file = landing_zone.accounts.get(account)
    tier = landing_zone.network_tier_of(account) if file else None
    if file is None or file.network is None or tier is None:
        having = sorted(name for name, one in landing_zone.accounts.items() if one.network)
        raise NoNetworkError(f"{account} has no network; give one of {', '.join(having)}")
    archive = landing_zone.organization.accounts.log_archive
    return "\n".join(
        ["flowchart TB", *_inside(account, file.network, tier), *_outside(tier, archive), *_STYLE]
    )


_STYLE = (
    "    classDef public fill:#fee,stroke:#a55",
    "    classDef private fill:#ffd,stroke:#a80",
    "    classDef isolated fill:#eef,stroke:#88a",
)


def _inside(account: str, network: AccountNetwork, tier: NetworkTier) -> Iterator[str]:
    subnets = planned_subnets(network.cidr, tier.zones)
    yield f'    subgraph vpc["{account} {network.cidr}"]'
    for zone in range(tier.zones):
        yield f'        subgraph zone_{zone + 1}["zone {zone + 1}"]'
        yield from (_subnet(one) for one in subnets if one.zone == zone)
        if _has_nat(tier, zone):
            yield f'            nat_{zone + 1}(["NAT gateway"])'
        yield "        end"
    yield '        gateways(["gateway endpoints: S3, DynamoDB"])'
    if tier.interface_endpoints:
        names = "<br/>".join(tier.interface_endpoints)
        yield f'        endpoints(["interface endpoints:<br/>{names}"])'
    yield "    end"


def _subnet(subnet: PlannedSubnet) -> str:
    return f'            {_node(subnet)}["{subnet.name}<br/>{subnet.cidr}"]:::{subnet.kind}'


def _outside(tier: NetworkTier, archive: str) -> Iterator[str]:
    yield '    internet(("internet"))'
    for zone in range(1, tier.zones + 1):
        yield f"    internet <-- load balancers --> public_{zone}"
        if tier.nat != "none":
            yield f"    private_{zone} --> nat_{zone if tier.nat == 'per_zone' else 1}"
        if _has_nat(tier, zone - 1):
            yield f"    nat_{zone} --> internet"
        for kind in ("private", "isolated"):
            yield f"    {kind}_{zone} --> gateways"
            if tier.interface_endpoints:
                yield f"    {kind}_{zone} --> endpoints"
    logs = [_flow_logs(tier), *(["DNS queries"] if tier.dns_query_logs else [])]
    yield f'    vpc -. "{", ".join(logs)}" .-> archive[("{archive}")]'


def _flow_logs(tier: NetworkTier) -> str:
    share = tier.flow_logs.sample_percent
    of = "" if share == 100 else f" of {share} % of the subnets"  # noqa: PLR2004 all of it
    return f"flow logs: {tier.flow_logs.traffic} traffic{of}"


def _has_nat(tier: NetworkTier, zone: int) -> bool:
    return tier.nat == "per_zone" or (tier.nat == "single" and zone == 0)


def _node(subnet: PlannedSubnet) -> str:
    return subnet.name.replace("-", "_")
