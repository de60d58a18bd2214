"""Examples of Amazon EC2."""

from tests.sandbox.provider.examples import AWS_HAS_IT_TOO, Example, Need
from tests.sandbox.provider.examples.account_settings import ACCOUNT_SETTINGS
from tests.sandbox.provider.examples.policies import allow

VPC = Need("aws:ec2/vpc:Vpc", {"cidrBlock": "10.0.0.0/20"})
OTHER_VPC = Need("aws:ec2/vpc:Vpc", {"cidrBlock": "10.0.16.0/20"})
SUBNET = Need(
    "aws:ec2/subnet:Subnet",
    {"availabilityZoneId": "euc1-az1", "cidrBlock": "10.0.0.0/24", "vpcId": "${vpc.id}"},
)
ANOTHER_SUBNET = Need(SUBNET.type, {**SUBNET.inputs, "cidrBlock": "10.0.1.0/24"})
GATEWAY = Need("aws:ec2/internetGateway:InternetGateway", {"vpcId": "${vpc.id}"})
FREE_GATEWAY = Need("aws:ec2/internetGateway:InternetGateway")
ADDRESS = Need("aws:ec2/eip:Eip", {"domain": "vpc"})
NAT_GATEWAY = Need(
    "aws:ec2/natGateway:NatGateway",
    {"allocationId": "${address.allocationId}", "subnetId": "${subnet.id}"},
)
PRIVATE_NAT_GATEWAY = Need(
    "aws:ec2/natGateway:NatGateway", {"connectivityType": "private", "subnetId": "${subnet.id}"}
)
ROUTE_TABLE = Need("aws:ec2/routeTable:RouteTable", {"vpcId": "${vpc.id}"})

SERVICES = "com.amazonaws.eu-central-1"
TAGS = {"owner": "platform", "ring": "sandbox"}
TAGGED = (("tags", {"owner": "security", "tier": "1"}), ("tags", None))


def acl_rule(number: int, **changed: object) -> dict[str, object]:
    """Write a rule of a network ACL: TCP from and to anywhere, on port 0 unless told otherwise."""
    rule = {"action": "allow", "cidrBlock": "0.0.0.0/0", "fromPort": 0, "protocol": "6"}
    return {**rule, "ruleNo": number, "toPort": 0, **changed}


ICMP_RULE = acl_rule(110, protocol="1", icmpType=3, icmpCode=4)
ONLY_OUTPUTS = "no input says what AWS answers here; test_networks.py looks at it"

EXAMPLES = {
    **ACCOUNT_SETTINGS,
    "aws:ec2/vpc:Vpc": Example(
        inputs={"cidrBlock": "10.0.0.0/20", "enableDnsHostnames": True, "tags": TAGS},
        changes=(("enableDnsHostnames", False), ("enableDnsSupport", False), *TAGGED),
        made_with=({"enableDnsHostnames": None, "enableDnsSupport": False},),
        unprovable={
            f"read[{step}].{operation}.args.Filters": ONLY_OUTPUTS
            for step, operation in enumerate(
                ("DescribeNetworkAcls", "DescribeRouteTables", "DescribeSecurityGroups"), 3
            )
        },
    ),
    "aws:ec2/subnet:Subnet": Example(
        needs={"vpc": VPC},
        inputs={
            "availabilityZoneId": "euc1-az1",
            "cidrBlock": "10.0.0.0/24",
            "tags": TAGS,
            "vpcId": "${vpc.id}",
        },
        changes=(("mapPublicIpOnLaunch", True), *TAGGED),
    ),
    "aws:ec2/internetGateway:InternetGateway": Example(
        needs={"vpc": VPC, "other": OTHER_VPC, "first": FREE_GATEWAY},
        inputs={"tags": TAGS, "vpcId": "${vpc.id}"},
        changes=(("vpcId", "${other.id}"), *TAGGED),
        made_with=({"vpcId": None},),
    ),
    "aws:ec2/eip:Eip": Example(
        inputs={"domain": "vpc", "tags": TAGS},
        changes=TAGGED,
    ),
    "aws:ec2/natGateway:NatGateway": Example(
        needs={
            "vpc": VPC,
            "subnet": SUBNET,
            "gateway": GATEWAY,
            "first": PRIVATE_NAT_GATEWAY,
            "address": ADDRESS,
        },
        inputs={
            "allocationId": "${address.allocationId}",
            "subnetId": "${subnet.id}",
            "tags": TAGS,
        },
        changes=TAGGED,
    ),
    "aws:ec2/routeTable:RouteTable": Example(
        needs={"vpc": VPC},
        inputs={"tags": TAGS, "vpcId": "${vpc.id}"},
        changes=TAGGED,
    ),
    "aws:ec2/route:Route": Example(
        needs={
            "vpc": VPC,
            "subnet": SUBNET,
            "gateway": GATEWAY,
            "address": ADDRESS,
            "nat": NAT_GATEWAY,
            "table": ROUTE_TABLE,
            "other": FREE_GATEWAY,
        },
        inputs={
            "destinationCidrBlock": "0.0.0.0/0",
            "gatewayId": "${gateway.id}",
            "routeTableId": "${table.id}",
        },
        changes=(("gatewayId", "${other.id}"), ("natGatewayId", "${nat.id}")),
        made_with=({"gatewayId": None, "natGatewayId": "${nat.id}"},),
        gone_with=("table",),
    ),
    "aws:ec2/routeTableAssociation:RouteTableAssociation": Example(
        needs={"vpc": VPC, "subnet": SUBNET, "first": ROUTE_TABLE, "table": ROUTE_TABLE},
        inputs={"routeTableId": "${table.id}", "subnetId": "${subnet.id}"},
        gone_with=("table",),
    ),
    "aws:ec2/securityGroup:SecurityGroup": Example(
        needs={"vpc": VPC},
        inputs={
            "description": "Endpoints",
            "name": "endpoints",
            "revokeRulesOnDelete": True,
            "tags": TAGS,
            "vpcId": "${vpc.id}",
        },
        changes=(("revokeRulesOnDelete", False), *TAGGED),
        unprovable=dict.fromkeys(
            ("create[1]", "create[1].RevokeSecurityGroupEgress.args.IpPermissions"),
            "rules are not among what a group says; test_networks.py looks at them",
        ),
    ),
    "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": Example(
        needs={"vpc": VPC},
        inputs={"tags": TAGS, "vpcId": "${vpc.id}"},
        changes=(("revokeRulesOnDelete", True), *TAGGED),
        gone_with=("vpc",),
    ),
    "aws:ec2/vpcEndpoint:VpcEndpoint": Example(
        needs={
            "vpc": VPC,
            "subnet": SUBNET,
            "another": ANOTHER_SUBNET,
            "group": Need("aws:ec2/securityGroup:SecurityGroup", {"vpcId": "${vpc.id}"}),
            "friend": Need(
                "aws:ec2/securityGroup:SecurityGroup", {"name": "b", "vpcId": "${vpc.id}"}
            ),
            "table": ROUTE_TABLE,
            "other": ROUTE_TABLE,
            "first": Need(
                "aws:ec2/vpcEndpoint:VpcEndpoint",
                {"serviceName": f"{SERVICES}.dynamodb", "vpcId": "${vpc.id}"},
            ),
        },
        inputs={
            "policy": allow("kms:*", AWS="*"),
            "privateDnsEnabled": True,
            "routeTableIds": ["${table.id}"],
            "securityGroupIds": ["${group.id}"],
            "serviceName": f"{SERVICES}.kms",
            "subnetIds": ["${subnet.id}"],
            "tags": TAGS,
            "vpcEndpointType": "Interface",
            "vpcId": "${vpc.id}",
        },
        changes=(
            ("autoAccept", True),
            ("policy", allow("kms:Decrypt", AWS="*")),
            ("routeTableIds", ["${other.id}"]),
            ("securityGroupIds", ["${friend.id}"]),
            ("subnetIds", ["${subnet.id}", "${another.id}"]),
            *TAGGED,
        ),
        made_with=(
            {
                "privateDnsEnabled": None,
                "securityGroupIds": None,
                "serviceName": f"{SERVICES}.s3",
                "subnetIds": None,
                "vpcEndpointType": None,
            },
        ),
        unprovable={"read[1].DescribePrefixLists.args.Filters": ONLY_OUTPUTS},
    ),
    "aws:ec2/flowLog:FlowLog": Example(
        needs={
            "vpc": VPC,
            "subnet": SUBNET,
            "another": ANOTHER_SUBNET,
            "bucket": Need("aws:s3/bucket:Bucket", {"bucket": "example-logs"}),
            "first": Need(
                "aws:ec2/flowLog:FlowLog",
                {
                    "logDestination": "${bucket.arn}",
                    "logDestinationType": "s3",
                    "trafficType": "ALL",
                    "subnetId": "${subnet.id}",
                },
            ),
        },
        inputs={
            "destinationOptions": {"fileFormat": "parquet", "perHourPartition": True},
            "logDestination": "${bucket.arn}",
            "logDestinationType": "s3",
            "logFormat": "example",
            "maxAggregationInterval": 60,
            "tags": TAGS,
            "trafficType": "REJECT",
            "vpcId": "${vpc.id}",
        },
        changes=TAGGED,
        made_with=({"logFormat": None, "subnetId": "${another.id}", "vpcId": None},),
        unprovable=dict.fromkeys(
            (
                "defaults.destinationOptions.fileFormat",
                "defaults.logDestinationType",
                "defaults.maxAggregationInterval",
            ),
            AWS_HAS_IT_TOO,
        ),
    ),
    "aws:ec2/vpcBlockPublicAccessExclusion:VpcBlockPublicAccessExclusion": Example(
        needs={
            "vpc": VPC,
            "subnet": SUBNET,
            "another": ANOTHER_SUBNET,
            "first": Need(
                "aws:ec2/vpcBlockPublicAccessExclusion:VpcBlockPublicAccessExclusion",
                {"internetGatewayExclusionMode": "allow-egress", "subnetId": "${another.id}"},
            ),
        },
        inputs={
            "internetGatewayExclusionMode": "allow-bidirectional",
            "subnetId": "${subnet.id}",
            "tags": TAGS,
        },
        changes=(
            ("internetGatewayExclusionMode", "allow-egress"),
            ("timeouts", {"create": "10m"}),
            *TAGGED,
        ),
    ),
    "aws:ec2/networkAcl:NetworkAcl": Example(
        needs={"vpc": VPC, "subnet": SUBNET, "another": ANOTHER_SUBNET},
        inputs={
            "egress": [acl_rule(100, protocol="-1")],
            "ingress": [acl_rule(100, fromPort=443, toPort=443)],
            "subnetIds": ["${subnet.id}"],
            "tags": TAGS,
            "vpcId": "${vpc.id}",
        },
        changes=(
            ("egress", [acl_rule(100, protocol="-1", action="deny")]),
            ("ingress", [acl_rule(100, fromPort=443, toPort=443), ICMP_RULE]),
            ("ingress", [acl_rule(110, fromPort=1024, toPort=65535)]),
            ("subnetIds", ["${another.id}"]),
            *TAGGED,
        ),
    ),
}
