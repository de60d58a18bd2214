"""The few values that a landing zone's controls vary by."""

from pydantic import BaseModel, ConfigDict, Field


class Params(BaseModel):
    """What differs between one organization and the next.

    The fields are also what the policy pack's configuration file may set for a control. Derived
    values, which statements refer to through `Param`, are properties.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

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
        names = (self.access_role, *self.protected_role_names)
        arns = tuple(f"arn:{self.partition}:iam::*:role/{name}" for name in names)
        identity_center = f"arn:{self.partition}:iam::*:role/aws-reserved/sso.amazonaws.com/*"
        return (*arns, identity_center, *self.exempt_role_arns)

    @property
    def log_bucket_arns(self) -> tuple[str, ...]:
        """The log archive's buckets."""
        return tuple(f"arn:{self.partition}:s3:::{name}" for name in self.log_buckets)

    @property
    def log_object_arns(self) -> tuple[str, ...]:
        """Every object in the log archive's buckets."""
        return tuple(f"{arn}/*" for arn in self.log_bucket_arns)
