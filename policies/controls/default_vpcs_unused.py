"""Default VPCs and default security groups are not used.

A default VPC gives every machine in it a public address, and a default security group lets its
members talk to each other: both are what somebody gets who did not choose. Nothing should be in
them, so that nothing is there by mistake.

Exceptions: a default security group that is taken over to empty it.
"""

from ._audit import AuditQuery
from ._check import Check
from ._model import Control, Frameworks
from ._rules import all_of, forbidden, must_not_be_set
from ._types import tokens

OWN_VPC = "aws.ec2.Vpc(...) with private subnets"
EMPTY = "no rules: aws.ec2.DefaultSecurityGroup(..., vpc_id=vpc.id)"

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
            types=tokens("ec2", "DefaultSecurityGroup"),
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
