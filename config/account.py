"""One account: one file in accounts/, whose name is the account's."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from config.account_texts import (
    AccountAlias,
    AccountId,
    Description,
    Email,
    Owner,
    TagKey,
    TagValue,
)
from config.base import Model
from config.contacts import AccountContacts
from config.costs import Budget
from config.network import AccountNetwork
from config.pipelines import Pipeline, PipelineName
from config.resource_names import Place, RingName

ROOT = "root"

AccountState = Literal["active", "quarantined", "closing", "closed"]

CLOSING_STEPS = (
    "To close an account, say `state: closing`, run `pulumi up`, say `state: closed`, and run it "
    "again"
)
"""How an account comes to its end: by two runs, so that no single mistake closes one."""


def account_target(name: str) -> str:
    """An account as the target of a policy; no unit's path has a colon."""
    return f"account:{name}"


class Account(Model):
    """One account; the name of its file is its name."""

    description: Description = Field(description="What the account is for.")
    email: Email = Field(
        description="E-mail address of the root user: 6 to 64 characters, never used for another "
        "AWS account anywhere."
    )
    organizational_unit: Place = Field(
        description="Path of the organizational unit it is in; `root` for the management account."
    )
    ring: RingName | None = Field(
        default=None,
        description="Ring of `guardrails.rings` that is earlier than the ring of its unit: "
        "guardrails arrive here first, attached to the account itself.",
    )
    owner: Owner = Field(description="Team that answers for it; becomes a tag.")
    environment: Literal["shared", "sandbox", "development", "staging", "production"] = Field(
        description="Stage that it serves; becomes a tag."
    )
    data_classification: Literal["public", "internal", "confidential", "restricted"] = Field(
        description="Most sensitive data that it may hold; becomes a tag."
    )
    state: AccountState = Field(
        default="active",
        description="`quarantined`: it keeps running, but people and pipelines lose all but "
        "break-glass and read access. `closing` gives it up: nobody is assigned to it any more, "
        "and it may be closed. `closed`, after a run with `closing`, closes it; the file stays, so "
        "that its address and its range are never given away. A file that is removed before is an "
        "error.",
    )
    id: AccountId | None = Field(
        default=None,
        description="Id of the management account, in quotes. If given, credentials for any other "
        "account are refused.",
    )
    alias: AccountAlias | None = Field(
        default=None,
        description="Its alias in IAM, unique world-wide. Default: its name after "
        "`logging.bucket_prefix`.",
    )
    network: AccountNetwork | None = Field(default=None, description="Its network, if it has one.")
    pipelines: Mapping[PipelineName, Pipeline] = Field(
        default_factory=dict,
        description="Pipelines outside AWS that deploy into it, by name: each gets a role.",
    )
    budget: Budget | None = Field(
        default=None, description="What it may cost before its billing contact is told."
    )
    contacts: AccountContacts | None = Field(
        default=None, description="Its own alternate contacts, where they differ."
    )
    tags: Mapping[TagKey, TagValue] = Field(
        default_factory=dict, max_length=40, description="Further tags."
    )

    @property
    def network_tier(self) -> str | None:
        """Name of its network's tier; None without a network."""
        return (self.network.tier or self.environment) if self.network else None
