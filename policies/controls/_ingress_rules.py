"""Rules for incoming traffic, in each of the shapes in which security groups have them."""

from collections.abc import Iterator
from dataclasses import dataclass

from ._audit import AuditQuery
from ._inputs import UNKNOWN, Inputs, Unknown, items
from ._types import tokens

GROUPS = tokens("ec2", "DefaultSecurityGroup", "SecurityGroup")
RULE = tokens("ec2", "SecurityGroupRule")
INGRESS_RULE = tokens("vpc", "SecurityGroupIngressRule")
OPEN_PORTS_AUDIT = AuditQuery(
    sentence="The whole internet comes in by no other port than 443.",
    scope="region",
    service="ec2",
    operation="DescribeSecurityGroupRules",
    expression="SecurityGroupRules[?!IsEgress && contains(['0.0.0.0/0', '::/0'],"
    " not_null(CidrIpv4, CidrIpv6, '')) && !(FromPort==ToPort"
    " && FromPort==`443`)].SecurityGroupRuleId",
)
_RANGES = ("cidrBlocks", "ipv6CidrBlocks", "cidrIpv4", "cidrIpv6")
# `-1` and `all` are every protocol on every port: Amazon EC2 API Reference, IpPermission.
_EVERY_PROTOCOL = frozenset({"-1", "all"})
_ICMP = frozenset({"icmp", "icmpv6", "1", "58"})


@dataclass(frozen=True)
class IngressRule:
    """A rule for incoming traffic.

    Attributes:
        inputs: The inputs that it is made of.
    """

    inputs: Inputs

    def ranges(self) -> Iterator[tuple[str, object]]:
        """Each address range that it lets in, with the path of the input that has it."""
        for name in _RANGES:
            for each in items(self.inputs.get(name)):
                if each is not None:
                    yield name, each

    def covers(self, port: int) -> bool | Unknown:
        """Whether it opens a port of TCP."""
        span = self._span()
        return span if isinstance(span, Unknown) else span[0] <= port <= span[1]

    def is_only(self, port: int) -> bool | Unknown:
        """Whether it opens one port of TCP, and nothing else."""
        protocol = self._protocol()
        span = self._span()
        if UNKNOWN in (protocol, span):
            return UNKNOWN
        return span == (port, port) and protocol in {"tcp", "6"}

    def _protocol(self) -> object:
        given = self.inputs.get("protocol")
        given = self.inputs.get("ipProtocol") if given is None else given
        if isinstance(given, float | int):
            return f"{given:g}"
        if isinstance(given, str):
            return given.strip().lower()
        return given if given is UNKNOWN else None

    def _span(self) -> tuple[float, float] | Unknown:
        protocol = self._protocol()
        if protocol in _EVERY_PROTOCOL:
            return 0, 65_535
        if protocol in _ICMP:
            return -1, -1
        first, last = _port(self.inputs.get("fromPort")), _port(self.inputs.get("toPort"))
        if isinstance(first, Unknown) or isinstance(last, Unknown) or protocol is UNKNOWN:
            return UNKNOWN
        # What is no port is none that somebody has closed.
        return (0 if first is None else first), (65_535 if last is None else last)


def _port(given: object) -> float | Unknown | None:
    if isinstance(given, Unknown):
        return given
    try:
        return float(given)  # type: ignore[arg-type] # whatever a program gives
    except (TypeError, ValueError):
        return None


def ingress_rules(type_: str, inputs: Inputs) -> Iterator[IngressRule]:
    """The rules for incoming traffic that a resource of one of the three kinds of types has."""
    if type_ in GROUPS:
        yield from (IngressRule(block) for block in inputs.blocks("ingress"))
    elif type_ in INGRESS_RULE or str(inputs.get("type")).lower() == "ingress":
        yield IngressRule(inputs)
    elif inputs.get("type") is UNKNOWN:
        yield IngressRule(Inputs(UNKNOWN, "type"))
