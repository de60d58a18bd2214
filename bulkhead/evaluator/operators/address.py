"""IP address operators: an address or a CIDR range, version 4 or 6.

AWS, "IP address condition operators": an address without a prefix length is that one address.
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
"""

from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from bulkhead.evaluator.errors import PolicyError
from bulkhead.evaluator.operators.comparison import ValueTest, fixed, refuse_variables

_REMEMBERED = 16_384  # addresses; most callers come from few


@lru_cache(_REMEMBERED)
def _address(text: str) -> IPv4Address | IPv6Address | None:
    """Read an address; CloudTrail gives a service's name where a service called."""
    try:
        return ip_address(text)
    except ValueError:
        return None


def ip_in(text: str, *, variables: bool) -> ValueTest:
    """Say whether the request's address is in the policy's range.

    Raises:
        PolicyError: the policy's value is neither an address nor a range.
    """
    refuse_variables(text, variables=variables)
    try:
        network = ip_network(text, strict=False)
    except ValueError:
        raise PolicyError([f"{text!r} is no CIDR range; write 203.0.113.0/24"]) from None

    def test(value: str) -> bool:
        address = _address(value)
        return address is not None and address in network

    return fixed(test)
