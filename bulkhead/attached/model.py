"""What is attached where, whoever says so."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from config.account import ROOT, account_target
from config.paths import with_ancestors


class AttachedError(Exception):
    """What is attached cannot be read; says from where, and what is wrong."""


@dataclass(frozen=True, kw_only=True)
class AttachedPolicy:
    """A policy and what it is attached to.

    Attributes:
        name: Its name.
        type: Policy type, as AWS Organizations names it.
        content: The document, JSON.
        targets: `root`, paths of organizational units, and accounts as `account_target` has them.
        tags: Its tags.
    """

    name: str
    type: str
    content: str
    targets: tuple[str, ...]
    tags: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Attached:
    """An organization with its policies.

    Attributes:
        origin: Where this comes from, for people.
        organization_id: Id of the organization.
        management: Name of the management account.
        units: Paths of the organizational units.
        accounts: Paths of the units that the accounts are in, by the name of the account; `root`
            for those that are in none.
        account_ids: Ids of the accounts by name, made up where they are not known.
        policies: The policies, those of AWS's own left out.
        without_full_access: Targets that FullAWSAccess is not attached to.
        states: What the file of an account last said of its state, where that is known.
    """

    origin: str
    organization_id: str
    management: str
    units: tuple[str, ...]
    accounts: Mapping[str, str]
    account_ids: Mapping[str, str]
    policies: tuple[AttachedPolicy, ...]
    without_full_access: frozenset[str] = frozenset()
    states: Mapping[str, str] = field(default_factory=dict)

    @property
    def attachments(self) -> frozenset[tuple[str, str]]:
        """Names of policies and what each is attached to."""
        return frozenset((each.name, target) for each in self.policies for target in each.targets)

    def above(self, account: str) -> tuple[AttachedPolicy, ...]:
        """The policies that reach an account, from the root down."""
        return tuple(
            policy
            for level in levels(account, self.accounts[account])
            for policy in self.policies
            if level in policy.targets
        )


def levels(account: str, path: str) -> tuple[str, ...]:
    """The targets whose policies reach an account, from the root down."""
    units = () if path == ROOT else tuple(reversed(tuple(with_ancestors(path))))
    return (ROOT, *units, account_target(account))
