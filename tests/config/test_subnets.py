"""How a network's range is divided."""

from ipaddress import IPv4Network
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.subnets import SUBNET_KINDS, ZONE_PLACES, planned_subnets

SMALLEST_SUBNET = 28  # "Subnet CIDR blocks", Amazon VPC User Guide
ZONES = st.integers(1, 3)


@st.composite
def ranges(draw: st.DrawFn) -> IPv4Network:
    """Any range that an account may have."""
    prefix = draw(st.integers(16, 24))
    return IPv4Network((draw(st.integers(0, 2**prefix - 1)) << (32 - prefix), prefix))


@given(ranges(), ZONES)
def test_subnets_lie_in_the_range_and_apart(cidr: IPv4Network, zones: int) -> None:
    """Every address belongs to at most one subnet, and to the network."""
    subnets = [subnet.cidr for subnet in planned_subnets(cidr, zones)]

    assert all(subnet.subnet_of(cidr) for subnet in subnets)
    assert not any(one.overlaps(other) for one, other in combinations(subnets, 2))


@given(ranges(), ZONES)
def test_every_zone_has_one_of_each_kind(cidr: IPv4Network, zones: int) -> None:
    """In every zone there is a public, a private and an isolated subnet, of a size AWS takes."""
    subnets = planned_subnets(cidr, zones)

    assert {(one.zone, one.kind) for one in subnets} == {
        (zone, kind) for zone in range(zones) for kind in SUBNET_KINDS
    }
    assert len({one.name for one in subnets}) == len(subnets) == zones * len(SUBNET_KINDS)
    assert all(one.cidr.prefixlen <= SMALLEST_SUBNET for one in subnets)


@given(ranges(), ZONES)
def test_sizes_follow_from_the_range(cidr: IPv4Network, zones: int) -> None:
    """A zone's part is a quarter of the range: half is private, a quarter of each other kind."""
    part = cidr.num_addresses // ZONE_PLACES
    sizes = {"private": part // 2, "isolated": part // 4, "public": part // 4}

    assert all(one.cidr.num_addresses == sizes[one.kind] for one in planned_subnets(cidr, zones))


@given(ranges(), st.integers(1, 2))
def test_one_more_zone_moves_nothing(cidr: IPv4Network, zones: int) -> None:
    """A network that gets another zone keeps the subnets that it has."""
    assert set(planned_subnets(cidr, zones)) < set(planned_subnets(cidr, zones + 1))


@pytest.mark.parametrize("zones", [0, ZONE_PLACES + 1])
def test_a_range_has_no_place_for_other_numbers_of_zones(zones: int) -> None:
    """More zones than places would share addresses, and a network of none is no network."""
    with pytest.raises(ValueError, match=f"{zones} zones do not fit"):
        planned_subnets(IPv4Network("10.0.0.0/20"), zones)
