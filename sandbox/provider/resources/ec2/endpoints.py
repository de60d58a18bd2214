"""VPC endpoints: private ways to AWS's services."""

from sandbox.provider.declare import Default, Resource
from sandbox.provider.resources.ec2.common import NOT_NEEDED, SERVICE, TAGS
from sandbox.provider.sources import FORCES_NEW, upstream
from sandbox.provider.steps import Call, Each

ENDPOINT = upstream("ec2/vpc_endpoint.go")


def _members(items: str, member: str) -> Each:
    """EC2 adds to a list of an endpoint, and removes from it."""
    return Each(
        items,
        add=Call("ModifyVpcEndpoint", {"VpcEndpointId": "$id", f"Add{member}": "$items"}, take=()),
        remove=Call(
            "ModifyVpcEndpoint", {"VpcEndpointId": "$id", f"Remove{member}": "$items"}, take=()
        ),
    )


ENDPOINT_TYPE = Resource(
    type="aws:ec2/vpcEndpoint:VpcEndpoint",
    service=SERVICE,
    id="{id}",
    create=(
        Call(
            "CreateVpcEndpoint",
            {"PolicyDocument": "$policy"},
            out={"id": "VpcEndpoint.VpcEndpointId"},
        ),
    ),
    read=(
        Call(
            "DescribeVpcEndpoints",
            {"VpcEndpointIds": ["$id"]},
            at="VpcEndpoints[?State!='deleted'] | [0]",
            out={
                "arn": "=arn:{partition}:ec2:{region}:{account}:vpc-endpoint/{id}",
                "policy": "PolicyDocument",
                "securityGroupIds": "Groups[].GroupId",
            },
        ),
        Call(
            "DescribePrefixLists",
            {"Filters": [{"Name": "prefix-list-name", "Values": ["$serviceName"]}]},
            out={
                "cidrBlocks": "PrefixLists[0].Cidrs || `[]`",
                "prefixListId": "PrefixLists[0].PrefixListId || ''",
            },
        ),
    ),
    update=(
        Call(
            "ModifyVpcEndpoint",
            {"VpcEndpointId": "$id", "PolicyDocument": "$policy"},
            take=(),
        ),
        _members("routeTableIds", "RouteTableIds"),
        _members("securityGroupIds", "SecurityGroupIds"),
        _members("subnetIds", "SubnetIds"),
    ),
    delete=(Call("DeleteVpcEndpoints", {"VpcEndpointIds": ["$id"]}),),
    tags=TAGS,
    replace_on={
        # Where the type is Interface, pulumi-aws changes it in place.
        **dict.fromkeys(("serviceName", "vpcEndpointType", "vpcId"), ENDPOINT),
        "privateDnsEnabled": FORCES_NEW,
    },
    defaults={
        "privateDnsEnabled": Default(value=False, source=ENDPOINT),
        "vpcEndpointType": Default("Gateway", ENDPOINT),
    },
    sets=dict.fromkeys(("routeTableIds", "securityGroupIds", "subnetIds"), ENDPOINT),
    json=("policy",),
    local={"autoAccept": "says what the provider does after creation"},
    unserved=dict.fromkeys(
        (
            "dnsOptions",
            "ipAddressType",
            "resourceConfigurationArn",
            "serviceNetworkArn",
            "serviceRegion",
            "subnetConfigurations",
        ),
        NOT_NEEDED,
    ),
    absent={"requesterManaged": "no AWS service makes endpoints here"},
)

RESOURCES = (ENDPOINT_TYPE,)
