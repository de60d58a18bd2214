"""Where the traffic of a network goes."""

from collections.abc import Mapping, Sequence
from typing import Literal

import pulumi
from pulumi_aws import ec2

from config.subnets import PlannedSubnet

_ANYWHERE = "0.0.0.0/0"


class NetworkRoutes(pulumi.ComponentResource):
    """Public subnets lead to the internet, private ones out through NAT, isolated ones nowhere.

    Private subnets have a route table for each zone, so that a zone may get a NAT gateway of its
    own later without a change to the others.

    Attributes:
        inner_table_ids: Ids of the route tables of private and isolated subnets.
    """

    inner_table_ids: Sequence[pulumi.Output[str]]

    def __init__(
        self,
        name: str,
        *,
        vpc_id: pulumi.Input[str],
        subnets: Mapping[PlannedSubnet, ec2.Subnet],
        nat: Literal["per_zone", "single", "none"],
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        """Build gateways, tables and routes.

        Args:
            name: Name of the component and first part of its resources' names.
            vpc_id: The network.
            subnets: Its subnets.
            nat: How many NAT gateways there are.
            opts: Options, above all the account's provider.
        """
        super().__init__("bulkhead:index:NetworkRoutes", name, None, opts)
        self._name = name
        self._vpc_id = vpc_id
        self._child = pulumi.ResourceOptions(parent=self)
        gateway = ec2.InternetGateway(name, vpc_id=vpc_id, opts=self._child)
        public = self._table("public")
        self._route("public", public, gateway_id=gateway.id)
        isolated = self._table("isolated")
        private = self._private(subnets, gateway, nat)
        for planned, subnet in subnets.items():
            tables = {"public": public, "isolated": isolated, "private": private[planned.zone]}
            ec2.RouteTableAssociation(
                f"{name}-{planned.name}",
                subnet_id=subnet.id,
                route_table_id=tables[planned.kind].id,
                opts=self._child,
            )
        self.inner_table_ids = [table.id for table in (*private.values(), isolated)]
        self.register_outputs({})

    def _private(
        self,
        subnets: Mapping[PlannedSubnet, ec2.Subnet],
        gateway: ec2.InternetGateway,
        nat: Literal["per_zone", "single", "none"],
    ) -> Mapping[int, ec2.RouteTable]:
        public = {one.zone: subnet for one, subnet in subnets.items() if one.kind == "public"}
        tables = {zone: self._table(f"private-{zone + 1}") for zone in public}
        with_nat = {"per_zone": list(public), "single": list(public)[:1], "none": []}[nat]
        gateways = {zone: self._nat_gateway(zone, public[zone], gateway) for zone in with_nat}
        for zone, table in tables.items():
            if gateways:
                own = gateways.get(zone) or gateways[with_nat[0]]
                self._route(f"private-{zone + 1}", table, nat_gateway_id=own.id)
        return tables

    def _nat_gateway(
        self, zone: int, subnet: ec2.Subnet, gateway: ec2.InternetGateway
    ) -> ec2.NatGateway:
        name = f"{self._name}-nat-{zone + 1}"
        # "NAT gateway basics", Amazon VPC User Guide: the internet gateway has to be there before.
        after = pulumi.ResourceOptions.merge(
            self._child, pulumi.ResourceOptions(depends_on=[gateway])
        )
        address = ec2.Eip(name, domain="vpc", tags={"Name": name}, opts=after)
        return ec2.NatGateway(
            name,
            allocation_id=address.allocation_id,
            subnet_id=subnet.id,
            connectivity_type="public",
            tags={"Name": name},
            opts=after,
        )

    def _table(self, name: str) -> ec2.RouteTable:
        return ec2.RouteTable(
            f"{self._name}-{name}", vpc_id=self._vpc_id, tags={"Name": name}, opts=self._child
        )

    def _route(
        self,
        name: str,
        table: ec2.RouteTable,
        *,
        gateway_id: pulumi.Input[str] | None = None,
        nat_gateway_id: pulumi.Input[str] | None = None,
    ) -> None:
        ec2.Route(
            f"{self._name}-{name}",
            route_table_id=table.id,
            destination_cidr_block=_ANYWHERE,
            gateway_id=gateway_id,
            nat_gateway_id=nat_gateway_id,
            opts=self._child,
        )
