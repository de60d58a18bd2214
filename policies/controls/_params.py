"""The few values that a landing zone's controls vary by."""

from collections.abc import Iterable

from pydantic import Field

from ._check_params import CheckParams
from ._issuer import Issuers


class Params(CheckParams):
    """What differs between one organization and the next.

    The fields are also what the policy pack's configuration file may set for a control. Derived
    values, which statements refer to through `Param`, are properties.
    """

    partition: str = Field(default="aws", description="AWS partition: aws, aws-cn or aws-us-gov.")
    allowed_regions: tuple[str, ...] = Field(
        default=(), description="Regions in which work may happen; none given: not checked."
    )
    access_role: str = Field(
        default="OrganizationAccountAccessRole",
        description="Name of the role that the landing zone assumes in every account.",
    )
    break_glass_permission_set: str = Field(
        default="BreakGlass", description="Name of the permission set for emergencies."
    )
    exempt_role_arns: tuple[str, ...] = Field(
        default=(),
        description="ARN patterns of further roles that a control with exemptions leaves alone.",
    )
    protected_role_names: tuple[str, ...] = Field(
        default=(),
        description="Names (with `*`) of further roles that only the landing zone may change.",
    )
    log_buckets: tuple[str, ...] = Field(
        default=(), description="Names (with `*`) of the log archive's buckets."
    )
    trusted_accounts: tuple[str, ...] = Field(
        default=(), description="Ids of the organization's accounts, with which sharing is fine."
    )

    vendor_accounts: tuple[str, ...] = Field(
        default=(), description="Ids of accounts outside the organization that may come in."
    )
    openid_connect: Issuers = Field(
        default=(), description="Providers whose tokens may become roles, with their subjects."
    )
    network_roles: tuple[str, ...] = Field(
        default=(), description="Names (with `*`) of the roles that build networks."
    )
    ingress_roles: tuple[str, ...] = Field(
        default=(), description="Names (with `*`) of the roles that open security groups."
    )
    procurement_roles: tuple[str, ...] = Field(
        default=(), description="Names (with `*`) of the roles that buy."
    )
    permissions_boundary: str = Field(
        default="", description="Name of the policy that bounds what teams' own roles may do."
    )
    production: bool = Field(
        default=True,
        description="Whether the stack is one of production, where data outlives its stack.",
    )
    required_tags: tuple[str, ...] = Field(
        default=(), description="Keys of the tags that resources are made with."
    )
    reserved_session_tags: tuple[str, ...] = Field(
        default=(), description="Keys (with `*`) of session tags that only AWS services may set."
    )
    token_audiences: tuple[str, ...] = Field(
        default=(), description="Audiences for which roles may get tokens of their account."
    )
    protected_log_groups: tuple[str, ...] = Field(
        default=(), description="Names (with `*`) of log groups that stay as they are."
    )
    image_providers: tuple[str, ...] = Field(
        default=("amazon",), description="Owners whose machine images may be started."
    )
    inference_profiles: tuple[str, ...] = Field(
        default=(), description="Bedrock inference profiles (with `*`) that may leave the regions."
    )
    source_networks: tuple[str, ...] = Field(
        default=(), description="Ranges of addresses from which people and pipelines call AWS."
    )
    source_vpcs: tuple[str, ...] = Field(
        default=(), description="Ids of VPCs from which workloads call AWS."
    )
    backup_vault: str = Field(
        default="", description="Vault that every account and region has for its backups."
    )
    backup_role: str = Field(
        default="", description="Role that AWS Backup assumes in every account."
    )

    @property
    def access_role_arn(self) -> str:
        """The access role, in any account."""
        return f"arn:{self.partition}:iam::*:role/{self.access_role}"

    @property
    def break_glass_role_arn(self) -> str:
        """The role that Identity Center makes for the break-glass permission set, in any account.

        Its path carries the region of Identity Center unless that is us-east-1.
        Source: "Referencing permission sets in resource policies", IAM Identity Center User Guide.
        """
        path = "role/aws-reserved/sso.amazonaws.com"
        name = f"AWSReservedSSO_{self.break_glass_permission_set}_*"
        return f"arn:{self.partition}:iam::*:{path}/*{name}"

    @property
    def landing_zone_role_arns(self) -> tuple[str, ...]:
        """The roles that every statement with exemptions leaves alone."""
        return (self.access_role_arn, self.break_glass_role_arn, *self.exempt_role_arns)

    @property
    def pinned_regions(self) -> tuple[str, ...]:
        """The allowed regions and us-east-1, where global services keep what belongs to them."""
        return tuple(dict.fromkeys((*self.allowed_regions, "us-east-1")))

    @property
    def protected_role_arns(self) -> tuple[str, ...]:
        """The roles that nobody but the landing zone may make, change or delete.

        Exempt roles are among them: whoever could make one would be exempt.
        """
        names = (
            self.access_role,
            *self.protected_role_names,
            *self.network_roles,
            *self.ingress_roles,
            *self.procurement_roles,
        )
        arns = self._role_arns(dict.fromkeys(names))
        identity_center = f"arn:{self.partition}:iam::*:role/aws-reserved/sso.amazonaws.com/*"
        return (*arns, identity_center, *self.exempt_role_arns)

    @property
    def network_role_arns(self) -> tuple[str, ...]:
        """The roles that build networks."""
        return self._role_arns(self.network_roles)

    @property
    def ingress_role_arns(self) -> tuple[str, ...]:
        """The roles that open security groups; those that build networks are among them."""
        return self._role_arns((*self.ingress_roles, *self.network_roles))

    @property
    def procurement_role_arns(self) -> tuple[str, ...]:
        """The roles that buy."""
        return self._role_arns(self.procurement_roles)

    @property
    def permissions_boundary_arn(self) -> str:
        """The policy that bounds what teams' own roles may do, in any account."""
        return f"arn:{self.partition}:iam::*:policy/{self.permissions_boundary}"

    @property
    def log_bucket_arns(self) -> tuple[str, ...]:
        """The log archive's buckets."""
        return tuple(f"arn:{self.partition}:s3:::{name}" for name in self.log_buckets)

    @property
    def log_object_arns(self) -> tuple[str, ...]:
        """Every object in the log archive's buckets."""
        return tuple(f"{arn}/*" for arn in self.log_bucket_arns)

    @property
    def log_group_arns(self) -> tuple[str, ...]:
        """The log groups that stay as they are, and their streams."""
        prefix = f"arn:{self.partition}:logs:*:*:log-group"
        names = self.protected_log_groups
        streams = (f"{name}:*" for name in names if not name.endswith("*"))
        return tuple(f"{prefix}:{name}" for name in (*names, *streams))

    @property
    def inference_profile_arns(self) -> tuple[str, ...]:
        """The inference profiles that may leave the regions."""
        prefix = f"arn:{self.partition}:bedrock:*:*:inference-profile"
        return tuple(f"{prefix}/{name}" for name in self.inference_profiles)

    @property
    def backup_role_arn(self) -> str:
        """The role that AWS Backup assumes; `$account` is a backup policy's own variable."""
        return f"arn:{self.partition}:iam::$account:role/{self.backup_role}"

    @property
    def issuer_names(self) -> tuple[str, ...]:
        """The OpenID Connect providers by name and by ARN: AWS has written either."""
        names = tuple(each.name for each in self.openid_connect)
        return (*names, *(f"arn:*:oidc-provider/{name}" for name in names))

    def _role_arns(self, names: Iterable[str]) -> tuple[str, ...]:
        return tuple(f"arn:{self.partition}:iam::*:role/{name}" for name in names)
