"""The organization as it will be: planned policies on the tree of the configuration.

Accounts under policies that say the same are in one group, and whatever is decided for one of them
holds for all. The shared accounts that invariants speak of are groups of their own.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from bulkhead.attached.configured import configured
from bulkhead.attached.model import Attached
from bulkhead.attached.organization import DECIDING, organization_of
from bulkhead.evaluator import Guardrails
from config import LandingZone
from config.account import account_target
from config.guardrail_plan import PlannedPolicy

_ACCOUNT_ID = re.compile(r"(?<![0-9])[0-9]{12}(?![0-9])")


@dataclass(frozen=True)
class AccountGroup:
    """Accounts under policies that say the same.

    Attributes:
        names: Names of the accounts, sorted.
        controls: The controls that have reached them.
    """

    names: tuple[str, ...]
    controls: frozenset[str]

    @property
    def representative(self) -> str:
        """The account that stands for all of them."""
        return self.names[0]


@dataclass(frozen=True)
class _Chain:
    """What is above an account: the documents, and the controls that have arrived."""

    contents: tuple[str, ...]
    controls: frozenset[str]


@dataclass(frozen=True)
class PlannedOrganization:
    """The organization under planned policies.

    Attributes:
        landing_zone: The configuration.
        attached: The policies that decide requests, where they will be.
    """

    landing_zone: LandingZone
    attached: Attached

    @classmethod
    def of(
        cls, landing_zone: LandingZone, policies: Iterable[PlannedPolicy]
    ) -> "PlannedOrganization":
        """Leave out policies that decide nothing."""
        deciding = (policy for policy in policies if policy.type in DECIDING)
        return cls(landing_zone, configured(landing_zone, deciding))

    @cached_property
    def guardrails(self) -> Guardrails:
        """What is asked about every request."""
        return Guardrails.of(organization_of(self.attached))

    @property
    def account_ids(self) -> Mapping[str, str]:
        """Ids by the name of the account, made up where only AWS knows them."""
        return self.attached.account_ids

    @cached_property
    def made_up_ids(self) -> Mapping[str, str]:
        """Those of the ids that are not AWS's."""
        accounts = self.landing_zone.accounts
        return {name: i for name, i in self.account_ids.items() if accounts[name].id is None}

    @cached_property
    def groups(self) -> tuple[AccountGroup, ...]:
        """All accounts, in groups."""
        shared = self.landing_zone.organization.accounts
        alone = {shared.management, shared.log_archive, shared.security}
        groups: dict[tuple[_Chain, str], list[str]] = {}
        for name in self.attached.accounts:
            groups.setdefault(
                (self._chains[self._place(name)], name if name in alone else ""), []
            ).append(name)
        return tuple(AccountGroup(tuple(names), key[0].controls) for key, names in groups.items())

    def alike(self, document: str, names: Iterable[str]) -> tuple[str, ...]:
        """The policies above some accounts that say the same as one of them, by name."""
        contents = {p.content for p in self.attached.policies if p.name == document}
        above = {policy.name for name in names for policy in self.attached.above(name)}
        return tuple(
            p.name for p in self.attached.policies if p.content in contents and p.name in above
        )

    @cached_property
    def named_account_ids(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of accounts that policies name, with the names of these policies.

        Which of the accounts has such an id is not known here.
        """
        found: dict[str, list[str]] = {}
        for policy in self.attached.policies:
            for account_id in sorted(set(_ACCOUNT_ID.findall(policy.content))):
                found.setdefault(account_id, []).append(policy.name)
        known = {a.id for a in self.landing_zone.accounts.values() if a.id}
        return {i: tuple(names) for i, names in sorted(found.items()) if i not in known}

    @cached_property
    def _chains(self) -> Mapping[str, _Chain]:
        """What is above the accounts of each place."""
        places = {self._place(name): name for name in self.attached.accounts}
        return {place: self._chain(name) for place, name in places.items()}

    def _place(self, account: str) -> str:
        """An account for which something is its own stands for itself, any other for its unit."""
        target = account_target(account)
        alone = self.landing_zone.accounts[account].ring or target in self._targets
        return target if alone else self.attached.accounts[account]

    @cached_property
    def _targets(self) -> frozenset[str]:
        return frozenset(target for policy in self.attached.policies for target in policy.targets)

    def _chain(self, account: str) -> _Chain:
        guardrails = self.landing_zone.guardrails
        ring = self.landing_zone.ring_of_account(account, self.attached.accounts[account])
        return _Chain(
            tuple(policy.content for policy in self.attached.above(account)),
            frozenset(c for c in guardrails.controls if guardrails.reaches(c, ring)),
        )
