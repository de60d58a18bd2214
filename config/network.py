"""Networks of accounts by tier: how many zones, which ways out, what is logged."""

from collections.abc import Mapping
from typing import Annotated, Literal, get_args

from pydantic import Field

from config.base import Distinct, Model, Switch, Whole
from config.networks import AccountRange, Supernet
from config.resource_names import TierName

InterfaceService = Literal[
    "ecr.api",
    "ecr.dkr",
    "ec2messages",
    "kms",
    "logs",
    "secretsmanager",
    "ssm",
    "ssmmessages",
    "sts",
]
INTERFACE_SERVICES: tuple[InterfaceService, ...] = get_args(InterfaceService)
"""Services that may have an interface endpoint, by the last part of the endpoint service's name."""


class FlowLogs(Model):
    """Which traffic is recorded."""

    traffic: Literal["all", "rejected"] = Field(
        default="all",
        description="`rejected` records only what security groups and ACLs refused: it costs "
        "little, and cannot tell what an attacker reached.",
    )
    sample_percent: Whole = Field(
        default=100,
        ge=1,
        le=100,
        description="Share of the subnets whose traffic is recorded, in percent; at least one. "
        "Traffic between two of the others leaves no record at all.",
    )


class NetworkTier(Model):
    """What the networks of a tier have; the defaults are those of production."""

    zones: Whole = Field(
        default=3, ge=2, le=3, description="Availability zones that a network stretches over."
    )
    nat: Literal["per_zone", "single", "none"] = Field(
        default="per_zone",
        description="NAT gateways: with `single`, all zones lose the internet when one fails; "
        "with `none`, nothing inside reaches the internet.",
    )
    internet_ingress: Switch = Field(
        default=False,
        description="Whether public subnets are left out of the block that the control "
        "`vpcs_closed_to_internet` puts on VPCs, so that load balancers there serve the internet.",
    )
    perimeter_acl: Switch = Field(
        default=False,
        description="Whether a coarse network ACL stands before the public subnets: HTTPS, answers "
        "and the network itself come in, and nothing else.",
    )
    interface_endpoints: Annotated[tuple[InterfaceService, ...], Distinct()] = Field(
        default=INTERFACE_SERVICES,
        description="AWS services that are reached privately, each at a price per zone and hour. "
        "Amazon S3 and DynamoDB always are, for nothing.",
    )
    flow_logs: FlowLogs = Field(
        default_factory=FlowLogs, description="Which traffic is recorded in the log archive."
    )
    dns_query_logs: Switch = Field(
        default=True, description="Whether the names that are looked up are recorded there, too."
    )


class AccountNetwork(Model):
    """The network of one account, in the home region."""

    cidr: AccountRange = Field(
        description="Addresses of the account's network: a prefix between /16 and /24 within "
        "`network.supernet` that no other account uses."
    )
    tier: TierName | None = Field(
        default=None,
        description="Tier of `network.tiers`; by default the one that is named like the account's "
        "`environment`.",
    )


class NetworkPlan(Model):
    """The addresses of the whole organization, and the tiers of its networks."""

    supernet: Supernet = Field(description="Prefix that every account's range comes out of.")
    tiers: Mapping[TierName, NetworkTier] = Field(
        default_factory=dict, description="Kinds of networks by name."
    )
