"""VPCs take no traffic from the internet, except subnets that the network's owners open.

With public access blocked for VPCs, an open security group, a public address and an internet
gateway together still let nobody in: the mistake of one team reaches no further than the next
exclusion. Traffic that begins inside goes out as before.

Exceptions: the declarative policy binds everybody, break-glass included; the subnets that serve the
internet are excluded from it by the landing zone's own roles and `network_roles`, and by nobody
else. Make the exclusions for public load balancers before the control reaches an account: without
them it takes web sites off the net.
"""

from ._audit import AuditQuery
from ._check import Check
from ._model import Control, Frameworks
from ._request import ADMINISTRATOR, LANDING_ZONE, NETWORK_BUILDER, calls
from ._rules import must_not_be
from ._statement import Declarative, Deny, Param
from ._types import tokens

EXCLUDING = (
    "ec2:CreateVpcBlockPublicAccessExclusion",
    "ec2:ModifyVpcBlockPublicAccessExclusion",
    "ec2:ModifyVpcBlockPublicAccessOptions",
)

CONTROL = Control(
    severity="high",
    bundle="network",
    frameworks=Frameworks(fsbp=("EC2.172",)),
    service_control=(
        Deny(
            sid="DenyOpeningVpcs",
            actions=EXCLUDING,
            exempt_role_arns=(Param("network_role_arns"),),
            denied=calls(ADMINISTRATOR, *EXCLUDING),
            allowed=(
                *calls(NETWORK_BUILDER, *EXCLUDING),
                *calls(LANDING_ZONE, *EXCLUDING),
                *calls(
                    ADMINISTRATOR,
                    "ec2:DeleteVpcBlockPublicAccessExclusion",
                    "ec2:DescribeVpcBlockPublicAccessOptions",
                    "ec2:CreateSubnet",
                ),
            ),
        ),
    ),
    declarative=(
        Declarative(
            type="DECLARATIVE_POLICY_EC2",
            content={
                "ec2_attributes": {
                    "vpc_block_public_access": {
                        "internet_gateway_block": {
                            "mode": {"@@assign": "block_ingress"},
                            "exclusions_allowed": {"@@assign": "enabled"},
                        }
                    }
                }
            },
        ),
    ),
    checks=(
        Check(
            name="block-public-access",
            types=tokens("ec2", "VpcBlockPublicAccessOptions"),
            find=must_not_be(
                "internetGatewayBlockMode",
                "off",
                problem="the internet reaches every VPC",
                write='internet_gateway_block_mode="block-ingress"',
            ),
            passes=(
                {"internetGatewayBlockMode": "block-ingress"},
                {"internetGatewayBlockMode": "block-bidirectional"},
            ),
            fails=({"internetGatewayBlockMode": "off"},),
        ),
    ),
    audit=(
        AuditQuery(
            sentence="Public access to VPCs is blocked.",
            scope="region",
            service="ec2",
            operation="DescribeVpcBlockPublicAccessOptions",
            expression="contains(['block-ingress', 'block-bidirectional'],"
            " VpcBlockPublicAccessOptions.InternetGatewayBlockMode)",
            expected=True,
        ),
    ),
)
