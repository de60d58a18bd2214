"""The organization as a whole, and its tree."""

from typing import Annotated

from pydantic import Field

from config.account_texts import AccountName, Description
from config.base import Distinct, Model, Switch
from config.resource_names import OrganizationId, OrganizationName, Region, RingName, RoleName


class SharedAccounts(Model):
    """The accounts that everything else relies on, by the name of their file in accounts/."""

    management: AccountName = Field(
        description="The management account: owns the organization and runs nothing."
    )
    log_archive: AccountName = Field(description="The account that keeps all logs.")
    security: AccountName = Field(
        description="The delegated administrator of the security services."
    )
    network: AccountName = Field(description="The account that owns the shared network.")


class Organization(Model):
    """The organization as a whole."""

    name: OrganizationName = Field(
        description="Short name; begins the names of policies, buckets and keys."
    )
    home_region: Region = Field(
        description="Region of Identity Center, of the log archive and of everything that exists "
        "once; one of `regions`."
    )
    regions: Annotated[tuple[Region, ...], Distinct()] = Field(
        min_length=1,
        examples=[["eu-central-1", "us-east-1"]],
        description="Regions in which accounts may work; every other one is denied. us-east-1 must "
        "be among them: global services live there.",
    )
    accounts: SharedAccounts = Field(description="The shared accounts by their role.")
    access_role: RoleName = Field(
        default="OrganizationAccountAccessRole",
        description="Role that AWS makes in every new account and that the stacks assume.",
    )
    adopt: OrganizationId | None = Field(
        default=None,
        description="Id of an organization that exists already and is to be imported.",
    )
    protect: Switch = Field(
        default=True,
        description="Whether Pulumi refuses to delete accounts, log buckets and keys. Turn it off "
        "only for an organization that is thrown away.",
    )


class OrganizationalUnit(Model):
    """One organizational unit; its key is its path from the root."""

    description: Description = Field(description="What the accounts in it have in common.")
    ring: RingName | None = Field(
        default=None,
        description="Ring of `guardrails.rings` that decides how early a guardrail arrives. "
        "Exactly one unit on the path to an account has one; an account may have an earlier one.",
    )
