"""The network of an account: a VPC and its subnets."""

from collections.abc import Mapping, Sequence

import pulumi
from pulumi_aws import ec2

from components.endpoint_policies import EndpointFacts
from components.network_endpoints import NetworkEndpoints
from components.network_logs import NetworkLogs
from components.network_routes import NetworkRoutes
from components.perimeter_acl import PerimeterAcl
from config import AccountNetwork, NetworkTier
from config.partition import partition_of
from config.subnets import PlannedSubnet, planned_subnets


class Network(pulumi.ComponentResource):
    """A VPC over two or three zones: public subnets for load balancers, private and isolated ones.

    Nothing gets a public address by being started. What comes with a VPC is made harmless: its
    default security group lets nothing in or out, and its main route table leads nowhere.

    Attributes:
        vpc_id: Id of the VPC.
        subnet_ids: Ids of the subnets by their names, such as `private-1`.
        endpoint_client_group_id: Security group whose members reach the private endpoints.
    """

    vpc_id: pulumi.Output[str]
    subnet_ids: Mapping[str, pulumi.Output[str]]
    endpoint_client_group_id: pulumi.Output[str]

    def __init__(  # noqa: PLR0913 all of it describes one component, by keyword
        self,
        name: str,
        *,
        account: str,
        network: AccountNetwork,
        tier: NetworkTier,
        region: str,
        zone_ids: Sequence[str],
        organization_id: pulumi.Output[str],
        log_bucket_arn: pulumi.Input[str],
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        """Build the network, in the provider's region.

        Args:
            name: Name of the component and first part of its resources' names.
            account: Name of the account's file, which becomes the VPC's name.
            network: Its range.
            tier: What it has.
            region: The provider's region.
            zone_ids: Ids of its availability zones, as many as the tier says.
            organization_id: Id of the organization, which the endpoints are for.
            log_bucket_arn: Bucket that flow logs and DNS queries are delivered to.
            opts: Options, above all the account's provider.
        """
        super().__init__("bulkhead:index:Network", name, None, opts)
        self._name = name
        self._child = pulumi.ResourceOptions(parent=self)
        vpc = self._vpc(account, network)
        planned = planned_subnets(network.cidr, tier.zones)
        subnets = {one: self._subnet(vpc, one, zone_ids[one.zone]) for one in planned}
        if tier.internet_ingress:
            self._open(subnets)
        if tier.perimeter_acl:
            PerimeterAcl(
                name,
                vpc_id=vpc.id,
                cidr=network.cidr,
                subnet_ids=[subnet.id for one, subnet in subnets.items() if one.kind == "public"],
                opts=self._child,
            )
        routes = NetworkRoutes(name, vpc_id=vpc.id, subnets=subnets, nat=tier.nat, opts=self._child)
        facts = pulumi.Output.all(organization_id=organization_id, vpc_id=vpc.id).apply(
            lambda ids: EndpointFacts(**ids, region=region, partition=partition_of(region))
        )
        endpoints = NetworkEndpoints(
            name,
            vpc_id=vpc.id,
            subnet_ids=[subnet.id for one, subnet in subnets.items() if one.kind == "private"],
            route_table_ids=routes.inner_table_ids,
            services=tier.interface_endpoints,
            facts=facts,
            opts=self._child,
        )
        NetworkLogs(
            name,
            account=account,
            vpc_id=vpc.id,
            subnet_ids={one.name: subnet.id for one, subnet in subnets.items()},
            tier=tier,
            bucket_arn=log_bucket_arn,
            opts=self._child,
        )
        self.vpc_id = vpc.id
        self.subnet_ids = {one.name: subnet.id for one, subnet in subnets.items()}
        self.endpoint_client_group_id = endpoints.client_group_id
        self.register_outputs({"vpcId": self.vpc_id})

    def _vpc(self, account: str, network: AccountNetwork) -> ec2.Vpc:
        vpc = ec2.Vpc(
            self._name,
            cidr_block=str(network.cidr),
            # Both, or private names of endpoints do not resolve: "Private DNS", AWS PrivateLink.
            enable_dns_support=True,
            enable_dns_hostnames=True,
            tags={"Name": account},
            opts=self._child,
        )
        ec2.DefaultSecurityGroup(self._name, vpc_id=vpc.id, opts=self._child)
        return vpc

    def _subnet(self, vpc: ec2.Vpc, planned: PlannedSubnet, zone_id: str) -> ec2.Subnet:
        return ec2.Subnet(
            f"{self._name}-{planned.name}",
            vpc_id=vpc.id,
            cidr_block=str(planned.cidr),
            availability_zone_id=zone_id,
            map_public_ip_on_launch=False,
            tags={"Name": planned.name},
            opts=self._child,
        )

    def _open(self, subnets: Mapping[PlannedSubnet, ec2.Subnet]) -> None:
        """Leave public subnets out of a block of public access, before there is one or after.

        Source: "Block public access to VPCs and subnets", Amazon VPC User Guide: an exclusion may
        be made while nothing is blocked, so that nothing breaks when it is.
        """
        for planned, subnet in subnets.items():
            if planned.kind == "public":
                ec2.VpcBlockPublicAccessExclusion(
                    f"{self._name}-{planned.name}",
                    subnet_id=subnet.id,
                    internet_gateway_exclusion_mode="allow-bidirectional",
                    opts=self._child,
                )
