"""What guardrails need to know about a company: who, from where, with what."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from config.account_texts import AccountId, Description, TagKey
from config.base import Distinct, Model
from config.guardrail_texts import (
    Audience,
    ImageProvider,
    InferenceProfile,
    IssuerUrl,
    LogGroupPattern,
    NetworkRange,
    SessionTag,
    Subject,
    VpcId,
)
from config.resource_names import CustomerManagedPolicy, RoleName, RolePattern
from policies.controls import CheckParams

Roles = Annotated[tuple[RolePattern, ...], Distinct()]


class OpenIdConnect(Model):
    """A provider outside AWS, such as a pipeline's, whose tokens may become roles."""

    issuer: IssuerUrl = Field(description="The provider, without `https://`.")
    subjects: Annotated[tuple[Subject, ...], Distinct()] = Field(
        min_length=1,
        description="Patterns of the token's `sub` claim that belong to the company.",
    )


class SourceNetworks(Model):
    """From where people, pipelines and workloads call AWS."""

    ranges: Annotated[tuple[NetworkRange, ...], Distinct()] = Field(
        default=(), description="Public ranges of addresses of offices and pipelines."
    )
    vpcs: Annotated[tuple[VpcId, ...], Distinct()] = Field(
        default=(), description="VPCs whose endpoints workloads call AWS through."
    )


class Backups(Model):
    """What the organization's backup policy works with in every account."""

    vault: CustomerManagedPolicy = Field(
        description="Name of the vault; it must exist in every account and approved region."
    )
    role: RoleName = Field(
        description="Role that AWS Backup assumes; it must exist in every account."
    )


class ControlParameters(Model):
    """Values that a control can need; whoever names the control gives them."""

    vendor_accounts: Mapping[AccountId, Description] = Field(
        default_factory=dict,
        description="Accounts outside the organization that may reach into it, and why.",
    )
    openid_connect: tuple[OpenIdConnect, ...] = Field(
        default=(), description="Providers whose tokens may become roles; no other may."
    )
    network_roles: Roles = Field(
        default=(),
        description="Roles (names, with `*`) that build networks. These, `ingress_roles` and "
        "`procurement_roles` can be made and changed by the landing zone only.",
    )
    ingress_roles: Roles = Field(
        default=(),
        description="Roles (names, with `*`) that may open security groups, beside those that "
        "build networks.",
    )
    procurement_roles: Roles = Field(
        default=(), description="Roles (names, with `*`) that may buy and subscribe."
    )
    permissions_boundary: CustomerManagedPolicy | None = Field(
        default=None,
        description="Policy that bounds what roles made by teams may do; it must exist in every "
        "account under this name.",
    )
    required_tags: Annotated[tuple[TagKey, ...], Distinct()] = Field(
        default=(), description="Tags without which instances and volumes are not made."
    )
    reserved_session_tags: Annotated[tuple[SessionTag, ...], Distinct()] = Field(
        default=(), description="Session tags (with `*`) that only AWS services may set."
    )
    token_audiences: Annotated[tuple[Audience, ...], Distinct()] = Field(
        default=(), description="Audiences for which roles may get tokens of their account."
    )
    protected_log_groups: Annotated[tuple[LogGroupPattern, ...], Distinct()] = Field(
        default=(),
        description="Log groups (with `*`) whose retention and subscriptions stay as they are.",
    )
    image_providers: Annotated[tuple[ImageProvider, ...], Distinct()] = Field(
        default=("amazon",),
        min_length=1,
        description="Owners whose machine images may be started: `amazon`, `aws_marketplace`, "
        "`aws_backup_vault` or account ids.",
    )
    inference_profiles: Annotated[tuple[InferenceProfile, ...], Distinct()] = Field(
        default=(),
        description="Bedrock inference profiles (with `*`) that may send work to regions which "
        "are not approved, such as `eu.*`.",
    )
    source_networks: SourceNetworks = Field(
        default_factory=SourceNetworks,
        description="From where people, pipelines and workloads call AWS.",
    )
    backups: Backups | None = Field(
        default=None, description="What the organization's backup policy works with."
    )
    checks: CheckParams = Field(
        default=CheckParams(),
        description="What the policy pack asks of stacks where a company chooses: days, keys, logs "
        "and tags. `bulkhead enforcement --landing-zone` hands it on to teams.",
    )
