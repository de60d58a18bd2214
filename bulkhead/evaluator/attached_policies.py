"""The policies of the caller and of the resource that come together in one request."""

from dataclasses import dataclass, replace

from bulkhead.evaluator.errors import PolicyError
from bulkhead.evaluator.findings import Finding, Source, allowance, denial
from bulkhead.evaluator.kinds import PolicyKind
from bulkhead.evaluator.policies import Policy
from bulkhead.evaluator.principal_element import Grant
from bulkhead.evaluator.requests import AccessRequest


@dataclass(frozen=True, slots=True)
class AttachedPolicies:
    """The policies of caller and resource.

    Attributes:
        identity: identity-based policies of the caller: its own and its groups'.
        boundary: the caller's permissions boundary, if it has one.
        session: session policies of the caller's session; `None` when it was made without any.
        resource: the resource-based policy of the resource (or a role's trust policy), if any.
    """

    identity: tuple[Policy, ...] = ()
    boundary: Policy | None = None
    session: tuple[Policy, ...] | None = None
    resource: Policy | None = None

    def __post_init__(self) -> None:
        """Refuse a policy of a kind that does not belong in its place."""
        wrong = [
            f"{policy.name} ({policy.kind}) stands where a {expected[0]} belongs"
            for expected, policies in self._by_kind()
            for policy in policies
            if policy.kind not in expected
        ]
        if wrong:
            raise PolicyError(wrong)

    def _by_kind(self) -> tuple[tuple[tuple[PolicyKind, ...], tuple[Policy, ...]], ...]:
        return (
            ((PolicyKind.RESOURCE, PolicyKind.TRUST), self.of_resource),
            ((PolicyKind.IDENTITY,), self.identity),
            ((PolicyKind.BOUNDARY,), (self.boundary,) if self.boundary else ()),
            ((PolicyKind.SESSION,), self.session or ()),
        )

    @property
    def of_resource(self) -> tuple[Policy, ...]:
        """The resource's policy, or nothing."""
        return (self.resource,) if self.resource else ()

    def denials(self, request: AccessRequest) -> tuple[Finding, ...]:
        """Say for each kind of policy whether a Deny applies."""
        return tuple(
            denial(tuple(map(self._as_met, policies)), request, Source(kinds[0]))
            for kinds, policies in self._by_kind()
        )

    def grant(self, request: AccessRequest, weakest: Grant) -> Finding:
        """Say whether the resource's policy allows, naming the caller at least this firmly."""
        kind = self.resource.kind if self.resource else PolicyKind.RESOURCE
        return allowance(self.of_resource, request, Source(kind), weakest)

    def limits(self, request: AccessRequest) -> tuple[Finding, ...]:
        """Ask the permissions boundary and the session policies, as far as there are any."""
        limits: list[Finding] = []
        if self.boundary:
            limits.append(allowance((self.boundary,), request, Source(PolicyKind.BOUNDARY)))
        if self.session is not None:
            limits.append(allowance(self.session, request, Source(PolicyKind.SESSION)))
        return tuple(limits)

    def _as_met(self, policy: Policy) -> Policy:
        """Give the policy as who has a permissions boundary meets it: without exceptions."""
        met = (each.without_exceptions() for each in policy.statements)
        return replace(policy, statements=tuple(met)) if self.boundary else policy
