"""Ways into and out of the network are made by the roles that build networks.

An internet gateway, a public address, a NAT gateway or a peering connection turns a private network
into another one than its owners believe in. Making them is the work of few roles, in
`network_roles`; where none is named, of the landing zone alone. Default VPCs, which come with an
internet gateway, are not made again.

Exceptions: the landing zone's own roles and `network_roles`. Existing paths stay, and may be taken
away by whoever may do that: closing a door is never denied. Load balancers are no paths of this
kind, they need one that exists.
"""

from ._audit import AuditQuery
from ._model import Control, Frameworks
from ._request import (
    ADMINISTRATOR,
    KARPENTER,
    LANDING_ZONE,
    NETWORK_BUILDER,
    STACK_SET,
    calls,
    service_linked_role,
)
from ._statement import Deny, Param

PATHS = (
    "ec2:AcceptVpcPeeringConnection",
    "ec2:AllocateAddress",
    "ec2:AssociateAddress",
    "ec2:AttachInternetGateway",
    "ec2:AttachVpnGateway",
    "ec2:CreateClientVpnEndpoint",
    "ec2:CreateDefaultSubnet",
    "ec2:CreateDefaultVpc",
    "ec2:CreateEgressOnlyInternetGateway",
    "ec2:CreateInternetGateway",
    "ec2:CreateNatGateway",
    "ec2:CreateVpcPeeringConnection",
    "ec2:CreateVpnConnection",
    "globalaccelerator:CreateAccelerator",
    "globalaccelerator:CreateCustomRoutingAccelerator",
    "globalaccelerator:CreateEndpointGroup",
    "globalaccelerator:CreateListener",
    "globalaccelerator:UpdateEndpointGroup",
)

CONTROL = Control(
    severity="high",
    bundle="network",
    frameworks=Frameworks(),
    service_control=(
        Deny(
            sid="DenyMakingInternetPaths",
            actions=PATHS,
            exempt_role_arns=(Param("network_role_arns"),),
            denied=(
                *calls(ADMINISTRATOR, *PATHS),
                *calls(KARPENTER, "ec2:AssociateAddress"),
            ),
            allowed=(
                *calls(NETWORK_BUILDER, *PATHS),
                *calls(LANDING_ZONE, *PATHS),
                *calls(STACK_SET, "ec2:CreateNatGateway"),
                *calls(
                    ADMINISTRATOR,
                    "ec2:DetachInternetGateway",
                    "ec2:DeleteNatGateway",
                    "ec2:CreateSubnet",
                    "ec2:CreateVpcEndpoint",
                    "elasticloadbalancing:CreateLoadBalancer",
                ),
                *calls(KARPENTER, "ec2:RunInstances", "ec2:CreateFleet"),
                *calls(
                    service_linked_role(
                        "elasticloadbalancing.amazonaws.com",
                        "AWSServiceRoleForElasticLoadBalancing",
                    ),
                    "ec2:AllocateAddress",
                    "ec2:AssociateAddress",
                ),
            ),
        ),
    ),
    audit=(
        AuditQuery(
            sentence="There is no default VPC.",
            scope="region",
            service="ec2",
            operation="DescribeVpcs",
            arguments={"Filters": ({"Name": "is-default", "Values": ("true",)},)},
            expression="Vpcs[].VpcId",
        ),
    ),
)
