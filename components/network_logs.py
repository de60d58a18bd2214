"""The record of a network's traffic and of the names that are looked up in it."""

from collections.abc import Mapping

import pulumi
from pulumi_aws import ec2, route53

from components.flow_log_sample import sampled
from config import NetworkTier

# The standard fields, and what tells where traffic came from and went, by which way and in which
# direction: "Available fields", Amazon VPC User Guide. Each field is paid for by its length.
_FIELDS = (
    "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start "
    "end action log-status vpc-id subnet-id az-id instance-id pkt-srcaddr pkt-dstaddr tcp-flags "
    "flow-direction traffic-path"
)
_LOG_FORMAT = " ".join(f"${{{field}}}" for field in _FIELDS.split())
# The log archive is asked about hours, not seconds: ten minutes is the cheaper of AWS's two.
_AGGREGATION_SECONDS = 600


class NetworkLogs(pulumi.ComponentResource):
    """Flow logs and DNS query logs, to the log archive.

    Flow logs are files of the columnar format Parquet, one folder for each hour, so that a query
    reads the hours and columns that it asks for.

    What a later investigation cannot answer: with `traffic: rejected`, which connections were made
    and how much left; with a sample, anything about traffic between two subnets that are not in it
    (a subnet in the sample shows both ends of its own traffic); in both cases who asked the
    Amazon DNS server, the instance metadata service or the time server, which flow logs never
    have ("Flow log limitations", Amazon VPC User Guide) and only the DNS query logs tell in part.
    """

    def __init__(  # noqa: PLR0913 all of it describes one component, by keyword
        self,
        name: str,
        *,
        account: str,
        vpc_id: pulumi.Input[str],
        subnet_ids: Mapping[str, pulumi.Input[str]],
        tier: NetworkTier,
        bucket_arn: pulumi.Input[str],
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        """Start recording.

        Args:
            name: Name of the component and first part of its resources' names.
            account: Name of the account, by which subnets are chosen.
            vpc_id: The network.
            subnet_ids: Its subnets by name.
            tier: What is recorded.
            bucket_arn: Bucket of the log archive.
            opts: Options, above all the account's provider.
        """
        super().__init__("bulkhead:index:NetworkLogs", name, None, opts)
        self._name = name
        self._bucket_arn = bucket_arn
        self._traffic = {"all": "ALL", "rejected": "REJECT"}[tier.flow_logs.traffic]
        self._child = pulumi.ResourceOptions(parent=self)
        share = tier.flow_logs.sample_percent
        chosen = sampled(subnet_ids, network=account, sample_percent=share)
        if len(chosen) == len(subnet_ids):
            self._flow_log(name, vpc_id=vpc_id)
        else:
            for subnet in chosen:
                self._flow_log(f"{name}-{subnet}", subnet_id=subnet_ids[subnet])
        if tier.dns_query_logs:
            self._dns_queries(vpc_id)
        self.register_outputs({})

    def _flow_log(
        self,
        name: str,
        *,
        vpc_id: pulumi.Input[str] | None = None,
        subnet_id: pulumi.Input[str] | None = None,
    ) -> None:
        ec2.FlowLog(
            name,
            vpc_id=vpc_id,
            subnet_id=subnet_id,
            traffic_type=self._traffic,
            log_destination_type="s3",
            log_destination=self._bucket_arn,
            log_format=_LOG_FORMAT,
            max_aggregation_interval=_AGGREGATION_SECONDS,
            destination_options=ec2.FlowLogDestinationOptionsArgs(
                file_format="parquet", per_hour_partition=True, hive_compatible_partitions=False
            ),
            opts=self._child,
        )

    def _dns_queries(self, vpc_id: pulumi.Input[str]) -> None:
        configuration = route53.ResolverQueryLogConfig(
            self._name, name=self._name, destination_arn=self._bucket_arn, opts=self._child
        )
        route53.ResolverQueryLogConfigAssociation(
            self._name,
            resolver_query_log_config_id=configuration.id,
            resource_id=vpc_id,
            opts=self._child,
        )
