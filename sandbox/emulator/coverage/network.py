"""Networks: VPCs and what is in them, their logs, and the queries of their resolvers."""

from sandbox.emulator.coverage.capability import Capability, recorded

NETWORK: tuple[Capability, ...] = (
    recorded(
        "ec2",
        "VPCs, subnets, gateways, routes, endpoints, security groups and their rules: no packet "
        "ever moves, and no endpoint policy is enforced",
        "CreateVpc DescribeVpcs DeleteVpc ModifyVpcAttribute DescribeVpcAttribute CreateSubnet "
        "DescribeSubnets DeleteSubnet ModifySubnetAttribute CreateInternetGateway "
        "AttachInternetGateway DetachInternetGateway DescribeInternetGateways "
        "DeleteInternetGateway AllocateAddress DescribeAddresses ReleaseAddress CreateNatGateway "
        "DescribeNatGateways DeleteNatGateway CreateRouteTable DescribeRouteTables "
        "DeleteRouteTable CreateRoute ReplaceRoute DeleteRoute AssociateRouteTable "
        "DisassociateRouteTable CreateVpcEndpoint DescribeVpcEndpoints ModifyVpcEndpoint "
        "DeleteVpcEndpoints DescribePrefixLists CreateSecurityGroup DescribeSecurityGroups "
        "DeleteSecurityGroup AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress "
        "RevokeSecurityGroupIngress RevokeSecurityGroupEgress ModifySecurityGroupRules "
        "DescribeSecurityGroupRules CreateNetworkAcl CreateNetworkAclEntry DeleteNetworkAclEntry "
        "DescribeNetworkAcls ReplaceNetworkAclAssociation DeleteNetworkAcl CreateTags "
        "DeleteTags DescribeAvailabilityZones",
    ),
    recorded(
        "ec2",
        "Flow logs, if their bucket is there: nothing is ever delivered",
        "CreateFlowLogs DescribeFlowLogs DeleteFlowLogs",
    ),
    recorded(
        "ec2",
        "Subnets and VPCs that a block of public access leaves out: nothing is blocked",
        "CreateVpcBlockPublicAccessExclusion DescribeVpcBlockPublicAccessExclusions "
        "ModifyVpcBlockPublicAccessExclusion DeleteVpcBlockPublicAccessExclusion",
    ),
    recorded(
        "route53resolver",
        "Configurations of query logs and the VPCs that they are for: nothing is ever delivered",
        "CreateResolverQueryLogConfig GetResolverQueryLogConfig DeleteResolverQueryLogConfig "
        "AssociateResolverQueryLogConfig GetResolverQueryLogConfigAssociation "
        "DisassociateResolverQueryLogConfig ListTagsForResource TagResource UntagResource",
    ),
)
