"""Who may do what where: groups, permission sets and their assignment."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Self

from pydantic import Field, JsonValue, model_validator

from config.account_texts import AccountName, Description
from config.base import Distinct, Model, Switch, Whole
from config.resource_names import (
    CustomerManagedPolicy,
    GroupName,
    ManagedPolicy,
    OrganizationalUnitPath,
    PermissionSetName,
)

# IAM Identity Center User Guide, "Set session duration for AWS accounts": one to twelve hours.
MINIMUM_SESSION_MINUTES = 60
MAXIMUM_SESSION_MINUTES = 720


class Group(Model):
    """A group of people in Identity Center; its key is its name."""

    description: Description = Field(description="What its members do.")


class PermissionsBoundary(Model):
    """The most that a permission set's role may ever do: exactly one of the two."""

    managed_policy: ManagedPolicy | None = Field(
        default=None,
        description="A policy that AWS manages: what follows `policy/` in its ARN.",
    )
    customer_managed_policy: CustomerManagedPolicy | None = Field(
        default=None,
        description="Name of a policy that exists in every account it is assigned in, path `/`.",
    )

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        if (self.managed_policy is None) == (self.customer_managed_policy is None):
            raise ValueError("give one of managed_policy and customer_managed_policy, and only one")
        return self


class PermissionSet(Model):
    """What a group may do in an account; its key is its name."""

    description: Description = Field(description="Whom it is for, and when.")
    session_minutes: Whole = Field(
        default=MINIMUM_SESSION_MINUTES,
        ge=MINIMUM_SESSION_MINUTES,
        le=MAXIMUM_SESSION_MINUTES,
        description="Length of a session in minutes, at most `identity.maximum_session_minutes`.",
    )
    managed_policies: Annotated[tuple[ManagedPolicy, ...], Distinct()] = Field(
        default=(),
        description="Policies that AWS manages: what follows `policy/` in their ARN.",
    )
    customer_managed_policies: Annotated[tuple[CustomerManagedPolicy, ...], Distinct()] = Field(
        default=(),
        description="Names of policies that exist in every account it is assigned in, path `/`.",
    )
    inline_policy: Mapping[str, JsonValue] | None = Field(
        default=None, description="A policy document of its own, written as YAML."
    )
    permissions_boundary: PermissionsBoundary | None = Field(
        default=None, description="The most that its role may ever do."
    )
    adopted: Switch = Field(
        default=False,
        description="Whether Identity Center had it, with the policies named here, before the "
        "first run, which then imports their attachments. No meaning afterwards.",
    )


class AssignmentRule(Model):
    """Lets a group use a permission set in some accounts."""

    group: GroupName = Field(description="A group of `identity.groups`.")
    permission_set: PermissionSetName = Field(
        description="A permission set of `identity.permission_sets`."
    )
    accounts: Annotated[tuple[AccountName, ...], Distinct()] = Field(
        default=(), description="Accounts, by the name of their file in accounts/."
    )
    organizational_units: Annotated[tuple[OrganizationalUnitPath, ...], Distinct()] = Field(
        default=(), description="Organizational units: every account in or below them."
    )


@dataclass(frozen=True, order=True)
class Assignment:
    """One group, one permission set, one account: what Identity Center calls an assignment.

    Attributes:
        group: Name of the group.
        permission_set: Name of the permission set.
        account: Name of the account.
    """

    group: str
    permission_set: str
    account: str


class Identity(Model):
    """Who may do what where."""

    maximum_session_minutes: Whole = Field(
        default=MINIMUM_SESSION_MINUTES,
        ge=MINIMUM_SESSION_MINUTES,
        le=MAXIMUM_SESSION_MINUTES,
        description="Longest session of any permission set, in minutes.",
    )
    groups: Mapping[GroupName, Group] = Field(description="Groups by name.")
    permission_sets: Mapping[PermissionSetName, PermissionSet] = Field(
        description="Permission sets by name."
    )
    break_glass_permission_set: PermissionSetName = Field(
        default="BreakGlass",
        description="The permission set for emergencies; every use raises an alarm.",
    )
    log_reader_permission_set: PermissionSetName = Field(
        default="SecurityAudit",
        description="The permission set whose sessions in the security account may read the logs.",
    )
    reading_permission_sets: Annotated[tuple[PermissionSetName, ...], Distinct()] = Field(
        default=(),
        description="Permission sets that only read: in an account in quarantine they stay "
        "assigned, beside the one for emergencies.",
    )
    assignments: tuple[AssignmentRule, ...] = Field(
        default=(), description="Which group may use which permission set where."
    )

    @property
    def permission_sets_in_quarantine(self) -> frozenset[str]:
        """The permission sets that stay assigned in an account in quarantine."""
        return frozenset({*self.reading_permission_sets, self.break_glass_permission_set})
