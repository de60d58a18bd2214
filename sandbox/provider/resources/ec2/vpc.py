"""VPCs and their subnets."""

from sandbox.provider.declare import Default, Resource
from sandbox.provider.resources.ec2.common import NO_IPAM, NO_IPV6, NOT_NEEDED, SERVICE, TAGS
from sandbox.provider.sources import DOCSTRING, upstream
from sandbox.provider.steps import Call

VPC = upstream("ec2/vpc_.go")
SUBNET = upstream("ec2/vpc_subnet.go")


def _of_vpc(operation: str, name: str, value: str, out: dict[str, str]) -> Call:
    """Find what came with a VPC by a filter of its own."""
    filters = [{"Name": "vpc-id", "Values": ["$id"]}, {"Name": name, "Values": [value]}]
    return Call(operation, {"Filters": filters}, out=out)


def _attribute(attribute: str, member: str, output: str) -> Call:
    """A VPC answers for one attribute a call."""
    return Call(
        "DescribeVpcAttribute",
        {"VpcId": "$id", "Attribute": attribute},
        out={output: f"{member}.Value"},
    )


def _set(member: str, name: str) -> Call:
    """EC2 changes one attribute a call."""
    return Call(
        "ModifyVpcAttribute",
        {"VpcId": "$id", member: {"Value": f"${name}"}},
        take=(),
    )


SET_ATTRIBUTES = (
    _set("EnableDnsSupport", "enableDnsSupport"),
    _set("EnableDnsHostnames", "enableDnsHostnames"),
)

VPC_TYPE = Resource(
    type="aws:ec2/vpc:Vpc",
    service=SERVICE,
    id="{id}",
    create=(
        Call("CreateVpc", {"CidrBlock": "$cidrBlock"}, take=(), out={"id": "Vpc.VpcId"}),
        *SET_ATTRIBUTES,
    ),
    read=(
        Call(
            "DescribeVpcs",
            {"VpcIds": ["$id"]},
            at="Vpcs[0]",
            out={"arn": "=arn:{partition}:ec2:{region}:{account}:vpc/{id}"},
        ),
        _attribute("enableDnsSupport", "EnableDnsSupport", "enableDnsSupport"),
        _attribute("enableDnsHostnames", "EnableDnsHostnames", "enableDnsHostnames"),
        _of_vpc(
            "DescribeNetworkAcls",
            "default",
            "true",
            {"defaultNetworkAclId": "NetworkAcls[0].NetworkAclId"},
        ),
        _of_vpc(
            "DescribeRouteTables",
            "association.main",
            "true",
            {
                "defaultRouteTableId": "RouteTables[0].RouteTableId",
                "mainRouteTableId": "RouteTables[0].RouteTableId",
            },
        ),
        _of_vpc(
            "DescribeSecurityGroups",
            "group-name",
            "default",
            {"defaultSecurityGroupId": "SecurityGroups[0].GroupId"},
        ),
    ),
    update=SET_ATTRIBUTES,
    delete=(Call("DeleteVpc", {"VpcId": "$id"}),),
    gone=("InvalidVpcID.NotFound",),
    tags=TAGS,
    replace_on={"cidrBlock": VPC},
    defaults={
        "enableDnsHostnames": Default(value=False, source=DOCSTRING),
        "enableDnsSupport": Default(value=True, source=VPC),
    },
    unserved={
        **dict.fromkeys(
            (
                "assignGeneratedIpv6CidrBlock",
                "ipv6CidrBlock",
                "ipv6CidrBlockNetworkBorderGroup",
                "ipv6IpamPoolId",
                "ipv6NetmaskLength",
            ),
            NO_IPV6,
        ),
        **dict.fromkeys(("ipv4IpamPoolId", "ipv4NetmaskLength"), NO_IPAM),
        **dict.fromkeys(("enableNetworkAddressUsageMetrics", "instanceTenancy"), NOT_NEEDED),
    },
    absent={"ipv6AssociationId": NO_IPV6},
)

SUBNET_TYPE = Resource(
    type="aws:ec2/subnet:Subnet",
    service=SERVICE,
    id="{id}",
    create=(
        Call(
            "CreateSubnet",
            out={"id": "Subnet.SubnetId"},
        ),
        Call(
            "ModifySubnetAttribute",
            {"SubnetId": "$id", "MapPublicIpOnLaunch": {"Value": "$mapPublicIpOnLaunch"}},
            take=(),
        ),
    ),
    read=(
        Call(
            "DescribeSubnets",
            {"SubnetIds": ["$id"]},
            at="Subnets[0]",
            out={"arn": "SubnetArn"},
        ),
    ),
    update=(
        Call(
            "ModifySubnetAttribute",
            {"SubnetId": "$id", "MapPublicIpOnLaunch": {"Value": "$mapPublicIpOnLaunch"}},
            take=(),
        ),
    ),
    delete=(Call("DeleteSubnet", {"SubnetId": "$id"}),),
    gone=("InvalidSubnetID.NotFound",),
    tags=TAGS,
    replace_on=dict.fromkeys(("availabilityZoneId", "cidrBlock", "vpcId"), SUBNET),
    defaults={"mapPublicIpOnLaunch": Default(value=False, source=SUBNET)},
    unserved={
        **dict.fromkeys(
            (
                "assignIpv6AddressOnCreation",
                "enableDns64",
                "enableResourceNameDnsAaaaRecordOnLaunch",
                "ipv6CidrBlock",
                "ipv6IpamPoolId",
                "ipv6Native",
                "ipv6NetmaskLength",
            ),
            NO_IPV6,
        ),
        **dict.fromkeys(("ipv4IpamPoolId", "ipv4NetmaskLength"), NO_IPAM),
        **dict.fromkeys(
            (
                "availabilityZone",
                "customerOwnedIpv4Pool",
                "enableLniAtDeviceIndex",
                "enableResourceNameDnsARecordOnLaunch",
                "mapCustomerOwnedIpOnLaunch",
                "outpostArn",
                "privateDnsHostnameTypeOnLaunch",
            ),
            NOT_NEEDED,
        ),
    },
    absent={"ipv6CidrBlockAssociationId": NO_IPV6},
)

RESOURCES = (VPC_TYPE, SUBNET_TYPE)
