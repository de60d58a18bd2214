"""What only a whole stack tells of open ports: whose security group it is."""

from collections.abc import Iterator

from ._address_ranges import is_internet
from ._check import StackCheck
from ._finding import Finding, Violation
from ._ingress_rules import GROUPS, INGRESS_RULE, RULE, ingress_rules
from ._inputs import as_bool
from ._params import Params
from ._stack import Resource, Stack
from ._types import INSTANCE, LAUNCH_TEMPLATE, tokens

BALANCERS = (*tokens("lb", "LoadBalancer"), *tokens("elb", "LoadBalancer"))
# Type -> the inputs that name its security groups.
_USERS = {
    **dict.fromkeys((*INSTANCE, *LAUNCH_TEMPLATE), ("vpcSecurityGroupIds",)),
    **dict.fromkeys(tokens("ecs", "Service"), ("networkConfiguration.securityGroups",)),
    **dict.fromkeys(tokens("rds", "Cluster", "Instance"), ("vpcSecurityGroupIds",)),
    **dict.fromkeys(tokens("lambda", "Function"), ("vpcConfig.securityGroupIds",)),
    **dict.fromkeys(tokens("elasticache", "Cluster", "ReplicationGroup"), ("securityGroupIds",)),
    **dict.fromkeys(tokens("eks", "Cluster"), ("vpcConfig.securityGroupIds",)),
}
_GROUP = tokens("ec2", "SecurityGroup")
_WRITE = "an internet-facing load balancer in front, and referenced_security_group_id=its group"


def _is_internet_facing(balancer: Resource) -> bool:
    return as_bool(balancer.get("internal")) is not True


def _groups_open(stack: Stack) -> Iterator[Resource]:
    """The security groups that let the whole internet in, by their own rules or others'."""
    for group in stack.of(_GROUP):
        rules = [
            *ingress_rules(group.type, group.as_inputs),
            *(
                rule
                for other in stack.referring_to(group, (*RULE, *INGRESS_RULE), "securityGroupId")
                for rule in ingress_rules(other.type, other.as_inputs)
            ),
        ]
        if any(is_internet(each) for rule in rules for _, each in rule.ranges()):
            yield group


def _others_are_open(stack: Stack, _: Params) -> Iterator[tuple[Resource, Finding]]:
    for group in _groups_open(stack):
        for user in _users(stack, group):
            name = user.urn.rpartition("::")[2]
            problem = f"lets the whole internet in to {name}, which is no public load balancer"
            yield group, Violation("ingress", problem, _WRITE)


def _users(stack: Stack, group: Resource) -> Iterator[Resource]:
    for type_, paths in _USERS.items():
        for path in paths:
            yield from stack.referring_to(group, (type_,), path)
    for balancer in stack.referring_to(group, BALANCERS, "securityGroups"):
        if not _is_internet_facing(balancer):
            yield balancer


GROUP = Resource(
    GROUPS[1],
    "group",
    {"ingress": [{"fromPort": 443, "toPort": 443, "protocol": "tcp", "cidrBlocks": ["0.0.0.0/0"]}]},
)
BALANCER = BALANCERS[0]
BY_GROUP = {"securityGroups": ("group",)}
CLOSED = Resource(GROUPS[1], "group", {})
OPENING = Resource(
    INGRESS_RULE[0],
    "rule",
    {"cidrIpv4": "0.0.0.0/0", "fromPort": 443, "toPort": 443, "ipProtocol": "tcp"},
    {"securityGroupId": ("group",)},
)

HTTPS_STACK_CHECKS = (
    StackCheck(
        name="public-load-balancers-only",
        types=_GROUP,
        find=_others_are_open,
        passes=(
            (GROUP, Resource(BALANCER, "public", {"internal": False}, BY_GROUP)),
            (GROUP,),
            (CLOSED, Resource(INSTANCE[0], "web", {}, {"vpcSecurityGroupIds": ("group",)})),
        ),
        fails=(
            (GROUP, Resource(BALANCER, "inside", {"internal": True}, BY_GROUP)),
            (GROUP, Resource(INSTANCE[0], "web", {}, {"vpcSecurityGroupIds": ("group",)})),
            (
                CLOSED,
                OPENING,
                Resource(INSTANCE[0], "web", {}, {"vpcSecurityGroupIds": ("group",)}),
            ),
        ),
    ),
)
