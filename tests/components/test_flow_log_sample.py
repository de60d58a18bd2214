"""Which subnets' traffic is recorded."""

from hypothesis import given
from hypothesis import strategies as st

from components.flow_log_sample import sampled

NAMES = st.lists(st.text("abc-123", min_size=1), unique=True)
PERCENT = st.integers(1, 100)
TOLERANCE_PERCENT = 2


@given(NAMES, st.text(), PERCENT)
def test_the_choice_is_stable(names: list[str], network: str, percent: int) -> None:
    """The same names are chosen at every run, in whatever order they come."""
    chosen = sampled(names, network=network, sample_percent=percent)

    assert sorted(sampled(reversed(names), network=network, sample_percent=percent)) == sorted(
        chosen
    )
    assert set(chosen) <= set(names)


@given(NAMES, st.text(), PERCENT, PERCENT)
def test_a_larger_share_only_adds(names: list[str], network: str, one: int, other: int) -> None:
    """What is recorded stays recorded when the share grows."""
    smaller, larger = sorted((one, other))

    assert set(sampled(names, network=network, sample_percent=smaller)) <= set(
        sampled(names, network=network, sample_percent=larger)
    )


@given(NAMES, st.text(), PERCENT)
def test_something_is_recorded(names: list[str], network: str, percent: int) -> None:
    """No network is without a record, and 100 percent is all of it."""
    assert bool(sampled(names, network=network, sample_percent=percent)) == bool(names)
    assert sampled(names, network=network, sample_percent=100) == tuple(names)


def test_the_share_holds_over_many_networks() -> None:
    """Networks choose independently, so that over all of them the share is the one asked for."""
    names = [f"{kind}-{zone}" for kind in ("public", "private", "isolated") for zone in range(100)]
    chosen = sum(
        len(sampled(names, network=f"account-{number}", sample_percent=10)) for number in range(50)
    )

    assert abs(chosen * 100 / (50 * len(names)) - 10) < TOLERANCE_PERCENT
