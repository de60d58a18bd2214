"""Which ranges of addresses are the internet."""

from ipaddress import ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.controls._address_ranges import is_internet, is_private, is_public


@pytest.mark.parametrize(
    ("text", "internet", "private"),
    [
        ("0.0.0.0/0", True, False),
        ("0.0.0.0/1", True, False),
        ("128.0.0.0/1", True, False),
        ("8.0.0.0/7", True, False),
        ("8.0.0.0/8", False, False),
        ("8.8.8.8/32", False, False),
        ("8.8.8.8", False, False),
        ("10.0.0.0/8", False, True),
        ("10.1.2.3/16", False, True),
        ("172.16.0.0/11", False, False),
        ("::/0", True, False),
        ("2000::/3", True, False),
        ("2001:db8::/32", False, False),
        ("fd00::/8", False, True),
    ],
)
def test_ranges_are_told_apart(text: str, *, internet: bool, private: bool) -> None:
    """What nobody owns alone is the internet; the inside is what is not routed outside."""
    assert (is_internet(text), is_private(text)) == (internet, private)


@given(st.ip_addresses(v=4), st.integers(0, 32))
def test_a_wider_range_is_no_less_public(address: object, bits: int) -> None:
    """Whoever lets in more lets in no less of the internet."""
    network = ip_network(f"{address}/{bits}", strict=False)
    if is_public(str(network)) and bits:
        assert is_public(str(network.supernet()))
    if is_internet(str(network)) and bits:
        assert is_internet(str(network.supernet()))


@given(st.none() | st.integers() | st.text() | st.lists(st.text()))
def test_what_is_no_range_is_neither(value: object) -> None:
    """Whatever a program passes, nothing is raised."""
    assert not (is_private(value) and is_public(value))
