"""Instances have no public addresses, and subnets give none out.

A machine with a public address is one open port away from the internet. Load balancers and NAT
gateways take and send traffic for machines in private subnets; nobody needs to log in from outside
where Session Manager does it. Tasks of ECS are machines in this, too.

Exceptions: the landing zone's own roles and `network_roles`. A launch that does not say whether it
wants a public address carries no key to compare; the subnet's setting then decides, and is guarded
here. Subnets that give out addresses already are the audit's to find.
"""

from ._audit import AuditQuery
from ._model import Control, Frameworks
from ._public_address_checks import PUBLIC_ADDRESS_CHECKS
from ._request import (
    ADMINISTRATOR,
    KARPENTER,
    LANDING_ZONE,
    NETWORK_BUILDER,
    STACK_SET,
    calls,
)
from ._statement import Deny, Param

INTERFACE = "arn:aws:ec2:eu-central-1:111111111111:network-interface/*"
SUBNET = "arn:aws:ec2:eu-central-1:111111111111:subnet/subnet-0123456789abcdef0"
PUBLIC = {"ec2:AssociatePublicIpAddress": "true"}
PRIVATE = {"ec2:AssociatePublicIpAddress": "false"}
GIVING = {"ec2:Attribute/MapPublicIpOnLaunch": "true"}
KEEPING = {"ec2:Attribute/MapPublicIpOnLaunch": "false"}
MODIFY = "ec2:ModifySubnetAttribute"

CONTROL = Control(
    severity="high",
    bundle="network",
    frameworks=Frameworks(fsbp=("Autoscaling.5", "EC2.9", "EC2.15", "EC2.25", "ECS.2", "ECS.16")),
    service_control=(
        Deny(
            sid="DenyPublicAddresses",
            actions=("ec2:RunInstances",),
            resources=("arn:*:ec2:*:*:network-interface/*",),
            condition={"Bool": PUBLIC},
            exempt_role_arns=(Param("network_role_arns"),),
            denied=(
                *calls(ADMINISTRATOR, "ec2:RunInstances", resource=INTERFACE, context=PUBLIC),
                *calls(KARPENTER, "ec2:RunInstances", resource=INTERFACE, context=PUBLIC),
            ),
            allowed=(
                *calls(KARPENTER, "ec2:RunInstances", resource=INTERFACE, context=PRIVATE),
                *calls(KARPENTER, "ec2:RunInstances", resource=INTERFACE),
                *calls(NETWORK_BUILDER, "ec2:RunInstances", resource=INTERFACE, context=PUBLIC),
                *calls(STACK_SET, "ec2:RunInstances", resource=INTERFACE, context=PUBLIC),
            ),
        ),
        Deny(
            sid="DenySubnetsGivingAddresses",
            actions=(MODIFY,),
            condition={"StringEqualsIgnoreCase": GIVING},
            exempt_role_arns=(Param("network_role_arns"),),
            denied=calls(ADMINISTRATOR, MODIFY, resource=SUBNET, context=GIVING),
            allowed=(
                *calls(ADMINISTRATOR, MODIFY, resource=SUBNET, context=KEEPING),
                *calls(ADMINISTRATOR, MODIFY, resource=SUBNET),
                *calls(NETWORK_BUILDER, MODIFY, resource=SUBNET, context=GIVING),
                *calls(LANDING_ZONE, MODIFY, resource=SUBNET, context=GIVING),
            ),
        ),
    ),
    checks=PUBLIC_ADDRESS_CHECKS,
    audit=(
        AuditQuery(
            sentence="No instance has a public address.",
            scope="region",
            service="ec2",
            operation="DescribeInstances",
            expression="Reservations[].Instances[?PublicIpAddress].InstanceId[]",
        ),
        AuditQuery(
            sentence="No subnet gives out public addresses.",
            scope="region",
            service="ec2",
            operation="DescribeSubnets",
            expression="Subnets[?MapPublicIpOnLaunch].SubnetId",
        ),
    ),
)
