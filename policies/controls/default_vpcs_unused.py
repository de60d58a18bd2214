"""Default VPCs and default security groups are not used.

A default VPC gives every machine in it a public address, and a default security group lets its
members talk to each other: both are what somebody gets who did not choose. Nothing should be in
them, so that nothing is there by mistake.

Exceptions: a default security group that is taken over to empty it.
"""

from collections.abc import Iterator

from ._audit import AuditQuery
from ._check import Check, StackCheck
from ._finding import Finding, Violation
from ._model import Control, Frameworks
from ._params import Params
from ._rules import all_of, forbidden, must_not_be_set
from ._stack import Resource, Stack
from ._types import tokens

OWN_VPC = "aws.ec2.Vpc(...) with private subnets"
EMPTY = "no rules: aws.ec2.DefaultSecurityGroup(..., vpc_id=vpc.id)"
DEFAULT_GROUP = tokens("ec2", "DefaultSecurityGroup")
RULES = (
    *tokens("ec2", "SecurityGroupRule"),
    *tokens("vpc", "SecurityGroupEgressRule", "SecurityGroupIngressRule"),
)
NOT_EMPTY = Violation(
    "securityGroupId",
    "is a default security group",
    "security_group_id=group.id, a group of its own: aws.ec2.SecurityGroup(..., vpc_id=vpc.id)",
)


def _rules_of_default_groups(stack: Stack, _: Params) -> Iterator[tuple[Resource, Finding]]:
    for group in stack.of(DEFAULT_GROUP):
        for rule in stack.referring_to(group, RULES, "securityGroupId"):
            yield rule, NOT_EMPTY


def _with_rule(group: str, rule: str) -> tuple[Resource, ...]:
    return (
        Resource(DEFAULT_GROUP[0], "default", {"vpcId": "vpc-1"}),
        Resource(rule, "rule", {"fromPort": 443}, {"securityGroupId": (group,)}),
    )


CONTROL = Control(
    severity="medium",
    frameworks=Frameworks(cis_3_0=("5.4",), cis_5_0=("5.5",), fsbp=("EC2.2",)),
    checks=(
        Check(
            name="default-vpc",
            types=tokens("ec2", "DefaultVpc"),
            find=forbidden("is a network that nobody planned", OWN_VPC),
            fails=({},),
            forbids=True,
        ),
        Check(
            name="default-subnet",
            types=tokens("ec2", "DefaultSubnet"),
            find=forbidden("is a subnet on the internet that nobody planned", OWN_VPC),
            fails=({"availabilityZone": "eu-central-1a"},),
            forbids=True,
        ),
        Check(
            name="default-security-group",
            types=DEFAULT_GROUP,
            find=all_of(
                must_not_be_set("ingress", problem="lets something in", write=EMPTY),
                must_not_be_set("egress", problem="lets something out", write=EMPTY),
            ),
            passes=({}, {"vpcId": "vpc-1"}, {"ingress": [], "egress": []}),
            fails=(
                {"ingress": [{"protocol": "-1", "self": True, "fromPort": 0, "toPort": 0}]},
                {"egress": [{"protocol": "-1", "fromPort": 0, "toPort": 0}]},
            ),
        ),
    ),
    stack_checks=(
        StackCheck(
            name="rules-of-default-security-group",
            types=RULES,
            find=_rules_of_default_groups,
            passes=tuple(_with_rule("orders", rule) for rule in RULES),
            fails=tuple(_with_rule("default", rule) for rule in RULES),
        ),
    ),
    audit=(
        AuditQuery(
            sentence="Default security groups have no rules.",
            scope="region",
            service="ec2",
            operation="DescribeSecurityGroups",
            arguments={"Filters": ({"Name": "group-name", "Values": ("default",)},)},
            expression="SecurityGroups[?IpPermissions || IpPermissionsEgress].GroupId",
        ),
    ),
)
