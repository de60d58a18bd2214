"""IP address operators: an address or a CIDR range, version 4 or 6.

AWS, "IP address condition operators": an address without a prefix length is that one address.
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
"""

from ipaddress import ip_network
from socket import AF_INET, AF_INET6, AddressFamily, inet_pton

from bulkhead.evaluator.errors import PolicyError
from bulkhead.evaluator.operators.comparison import ValueTest, fixed, refuse_variables

_IPV4 = 4


def _address(text: str) -> tuple[AddressFamily, int] | None:
    """Read an address; CloudTrail gives a service's name where a service called."""
    family = AF_INET6 if ":" in text else AF_INET
    try:
        return family, int.from_bytes(inet_pton(family, text), "big")
    except (OSError, ValueError):
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
    family = AF_INET if network.version == _IPV4 else AF_INET6
    first, mask = int(network.network_address), int(network.netmask)

    def test(value: str) -> bool:
        address = _address(value)
        return address is not None and address[0] is family and address[1] & mask == first

    return fixed(test)
