"""Which zones a network stretches over."""

import pytest

from components.availability_zones import chosen_zones


@pytest.mark.parametrize(
    ("found", "chosen"),
    [
        (["euc1-az3", "euc1-az1", "euc1-az2"], ["euc1-az1", "euc1-az2", "euc1-az3"]),
        # Numbers are compared as numbers: a tenth zone does not come before the second.
        (["use1-az10", "use1-az2", "use1-az1"], ["use1-az1", "use1-az2", "use1-az10"]),
        # EKS makes no control plane in this one.
        (["use1-az3", "use1-az4", "use1-az1", "use1-az2"], ["use1-az1", "use1-az2", "use1-az4"]),
        # Local and Wavelength Zones are no availability zones.
        (["usw2-lax1-az1", "usw2-wl1-las-wlz1", "usw2-az1"], ["usw2-az1"]),
    ],
)
def test_the_first_zones_that_serve_are_chosen(found: list[str], chosen: list[str]) -> None:
    """Zones are taken in the order of their numbers, whatever AWS's order is."""
    assert chosen_zones(found, 3) == chosen
