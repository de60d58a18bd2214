"""Security groups are opened by the roles that deploy infrastructure, and by nobody by hand.

A rule for 0.0.0.0/0 that somebody adds "for a minute" is what scanners find first. No condition key
of AWS's carries the addresses or ports of a rule, so no guardrail can deny "the whole internet" and
allow the rest. What this one does: rules for incoming traffic are added by the deploying roles in
`ingress_roles` and `network_roles` only, so every rule comes out of code that the policy pack has
seen. What it does not do: judge the rule itself. `nothing_open_to_internet_but_https` does that
before deployment for what is deployed by Pulumi; blocking public access to VPCs
(`vpcs_closed_to_internet`) takes away the effect of an open rule; and the audit finds what is open
all the same.

Exceptions: the landing zone's own roles, `ingress_roles` and `network_roles`. Taking rules away is
never denied. The load balancer controller of an EKS cluster adds rules: its role belongs into
`ingress_roles`.
"""

from ._ingress_rules import OPEN_PORTS_AUDIT
from ._model import Control, Frameworks
from ._request import (
    ADMINISTRATOR,
    INFRASTRUCTURE,
    LANDING_ZONE,
    NETWORK_BUILDER,
    STACK_SET,
    calls,
)
from ._statement import Deny, Param

GROUP = "arn:aws:ec2:eu-central-1:111111111111:security-group/sg-0123456789abcdef0"
OPENING = ("ec2:AuthorizeSecurityGroupIngress", "ec2:ModifySecurityGroupRules")

CONTROL = Control(
    severity="high",
    bundle="network",
    frameworks=Frameworks(
        cis_3_0=("5.2", "5.3"), cis_5_0=("5.3", "5.4"), fsbp=("EC2.18", "EC2.19")
    ),
    service_control=(
        Deny(
            sid="DenyOpeningSecurityGroups",
            actions=OPENING,
            exempt_role_arns=(Param("ingress_role_arns"),),
            denied=calls(ADMINISTRATOR, *OPENING, resource=GROUP),
            allowed=(
                *calls(INFRASTRUCTURE, *OPENING, resource=GROUP),
                *calls(NETWORK_BUILDER, *OPENING, resource=GROUP),
                *calls(LANDING_ZONE, *OPENING, resource=GROUP),
                *calls(STACK_SET, *OPENING, resource=GROUP),
                *calls(
                    ADMINISTRATOR,
                    "ec2:RevokeSecurityGroupIngress",
                    "ec2:AuthorizeSecurityGroupEgress",
                    "ec2:CreateSecurityGroup",
                    "ec2:DescribeSecurityGroupRules",
                    resource=GROUP,
                ),
            ),
        ),
    ),
    audit=(OPEN_PORTS_AUDIT,),
)
