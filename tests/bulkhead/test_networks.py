"""What networks cost, and how they are drawn."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from bulkhead.cli.diagram import command as diagram
from bulkhead.cli.networks import command as networks
from bulkhead.network_costs import network_cost
from bulkhead.network_diagram import network_diagram
from config import NetworkTier, load
from config.subnets import planned_subnets

EXAMPLE = Path(__file__).parents[2] / "config"


@pytest.mark.parametrize(
    ("tier", "nat_usd", "endpoints_usd"),
    [
        # 3 gateways at 0.045 and 3 addresses at 0.005; 9 endpoints in 3 zones at 0.01; 730 hours.
        ({}, 109.5, 197.1),
        ({"zones": 2, "nat": "single"}, 36.5, 131.4),
        ({"zones": 2, "nat": "none", "interface_endpoints": ["kms"]}, 0, 14.6),
        ({"nat": "none", "interface_endpoints": []}, 0, 0),
    ],
)
def test_a_network_costs_what_aws_asks(
    tier: dict[str, object], nat_usd: float, endpoints_usd: float
) -> None:
    """The hours of NAT gateways, their addresses, and endpoints in each zone are counted."""
    cost = network_cost(NetworkTier.model_validate(tier))

    assert cost.nat_usd == pytest.approx(nat_usd)
    assert cost.endpoints_usd == pytest.approx(endpoints_usd)
    assert cost.total_usd == pytest.approx(nat_usd + endpoints_usd)


def test_the_command_sums_up_the_example() -> None:
    """There is a line for each tier, and the last one counts all networks."""
    result = CliRunner().invoke(networks, [str(EXAMPLE)])
    landing_zone = load(EXAMPLE)
    assert landing_zone.network
    head, *rows = result.output.split("\n\n")[0].splitlines()
    having = [one for one in landing_zone.accounts.values() if one.network]

    assert head.split()[0] == "tier"
    assert [row.split()[0] for row in rows] == [*landing_zone.network.tiers, "all"]
    assert rows[-1].split()[1] == str(len(having))


@pytest.mark.parametrize("account", ["payments-prod", "payments-dev", "sandbox"])
def test_a_picture_has_every_subnet_and_way(account: str) -> None:
    """Each subnet of the account is drawn once, with a NAT gateway where the tier has one."""
    landing_zone = load(EXAMPLE)
    network, tier = landing_zone.accounts[account].network, landing_zone.network_tier_of(account)
    assert network
    assert tier
    picture = network_diagram(landing_zone, account)

    for subnet in planned_subnets(network.cidr, tier.zones):
        assert picture.count(f"{subnet.name}<br/>{subnet.cidr}") == 1
    gateways = {"per_zone": tier.zones, "single": 1, "none": 0}[tier.nat]
    assert picture.count('(["NAT gateway"])') == gateways
    assert ("interface endpoints" in picture) == bool(tier.interface_endpoints)
    assert ("DNS queries" in picture) == tier.dns_query_logs


@pytest.mark.parametrize("account", ["log-archive", "nobody"])
def test_an_account_without_a_network_has_no_picture(account: str) -> None:
    """The command names the accounts that have one, and fails without a traceback."""
    result = CliRunner().invoke(diagram, [str(EXAMPLE), "--network", account])

    assert result.exit_code == 1
    assert result.output.startswith(f"{account} has no network; give one of network, payments-dev")
