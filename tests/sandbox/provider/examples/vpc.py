"""Examples of Amazon VPC."""

from tests.sandbox.provider.examples import ONLY_ITS_SOURCE_SAYS, Example, Need
from tests.sandbox.provider.examples.ec2 import TAGGED, TAGS, VPC

NEEDS = {
    "vpc": VPC,
    "group": Need("aws:ec2/securityGroup:SecurityGroup", {"name": "a", "vpcId": "${vpc.id}"}),
    "other": Need("aws:ec2/securityGroup:SecurityGroup", {"name": "b", "vpcId": "${vpc.id}"}),
}
RULE = Example(
    needs=NEEDS,
    inputs={
        "description": "HTTPS",
        "fromPort": 443,
        "ipProtocol": "tcp",
        "referencedSecurityGroupId": "${other.id}",
        "securityGroupId": "${group.id}",
        "tags": TAGS,
        "toPort": 443,
    },
    changes=(
        ("description", "TLS"),
        ("fromPort", 400),
        ("ipProtocol", "udp"),
        ("toPort", 8443),
        *TAGGED,
    ),
    made_with=(
        {"cidrIpv4": "10.0.0.0/24", "referencedSecurityGroupId": None},
        {"prefixListId": "pl-12345678", "referencedSecurityGroupId": None},
    ),
    gone_with=("group",),
    unprovable=dict.fromkeys(
        (
            "replace_on.cidrIpv4",
            "replace_on.prefixListId",
            "replace_on.referencedSecurityGroupId",
            "replace_on.securityGroupId",
        ),
        ONLY_ITS_SOURCE_SAYS,
    ),
)

EXAMPLES = {
    "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": RULE,
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": RULE,
}
