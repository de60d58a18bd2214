"""A coarse network ACL before the subnets that face the internet."""

from collections.abc import Sequence
from ipaddress import IPv4Network

import pulumi
from pulumi_aws import ec2

_ANYWHERE = "0.0.0.0/0"
# Protocol numbers, IANA: 1 is ICMP, 6 TCP, 17 UDP; -1 is every protocol.
_ICMP, _TCP, _UDP, _EVERY = "1", "6", "17", "-1"
_HTTPS = 443
# Ports to which answers come back, for NAT gateways and load balancers: "Ephemeral ports", Amazon
# VPC User Guide. RDP's is left out (Security Hub EC2.21): of connections through NAT, about one in
# 64,000 is given that port, gets no answer and has to be tried again.
_ANSWERS = ((1024, 3388), (3390, 65535))


class PerimeterAcl(pulumi.ComponentResource):
    """HTTPS, answers and the network itself come in to public subnets; everything goes out.

    Security groups do the work; this is a second fence, so coarse that it never has to change. It
    knows no connections: ports for answers are open to whoever asks, which is why load balancers
    need their groups all the same.
    """

    def __init__(
        self,
        name: str,
        *,
        vpc_id: pulumi.Input[str],
        cidr: IPv4Network,
        subnet_ids: Sequence[pulumi.Input[str]],
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        """Build the ACL.

        Args:
            name: Name of the component and of its resource.
            vpc_id: The network.
            cidr: Its range.
            subnet_ids: The subnets that face the internet.
            opts: Options, above all the account's provider.
        """
        super().__init__("bulkhead:index:PerimeterAcl", name, None, opts)
        ec2.NetworkAcl(
            name,
            vpc_id=vpc_id,
            subnet_ids=list(subnet_ids),
            ingress=[
                _in(100, _TCP, _ANYWHERE, (_HTTPS, _HTTPS)),
                _in(110, _TCP, _ANYWHERE, _ANSWERS[0]),
                _in(111, _TCP, _ANYWHERE, _ANSWERS[1]),
                _in(120, _UDP, _ANYWHERE, _ANSWERS[0]),
                _in(121, _UDP, _ANYWHERE, _ANSWERS[1]),
                _in(130, _EVERY, str(cidr)),
                # "Fragmentation needed": type 3, code 4. Without it, large packets get lost.
                _in(140, _ICMP, _ANYWHERE, icmp=(3, 4)),
            ],
            egress=[
                ec2.NetworkAclEgressArgs(
                    rule_no=100,
                    action="allow",
                    protocol=_EVERY,
                    cidr_block=_ANYWHERE,
                    from_port=0,
                    to_port=0,
                )
            ],
            tags={"Name": "public", "perimeter": "public"},
            opts=pulumi.ResourceOptions(parent=self),
        )
        self.register_outputs({})


def _in(
    number: int,
    protocol: str,
    cidr: str,
    ports: tuple[int, int] = (0, 0),
    icmp: tuple[int, int] | None = None,
) -> ec2.NetworkAclIngressArgs:
    return ec2.NetworkAclIngressArgs(
        rule_no=number,
        action="allow",
        protocol=protocol,
        cidr_block=cidr,
        from_port=ports[0],
        to_port=ports[1],
        icmp_type=icmp[0] if icmp else None,
        icmp_code=icmp[1] if icmp else None,
    )
