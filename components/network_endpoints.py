"""Private ways from a network to AWS's services."""

from collections.abc import Sequence

import pulumi
from pulumi_aws import ec2, vpc

from components.endpoint_policies import EndpointFacts, endpoint_policy
from components.policy_document import rendered

_GATEWAY_SERVICES = ("s3", "dynamodb")
_HTTPS = 443


class NetworkEndpoints(pulumi.ComponentResource):
    """Gateway endpoints for S3 and DynamoDB, and interface endpoints for the services of the tier.

    Interface endpoints take over the services' public names (private DNS), for every workload in
    the network: one that is not in the group of their clients reaches those services no more.

    Attributes:
        client_group_id: Security group whose members reach the endpoints.
    """

    client_group_id: pulumi.Output[str]

    def __init__(  # noqa: PLR0913 all of it describes one component, by keyword
        self,
        name: str,
        *,
        vpc_id: pulumi.Output[str],
        subnet_ids: Sequence[pulumi.Input[str]],
        route_table_ids: Sequence[pulumi.Input[str]],
        services: Sequence[str],
        facts: pulumi.Output[EndpointFacts],
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        """Build the endpoints.

        Args:
            name: Name of the component and first part of its resources' names.
            vpc_id: The network.
            subnet_ids: Subnets in which interface endpoints have an address, one for each zone.
            route_table_ids: Route tables that lead to gateway endpoints.
            services: Services with an interface endpoint, such as `kms`.
            facts: What the policies speak of.
            opts: Options, above all the account's provider.
        """
        super().__init__("bulkhead:index:NetworkEndpoints", name, None, opts)
        self._name = name
        self._vpc_id = vpc_id
        self._facts = facts
        self._child = pulumi.ResourceOptions(parent=self)
        clients = self._group("endpoint-clients", "Reaches AWS's services by private endpoints")
        for service in _GATEWAY_SERVICES:
            gateway = self._gateway(service, route_table_ids)
            self._let_out(f"to-{service}", clients, prefix_list_id=gateway.prefix_list_id)
        if services:
            group = self._group("endpoints", "Private endpoints of AWS's services")
            self._let_out("to-endpoints", clients, group_id=group.id)
            self._let_in(group, clients)
            for service in services:
                self._interface(service, subnet_ids, group)
        self.client_group_id = clients.id
        self.register_outputs({})

    def _policy(self, service: str) -> pulumi.Output[str]:
        return self._facts.apply(lambda facts: rendered(endpoint_policy(service, facts)))

    def _service_name(self, service: str) -> pulumi.Output[str]:
        return self._facts.apply(lambda facts: f"com.amazonaws.{facts.region}.{service}")

    def _gateway(
        self, service: str, route_table_ids: Sequence[pulumi.Input[str]]
    ) -> ec2.VpcEndpoint:
        return ec2.VpcEndpoint(
            f"{self._name}-{service}",
            vpc_id=self._vpc_id,
            service_name=self._service_name(service),
            vpc_endpoint_type="Gateway",
            route_table_ids=list(route_table_ids),
            policy=self._policy(service),
            tags={"Name": service},
            opts=self._child,
        )

    def _interface(
        self, service: str, subnet_ids: Sequence[pulumi.Input[str]], group: ec2.SecurityGroup
    ) -> None:
        ec2.VpcEndpoint(
            f"{self._name}-{service}",
            vpc_id=self._vpc_id,
            service_name=self._service_name(service),
            vpc_endpoint_type="Interface",
            private_dns_enabled=True,
            subnet_ids=list(subnet_ids),
            security_group_ids=[group.id],
            policy=self._policy(service),
            tags={"Name": service},
            opts=self._child,
        )

    def _group(self, name: str, description: str) -> ec2.SecurityGroup:
        return ec2.SecurityGroup(
            f"{self._name}-{name}",
            name=name,
            description=description,
            vpc_id=self._vpc_id,
            tags={"Name": name},
            opts=self._child,
        )

    def _let_in(self, group: ec2.SecurityGroup, clients: ec2.SecurityGroup) -> None:
        vpc.SecurityGroupIngressRule(
            f"{self._name}-from-endpoint-clients",
            security_group_id=group.id,
            referenced_security_group_id=clients.id,
            ip_protocol="tcp",
            from_port=_HTTPS,
            to_port=_HTTPS,
            description="HTTPS from the clients",
            opts=self._child,
        )

    def _let_out(
        self,
        name: str,
        clients: ec2.SecurityGroup,
        *,
        group_id: pulumi.Input[str] | None = None,
        prefix_list_id: pulumi.Input[str] | None = None,
    ) -> None:
        vpc.SecurityGroupEgressRule(
            f"{self._name}-{name}",
            security_group_id=clients.id,
            referenced_security_group_id=group_id,
            prefix_list_id=prefix_list_id,
            ip_protocol="tcp",
            from_port=_HTTPS,
            to_port=_HTTPS,
            description=f"HTTPS {name.replace('-', ' ')}",
            opts=self._child,
        )
