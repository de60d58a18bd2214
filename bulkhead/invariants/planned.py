"""The organization as it will be: planned policies on the tree of the configuration.

Accounts under policies that say the same are in one group, and whatever is decided for one of them
holds for all. The shared accounts that invariants speak of are groups of their own.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from bulkhead.evaluator import Node, Organization, Policy, PolicyKind, compile_policy
from config import LandingZone
from config.account import ROOT
from config.guardrail_plan import PlannedPolicy
from config.paths import parent_of, with_ancestors

DECIDING = frozenset({PolicyKind.SERVICE_CONTROL.value, PolicyKind.RESOURCE_CONTROL.value})
"""The policy types that decide requests; the others are settings, which AWS itself enforces."""

_ACCOUNT_ID = re.compile(r"(?<![0-9])[0-9]{12}(?![0-9])")
_ORGANIZATION_ID = re.compile(r"\bo-[a-z0-9]{10,32}\b")
_ANY_ORGANIZATION_ID = "o-bulkhead00"


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
        policies: The policies that decide requests.
    """

    landing_zone: LandingZone
    policies: tuple[PlannedPolicy, ...]

    @classmethod
    def of(
        cls, landing_zone: LandingZone, policies: Iterable[PlannedPolicy]
    ) -> "PlannedOrganization":
        """Leave out policies that decide nothing."""
        return cls(landing_zone, tuple(p for p in policies if p.type in DECIDING))

    @cached_property
    def account_ids(self) -> Mapping[str, str]:
        """Ids by the name of the account, made up where only AWS knows them."""
        accounts = self.landing_zone.accounts
        return {
            name: accounts[name].id or f"{number:012}"
            for number, name in enumerate(sorted(accounts), start=1)
        }

    @cached_property
    def made_up_ids(self) -> Mapping[str, str]:
        """Those of the ids that AWS has not given out, or that are known to AWS only."""
        accounts = self.landing_zone.accounts
        return {name: i for name, i in self.account_ids.items() if accounts[name].id is None}

    @cached_property
    def groups(self) -> tuple[AccountGroup, ...]:
        """All accounts, in groups."""
        shared = self.landing_zone.organization.accounts
        alone = {shared.management, shared.log_archive, shared.security}
        groups: dict[tuple[_Chain, str], list[str]] = {}
        for name in sorted(self.landing_zone.accounts):
            chain = self._chains[self.landing_zone.accounts[name].organizational_unit]
            groups.setdefault((chain, name if name in alone else ""), []).append(name)
        return tuple(AccountGroup(tuple(names), key[0].controls) for key, names in groups.items())

    @cached_property
    def organization(self) -> Organization:
        """Every unit and every account."""
        management = self.landing_zone.organization.accounts.management
        return Organization.of(
            self._organization_id, self.account_ids[management], [*self._units(), *self._accounts()]
        )

    def alike(self, document: str, names: Iterable[str]) -> tuple[str, ...]:
        """The policies above some accounts that say the same as one of them, by name."""
        contents = {policy.content for policy in self.policies if policy.name == document}
        units = {self.landing_zone.accounts[name].organizational_unit for name in names}
        levels = {level for path in units for level in (ROOT, *with_ancestors(path))}
        return tuple(
            policy.name
            for policy in self.policies
            if policy.content in contents and levels.intersection(policy.targets)
        )

    @cached_property
    def named_account_ids(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of accounts that policies name, with the names of these policies.

        Which of the accounts has such an id is not known here.
        """
        found: dict[str, list[str]] = {}
        for policy in self.policies:
            for account_id in sorted(set(_ACCOUNT_ID.findall(policy.content))):
                found.setdefault(account_id, []).append(policy.name)
        known = {a.id for a in self.landing_zone.accounts.values() if a.id}
        return {i: tuple(names) for i, names in sorted(found.items()) if i not in known}

    @cached_property
    def _attached(self) -> Mapping[str, tuple[PlannedPolicy, ...]]:
        found: dict[str, list[PlannedPolicy]] = {}
        for policy in self.policies:
            for target in policy.targets:
                found.setdefault(target, []).append(policy)
        return {target: tuple(policies) for target, policies in found.items()}

    @cached_property
    def _chains(self) -> Mapping[str, "_Chain"]:
        places = {a.organizational_unit for a in self.landing_zone.accounts.values()}
        return {path: self._chain(path) for path in places}

    def _chain(self, path: str) -> "_Chain":
        guardrails = self.landing_zone.guardrails
        ring = self.landing_zone.ring_of(path)
        attached = (self._attached.get(level, ()) for level in (ROOT, *with_ancestors(path)))
        return _Chain(
            tuple(policy.content for policies in attached for policy in policies),
            frozenset(c for c in guardrails.controls if guardrails.reaches(c, ring)),
        )

    def _units(self) -> Iterator[Node]:
        yield self._node(ROOT, None)
        for path in self.landing_zone.organizational_units:
            yield self._node(path, parent_of(path) or ROOT)

    def _node(self, path: str, parent: str | None) -> Node:
        attached = [_compiled(p.content, p.type, p.name) for p in self._attached.get(path, ())]
        return Node(
            path,
            parent,
            tuple(p for p in attached if p.kind is PolicyKind.SERVICE_CONTROL),
            tuple(p for p in attached if p.kind is PolicyKind.RESOURCE_CONTROL),
        )

    def _accounts(self) -> Iterator[Node]:
        for name, account in self.landing_zone.accounts.items():
            yield Node(self.account_ids[name], account.organizational_unit)

    @property
    def _organization_id(self) -> str:
        adopted = self.landing_zone.organization.adopt
        named = {i for p in self.policies for i in _ORGANIZATION_ID.findall(p.content)}
        return adopted or min(named, default=_ANY_ORGANIZATION_ID)


@lru_cache(maxsize=1024)
def _compiled(content: str, policy_type: str, name: str) -> Policy:
    return compile_policy(content, PolicyKind(policy_type), name)
