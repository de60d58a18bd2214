"""Where traffic goes: route tables, their routes, and the subnets that they are for."""

from sandbox.provider.declare import Resource
from sandbox.provider.resources.ec2.common import NO_IPV6, NOT_NEEDED, SERVICE, TAGS
from sandbox.provider.sources import upstream
from sandbox.provider.steps import Call, Run, Work

ROUTE_TABLE = upstream("ec2/vpc_route_table.go")
ROUTE = upstream("ec2/vpc_route.go")
ASSOCIATION = upstream("ec2/vpc_route_table_association.go")

OTHER_TARGETS = (
    "carrierGatewayId",
    "coreNetworkArn",
    "egressOnlyGatewayId",
    "localGatewayId",
    "networkInterfaceId",
    "odbNetworkArn",
    "transitGatewayId",
    "vpcEndpointId",
    "vpcPeeringConnectionId",
)

ROUTE_TABLE_TYPE = Resource(
    type="aws:ec2/routeTable:RouteTable",
    service=SERVICE,
    id="{id}",
    create=(Call("CreateRouteTable", out={"id": "RouteTable.RouteTableId"}),),
    read=(
        Call(
            "DescribeRouteTables",
            {"RouteTableIds": ["$id"]},
            at="RouteTables[0]",
            out={"arn": "=arn:{partition}:ec2:{region}:{account}:route-table/{id}"},
        ),
    ),
    delete=(Call("DeleteRouteTable", {"RouteTableId": "$id"}),),
    gone=("InvalidRouteTableID.NotFound",),
    tags=TAGS,
    replace_on={"vpcId": ROUTE_TABLE},
    unserved={
        "propagatingVgws": NOT_NEEDED,
        "routes": "routes are resources of their own: ec2.Route",
    },
)

IN_ITS_TABLE = {
    "RouteTableId": "$routeTableId",
    "DestinationCidrBlock": "$destinationCidrBlock",
}
TO_ITS_TARGET = {**IN_ITS_TABLE, "GatewayId": "$gatewayId", "NatGatewayId": "$natGatewayId"}
ROUTE_TYPE = Resource(
    type="aws:ec2/route:Route",
    service=SERVICE,
    id="{routeTableId}_{destinationCidrBlock}",
    create=(Call("CreateRoute", TO_ITS_TARGET, take=()),),
    read=(
        Call(
            "DescribeRouteTables",
            at="RouteTables[0].Routes[?DestinationCidrBlock=='{destinationCidrBlock}'] | [0]",
        ),
    ),
    update=(Call("ReplaceRoute", TO_ITS_TARGET, take=()),),
    delete=(Call("DeleteRoute", IN_ITS_TABLE, take=()),),
    gone=("InvalidRoute.NotFound", "InvalidRouteTableID.NotFound"),
    replace_on=dict.fromkeys(("destinationCidrBlock", "routeTableId"), ROUTE),
    unserved={
        **dict.fromkeys(("destinationPrefixListId", *OTHER_TARGETS), NOT_NEEDED),
        "destinationIpv6CidrBlock": NO_IPV6,
    },
    absent=dict.fromkeys(
        ("instanceId", "instanceOwnerId"), "no route of the landing zone leads to an instance"
    ),
)


def _disassociate(work: Work) -> None:
    """Only EC2 knows the id of an association."""
    table, subnet = work.properties["routeTableId"], work.properties["subnetId"]
    (found,) = work.call("DescribeRouteTables", RouteTableIds=[table])["RouteTables"]
    for each in found["Associations"]:
        if each.get("SubnetId") == subnet:
            work.call("DisassociateRouteTable", AssociationId=each["RouteTableAssociationId"])


ASSOCIATION_TYPE = Resource(
    type="aws:ec2/routeTableAssociation:RouteTableAssociation",
    service=SERVICE,
    id="{subnetId}/{routeTableId}",
    create=(Call("AssociateRouteTable"),),
    read=(
        Call(
            "DescribeRouteTables",
            at="RouteTables[0].Associations[?SubnetId=='{subnetId}'] | [0]",
        ),
    ),
    delete=(Run(_disassociate),),
    gone=("InvalidRouteTableID.NotFound",),
    replace_on=dict.fromkeys(("routeTableId", "subnetId"), ASSOCIATION),
    unserved={"gatewayId": NOT_NEEDED},
)

RESOURCES = (ROUTE_TABLE_TYPE, ROUTE_TYPE, ASSOCIATION_TYPE)
