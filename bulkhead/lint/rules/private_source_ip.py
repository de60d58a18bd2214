"""aws:SourceIp is compared with a range of private addresses.

The key holds the address that AWS sees, which is a public one; through a VPC endpoint it is absent,
and aws:VpcSourceIp holds the private address. An Allow for private addresses never applies, a Deny
for all but them reaches everybody. Among public ranges they do nothing: a warning.

AWS, "aws:SourceIp" and "aws:VpcSourceIp":
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
The ranges are those of RFC 1918 and RFC 4193.
"""

from collections.abc import Iterator
from ipaddress import IPv4Network, IPv6Network, ip_network

from bulkhead.lint.document import Document
from bulkhead.lint.example import Example, deny
from bulkhead.lint.finding import Problem

SEVERITY = "error"
_PRIVATE_4 = [IPv4Network(each) for each in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")]
_PRIVATE_6 = IPv6Network("fc00::/7")


def check(document: Document) -> Iterator[Problem]:
    """Say which addresses AWS never sees."""
    for statement in document.statements:
        for clause in statement.on("aws:sourceip"):
            private = [value for value in clause.values if _is_private(value.value)]
            for value in private:
                yield Problem(
                    value.place,
                    f"{value.value} under {clause}: AWS sees public addresses there",
                    "name the public range, or compare aws:VpcSourceIp",
                    statement.label,
                    None if len(private) == len(clause.values) else "warning",
                )


def _is_private(text: str) -> bool:
    try:
        network = ip_network(text, strict=False)
    except ValueError:  # the rule `grammar` says so
        return False
    if isinstance(network, IPv4Network):
        return any(network.subnet_of(each) for each in _PRIVATE_4)
    return network.subnet_of(_PRIVATE_6)


def _outside(key: str, *ranges: str) -> dict[str, object]:
    return deny("s3:*", Condition={"NotIpAddressIfExists": {key: list(ranges)}})


FIRES = (
    Example("the company's own network", _outside("aws:SourceIp", "10.0.0.0/8")),
    Example(
        "the same among public ones",
        _outside("aws:SourceIp", "203.0.113.0/24", "10.0.0.0/8"),
        severity="warning",
    ),
    Example("an address", _outside("aws:SourceIp", "192.168.1.1")),
    Example("of version 6", _outside("aws:SourceIp", "fd00::/8")),
)
QUIET = (
    Example("public addresses", _outside("aws:SourceIp", "203.0.113.0/24", "2001:db8::/32")),
    Example("addresses in a VPC", _outside("aws:VpcSourceIp", "10.0.0.0/8")),
    Example("all addresses", _outside("aws:SourceIp", "0.0.0.0/0")),
    Example("what is no address", _outside("aws:SourceIp", "ten")),
)
