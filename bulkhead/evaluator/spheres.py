"""Callers and owners that organization policies cannot tell apart.

Accounts below the same nodes that have no policies of their own share one `Sphere`; and callers
and owners for whom every clause about them gives the same answer are of one `Kind`.
"""

from dataclasses import dataclass

from bulkhead.evaluator.columns import columns, names_of
from bulkhead.evaluator.context import Context, States
from bulkhead.evaluator.guardrails import (
    Levels,
    ownership_exemption,
    service_control_exemption,
)
from bulkhead.evaluator.memory import Memory, distinct
from bulkhead.evaluator.narrowing import statements_of
from bulkhead.evaluator.organization import Node, Organization, organization_keys
from bulkhead.evaluator.requests import AccessRequest

_KINDS = 4_096  # of each sphere
_SPHERES = 1_024
_ACCOUNTS = 65_536


class Kind:
    """A kind of caller and owner, known by identity."""

    __slots__ = ()


class Sphere:
    """The policies between two accounts, and the kinds of callers and owners under them."""

    def __init__(self, levels: Levels, derived_keys: frozenset[str]) -> None:
        statements = statements_of(levels)
        clauses = distinct(clause for each in statements for clause in each.clauses)
        self.levels = levels
        self.columns = columns(clauses)
        self._clauses = [each for each in clauses if names_of([each]) & derived_keys]
        self._kinds = Memory[tuple[object, ...], Kind](_KINDS)

    def kind(self, derived: tuple[States, ...], exemptions: tuple[str | None, ...]) -> Kind:
        """Find the kind, by the answers of the clauses that look at derived keys.

        Policy variables may bring in keys of others, which are absent or not known.
        """
        known = {key: state for states in reversed(derived) for key, state in states.items()}
        closed, opened = Context(known), Context(known, others_unknown=True)
        answers = tuple(clause.holds(closed) for clause in self._clauses)
        varying = tuple(each.holds(opened) for each in self._clauses if each.variables)
        traits = (exemptions, answers, varying)
        return self._kinds.get(traits) or self._kinds.keep(traits, Kind())


@dataclass(frozen=True, slots=True)
class Relation:
    """A caller and an owner: all that does not depend on what is asked.

    Attributes:
        sphere: the policies between them.
        kind: their kind.
        derived: keys that follow from the organization.
        unbound: why SCPs do not bind the caller, where they do not.
        unreached: why RCPs do not reach the owner, where they do not.
    """

    sphere: Sphere
    kind: Kind
    derived: tuple[States, ...]
    unbound: str | None
    unreached: str | None


class Relations:
    """Finds the relation between the caller and the owner of a request."""

    def __init__(self, organization: Organization) -> None:
        self._organization = organization
        self._spheres = Memory[tuple[str | None, str | None], Sphere](_SPHERES)
        self._known_levels = Memory[str, tuple[Node, ...]](_ACCOUNTS)

    def find(self, request: AccessRequest) -> Relation:
        """Find it, by the request's caller and its resource's account."""
        organization = self._organization
        caller, owner = request.principal.account, request.resource_account
        derived = (
            organization_keys("Principal", caller, organization),
            organization_keys("Resource", owner, organization),
        )
        every = (*request.context.derived, *derived)
        unbound = service_control_exemption(request, organization)
        unreached = ownership_exemption(request, organization)
        sphere = self._sphere(
            () if unbound else self._levels(caller or ""),
            () if unreached else self._levels(owner),
            every,
        )
        kind = sphere.kind(every, (unbound, unreached))
        return Relation(sphere, kind, derived, unbound, unreached)

    def _levels(self, account: str) -> tuple[Node, ...]:
        """Give the levels of an account, without its own where that adds nothing."""
        found = self._known_levels.get(account)
        return found or self._known_levels.keep(account, self._find_levels(account))

    def _find_levels(self, account: str) -> tuple[Node, ...]:
        *above, own = self._organization.chain(account)
        known = {id(policy) for node in above for policy in node.policies}
        adds = not own.full_access or any(id(policy) not in known for policy in own.policies)
        return (*above, own) if adds or not above else tuple(above)

    def _sphere(
        self, caller: tuple[Node, ...], owner: tuple[Node, ...], derived: tuple[States, ...]
    ) -> Sphere:
        lowest = (caller[-1].id if caller else None, owner[-1].id if owner else None)
        found = self._spheres.get(lowest)
        if found is None:
            keys = frozenset(key for states in derived for key in states)
            found = self._spheres.keep(lowest, Sphere(Levels(caller, owner), keys))
        return found
