"""The values that checks vary by, and no guardrail."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from ._service_lists import SENSITIVE_SERVICES, SERVICES_WITH_SOURCES

WebAclKind = Literal["load-balancers", "distributions", "rest-apis", "graphql-apis", "user-pools"]
"""Kinds of applications that AWS WAF stands in front of."""


class CheckParams(BaseModel):
    """What a team or an organization may ask for, or leave to the defaults."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    vpc_endpoints: tuple[str, ...] = Field(
        default=("s3", "dynamodb", "secretsmanager", "kms", "ecr.api", "ecr.dkr"),
        description="Services, by the end of their endpoints' names, that each VPC reaches by one.",
    )
    web_acl_for: tuple[WebAclKind, ...] = Field(
        default=("load-balancers", "distributions", "rest-apis"),
        description="Kinds of applications that have a web ACL where the internet reaches them.",
    )
    tls_to_targets: bool = Field(
        default=False,
        description="Whether load balancers speak TLS with their targets, too.",
    )
    customer_managed_keys: bool = Field(
        default=False,
        description="Whether data is encrypted with keys of the organization's own; otherwise any"
        " encryption at rest suffices.",
    )
    shortest_key_deletion_days: int = Field(
        default=30, ge=7, le=30, description="Days that a KMS key waits at least to be deleted."
    )
    longest_key_rotation_days: int = Field(
        default=365, ge=90, le=2560, description="Days after which a KMS key has been rotated."
    )
    longest_secret_rotation_days: int = Field(
        default=90, ge=1, le=1000, description="Days after which a secret has been rotated."
    )
    plain_http_denied_for_messages: bool = Field(
        default=False,
        description="Whether policies of queues and topics deny plain HTTP, as those of buckets.",
    )
    s3_access_logged: bool = Field(
        default=False, description="Whether buckets record who reads and writes them."
    )
    backup_retention_days: int = Field(
        default=7, ge=1, description="Days for which a database's automatic backups are kept."
    )
    backups_copied: bool = Field(
        default=False,
        description="Whether backup plans copy what they make into another region or account.",
    )
    dns_queries_logged: bool = Field(
        default=False, description="Whether public hosted zones log who asks for which name."
    )
    backup_tier_tag: str = Field(
        default="", description="Key of the tag by which AWS Backup selects what it backs up."
    )
    log_retention_days: int = Field(
        default=30, ge=1, description="Days for which a log group keeps what it is sent."
    )
    sensitive_services: tuple[str, ...] = Field(
        default=SENSITIVE_SERVICES,
        description="IAM prefixes of the services whose actions are allowed by name only.",
    )
    administrator_permission_sets: tuple[str, ...] = Field(
        default=(), description="Names or ARNs of permission sets that may be administrators."
    )
    administrator_roles: tuple[str, ...] = Field(
        default=(), description="Names of roles for emergencies that may be administrators."
    )
    own_issuers: tuple[str, ...] = Field(
        default=(),
        description="Issuers whose OpenID Connect providers the stack makes; only the landing"
        " zone's own stacks make any but EKS clusters'.",
    )
    services_with_sources: tuple[str, ...] = Field(
        default=SERVICES_WITH_SOURCES,
        description="Services, such as `states`, that roles ask for whom they act.",
    )
    node_lifetime_hours: int = Field(
        default=720,
        ge=1,
        le=720,
        description="Hours after which Karpenter has replaced a node at the latest.",
    )
    metadata_hop_limit: int = Field(
        default=1,
        ge=1,
        le=64,
        description="Network hops that an answer of the instance metadata service may travel.",
    )
    default_host_management: bool = Field(
        default=False,
        description="Systems Manager manages instances without a profile of their own.",
    )
    patch_tag: str = Field(
        default="", description="Key of the tag that says in which ring an instance is patched."
    )
