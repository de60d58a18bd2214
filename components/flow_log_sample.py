"""Which subnets' traffic is recorded where not all of it is.

AWS records every packet's flow or none: flow logs of a VPC cannot be sampled ("Create a flow log",
Amazon VPC User Guide). So some subnets are recorded whole, and the others not at all.
"""

from collections.abc import Iterable
from hashlib import sha256

_PERCENT = 100
_PLACES = 2**32


def sampled(names: Iterable[str], *, network: str, sample_percent: int) -> tuple[str, ...]:
    """Choose subnets, in the order given: the same ones at every run, and at least one.

    Each has a place between 0 and 100 percent that its name alone decides. One that is chosen stays
    chosen when the share grows; where no place lies within the share, the nearest is taken.

    Args:
        names: Names of the subnets within their network.
        network: What distinguishes the network from others, so that not all choose alike.
        sample_percent: Share that is recorded, in percent.
    """
    places = {name: _place(f"{network}/{name}") for name in names}
    limit = max(sample_percent * _PLACES / _PERCENT, min(places.values(), default=0) + 1)
    return tuple(name for name, place in places.items() if place < limit)


def _place(name: str) -> int:
    return int.from_bytes(sha256(name.encode()).digest()[:4])
