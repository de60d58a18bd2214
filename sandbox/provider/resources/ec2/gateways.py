"""Ways out of a VPC: internet gateways, and NAT gateways with their addresses."""

from sandbox.provider.declare import Default, Resource
from sandbox.provider.resources.ec2.common import NO_IPAM, NOT_NEEDED, SERVICE, TAGS
from sandbox.provider.sources import upstream
from sandbox.provider.steps import Call

INTERNET_GATEWAY = upstream("ec2/vpc_internet_gateway.go")
NAT_GATEWAY = upstream("ec2/vpc_nat_gateway.go")
ADDRESS = upstream("ec2/ec2_eip.go")

INTERNET_GATEWAY_TYPE = Resource(
    type="aws:ec2/internetGateway:InternetGateway",
    service=SERVICE,
    id="{id}",
    create=(
        Call("CreateInternetGateway", out={"id": "InternetGateway.InternetGatewayId"}),
        Call(
            "AttachInternetGateway",
            {"InternetGatewayId": "$id", "VpcId": "$vpcId"},
            take=(),
            when="vpcId",
        ),
    ),
    read=(
        Call(
            "DescribeInternetGateways",
            {"InternetGatewayIds": ["$id"]},
            at="InternetGateways[0]",
            out={
                "arn": "=arn:{partition}:ec2:{region}:{account}:internet-gateway/{id}",
                "vpcId": "Attachments[0].VpcId",
            },
        ),
    ),
    update=(
        Call(
            "DetachInternetGateway",
            {"InternetGatewayId": "$id", "VpcId": "$old.vpcId"},
            take=(),
            when="old.vpcId && vpcId != old.vpcId",
        ),
        Call("AttachInternetGateway", {"InternetGatewayId": "$id", "VpcId": "$vpcId"}, take=()),
    ),
    delete=(
        Call(
            "DetachInternetGateway",
            {"InternetGatewayId": "$id", "VpcId": "$vpcId"},
            when="vpcId",
        ),
        Call("DeleteInternetGateway", {"InternetGatewayId": "$id"}),
    ),
    gone=("InvalidInternetGatewayID.NotFound", "Gateway.NotAttached"),
    tags=TAGS,
)

# A NAT gateway of AWS takes minutes to come and go; the emulator's is there, or gone, at once.
NAT_GATEWAY_TYPE = Resource(
    type="aws:ec2/natGateway:NatGateway",
    service=SERVICE,
    id="{id}",
    create=(Call("CreateNatGateway", out={"id": "NatGateway.NatGatewayId"}),),
    read=(
        Call(
            "DescribeNatGateways",
            {"NatGatewayIds": ["$id"]},
            at="NatGateways[?State!='deleted'] | [0]",
            out={
                "allocationId": "NatGatewayAddresses[0].AllocationId",
                "associationId": "NatGatewayAddresses[0].AssociationId",
                "networkInterfaceId": "NatGatewayAddresses[0].NetworkInterfaceId",
                "publicIp": "NatGatewayAddresses[0].PublicIp",
            },
        ),
    ),
    delete=(Call("DeleteNatGateway", {"NatGatewayId": "$id"}),),
    tags=TAGS,
    replace_on=dict.fromkeys(("allocationId", "connectivityType", "subnetId"), NAT_GATEWAY),
    defaults={"connectivityType": Default("public", NAT_GATEWAY)},
    unserved=dict.fromkeys(
        (
            "availabilityMode",
            "availabilityZoneAddresses",
            "privateIp",
            "secondaryAllocationIds",
            "secondaryPrivateIpAddressCount",
            "secondaryPrivateIpAddresses",
            "vpcId",
        ),
        NOT_NEEDED,
    ),
    absent=dict.fromkeys(
        (
            "autoProvisionZones",
            "autoScalingIps",
            "regionalNatGatewayAddresses",
            "regionalNatGatewayAutoMode",
            "routeTableId",
        ),
        "only NAT gateways of a whole region have it",
    ),
)

ADDRESS_TYPE = Resource(
    type="aws:ec2/eip:Eip",
    service=SERVICE,
    id="{allocationId}",
    create=(Call("AllocateAddress", out={"allocationId": "AllocationId"}),),
    read=(
        Call(
            "DescribeAddresses",
            at="Addresses[0]",
            out={
                "arn": "=arn:{partition}:ec2:{region}:{account}:elastic-ip/{allocationId}",
            },
        ),
    ),
    delete=(Call("ReleaseAddress"),),
    gone=("InvalidAllocationID.NotFound",),
    tags=TAGS,
    replace_on={"domain": ADDRESS},
    unserved={
        **dict.fromkeys(
            (
                "address",
                "associateWithPrivateIp",
                "customerOwnedIpv4Pool",
                "instance",
                "networkBorderGroup",
                "networkInterface",
                "publicIpv4Pool",
            ),
            NOT_NEEDED,
        ),
        "ipamPoolId": NO_IPAM,
    },
    absent=dict.fromkeys(
        (
            "associationId",
            "carrierIp",
            "customerOwnedIp",
            "privateDns",
            "privateIp",
            "ptrRecord",
            "publicDns",
        ),
        "no program of the landing zone reads it",
    ),
)

RESOURCES = (INTERNET_GATEWAY_TYPE, NAT_GATEWAY_TYPE, ADDRESS_TYPE)
