"""The whole configuration, and what can be asked of it."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from pydantic import Field

from config.account import ROOT, Account
from config.account_texts import AccountName
from config.base import Model
from config.contacts import Contact, Contacts
from config.guardrails import Guardrails
from config.identity import Assignment, Identity
from config.invariants import Invariant, InvariantName
from config.logging import Logging
from config.names import Names
from config.network import NetworkPlan, NetworkTier
from config.organization import Organization, OrganizationalUnit
from config.paths import is_in, ring_of
from config.resource_names import OrganizationalUnitPath
from config.security import Alarms, Security
from config.session_manager import SessionManager

ORGANIZATION_STACK = "organization"
"""The stack of what the management account owns; every other stack is named like its account."""


class LandingZone(Model):
    """The landing zone: landing-zone.yaml, and accounts/ beside it."""

    organization: Organization = Field(description="The organization as a whole.")
    organizational_units: Mapping[OrganizationalUnitPath, OrganizationalUnit] = Field(
        min_length=1,
        description="Organizational units by their path from the root, at most five levels deep.",
    )
    identity: Identity = Field(description="Who may do what where.")
    guardrails: Guardrails = Field(description="Which controls apply, and how far.")
    invariants: Mapping[InvariantName, Invariant] = Field(
        default_factory=dict,
        description="What must stay possible or impossible here, beside what always must.",
    )
    logging: Logging = Field(description="How long logs stay, and in what.")
    session_manager: SessionManager = Field(
        default_factory=SessionManager, description="How people get onto instances."
    )
    security: Security = Field(description="Security services; one without a section stays off.")
    alarms: Alarms = Field(description="Where alarms go.")
    network: NetworkPlan | None = Field(
        default=None,
        description="The addresses of the whole organization, and the tiers of its networks.",
    )
    contacts: Contacts = Field(description="Alternate contacts of the accounts.")
    accounts: Mapping[AccountName, Account] = Field(
        description="Accounts by the name of their file, without those that are closed."
    )
    closed_accounts: Mapping[AccountName, Account] = Field(
        default_factory=dict,
        description="Accounts that are closed: nothing is built for them, but nobody else gets "
        "their e-mail address or their range.",
    )

    def with_closed_accounts_apart(self) -> "LandingZone":
        """The same with the accounts that are closed in `closed_accounts` alone."""
        closed = {name: one for name, one in self.accounts.items() if one.state == "closed"}
        accounts = {name: one for name, one in self.accounts.items() if name not in closed}
        return self._with(accounts=accounts, closed_accounts=closed)

    def with_accounts(self, accounts: Mapping[str, Account]) -> "LandingZone":
        """The same with other accounts in place of those that are not closed."""
        return self._with(accounts=accounts)

    def _with(self, **changes: Mapping[str, Account]) -> "LandingZone":
        # A copy would keep what was worked out from the accounts before.
        fields = {name: getattr(self, name) for name in type(self).model_fields}
        return self.model_construct(**{**fields, **changes})

    @cached_property
    def names(self) -> Names:
        """Names that more than one stack needs."""
        return Names.of(self.organization, self.logging)

    @property
    def permissions_boundary(self) -> str:
        """Name of the policy in every account that bounds what roles of teams may do."""
        configured = self.guardrails.parameters.permissions_boundary
        return configured or f"{self.organization.name}-boundary"

    def account_alias(self, name: str) -> str:
        """The alias of an account in IAM: its own, or one that follows from its name."""
        return self.accounts[name].alias or self.names.account_alias(name)

    @property
    def management_account(self) -> Account:
        """The management account."""
        return self.accounts[self.organization.accounts.management]

    @property
    def member_accounts(self) -> Mapping[str, Account]:
        """Every account but the management account, by name."""
        management = self.organization.accounts.management
        return {name: account for name, account in self.accounts.items() if name != management}

    @property
    def foundation_stacks(self) -> tuple[str, ...]:
        """Names of the stacks that the others build on, in the order in which they are run."""
        accounts = self.organization.accounts
        return (ORGANIZATION_STACK, accounts.log_archive, accounts.security)

    @property
    def account_stacks(self) -> tuple[str, ...]:
        """Names of the other member accounts' stacks, which are run after the foundation."""
        return tuple(sorted(self.member_accounts.keys() - {*self.foundation_stacks}))

    def accounts_in(self, path: str) -> tuple[str, ...]:
        """Names of the accounts in or below an organizational unit, or `root` for all, sorted."""
        return tuple(
            sorted(
                name
                for name, account in self.accounts.items()
                if path == ROOT or is_in(account.organizational_unit, path)
            )
        )

    def ring_of(self, path: str) -> str | None:
        """The ring of an organizational unit: its own, or that of the nearest unit above it."""
        return ring_of(path, self.organizational_units)

    def ring_of_account(self, name: str, path: str) -> str | None:
        """The ring of an account: its own, or that of the unit that it is in.

        Args:
            name: Its name; an account without a file has no ring of its own.
            path: The unit that it is in, which in AWS may be another one than in its file.
        """
        account = self.accounts.get(name)
        return (account and account.ring) or self.ring_of(path)

    @cached_property
    def assignments(self) -> tuple[Assignment, ...]:
        """Every assignment, once, sorted.

        The management account and accounts that are closing are in none; those in quarantine only
        where emergencies are met, or where nothing but reading is possible.
        """
        return tuple(sorted(set(self._assignments())))

    def _assignments(self) -> Iterator[Assignment]:
        management = self.organization.accounts.management
        for rule in self.identity.assignments:
            below = (name for path in rule.organizational_units for name in self.accounts_in(path))
            for name in (*rule.accounts, *below):
                if name != management and self._is_open(name, rule.permission_set):
                    yield Assignment(rule.group, rule.permission_set, name)

    def _is_open(self, account: str, permission_set: str) -> bool:
        """Whether an account's state lets anybody in with a permission set."""
        match self.accounts[account].state:
            case "active":
                return True
            case "quarantined":
                return permission_set in self.identity.permission_sets_in_quarantine
            case _:
                return False

    def assignments_in(self, name: str) -> tuple[Assignment, ...]:
        """The assignments in one account, sorted."""
        return tuple(self.assignments_by_account.get(name, ()))

    @cached_property
    def assignments_by_account(self) -> Mapping[str, Sequence[Assignment]]:
        """The assignments by account, sorted; without accounts that have none."""
        found: dict[str, list[Assignment]] = {}
        for assignment in self.assignments:
            found.setdefault(assignment.account, []).append(assignment)
        return found

    def contacts_of(self, name: str) -> Mapping[str, Contact]:
        """The alternate contacts of an account by kind: security, operations and billing."""
        own = self.accounts[name].contacts
        return {
            "security": (own and own.security) or self.contacts.security,
            "operations": (own and own.operations) or self.contacts.operations,
            "billing": (own and own.billing) or self.contacts.billing,
        }

    def network_tier_of(self, name: str) -> NetworkTier | None:
        """The tier of an account's network; None without a network."""
        tier = self.accounts[name].network_tier
        return self.network.tiers[tier] if self.network and tier else None
