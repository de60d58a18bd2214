"""The next free range: never one that somebody has, and always the lowest."""

from ipaddress import IPv4Network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.free_range import free_range

SUPERNET = IPv4Network("10.0.0.0/16")

ranges = st.builds(
    lambda length, place: list(SUPERNET.subnets(new_prefix=length))[place % 2 ** (length - 16)],
    st.integers(16, 24),
    st.integers(0, 255),
)


@given(st.lists(ranges, max_size=12), st.integers(16, 24))
def test_it_is_the_lowest_that_overlaps_none(taken: list[IPv4Network], length: int) -> None:
    """The answer is the first of all networks of the size that is free, or none if none is."""
    free = (
        network
        for network in SUPERNET.subnets(new_prefix=length)
        if not any(network.overlaps(other) for other in taken)
    )
    assert free_range(SUPERNET, taken, length) == next(free, None)


@given(st.lists(st.integers(16, 24), max_size=20))
def test_ranges_that_are_given_out_never_overlap(lengths: list[int]) -> None:
    """However many are given out one after the other, no address is given twice."""
    given_out: list[IPv4Network] = []
    for length in lengths:
        network = free_range(SUPERNET, given_out, length)
        if network is not None:
            assert not any(network.overlaps(other) for other in given_out)
            assert network.subnet_of(SUPERNET)
            given_out.append(network)


@pytest.mark.parametrize("outside", ["9.0.0.0/8", "10.1.0.0/16", "192.168.0.0/24"])
def test_networks_outside_the_supernet_do_not_matter(outside: str) -> None:
    """Other addresses, below or above, take nothing away."""
    assert free_range(SUPERNET, [IPv4Network(outside)], 24) == IPv4Network("10.0.0.0/24")


def test_what_is_larger_than_the_supernet_is_not_free() -> None:
    """A network of which the supernet is only a part is none of its ranges."""
    assert free_range(SUPERNET, [], 15) is None
