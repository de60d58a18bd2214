"""Organization policies, made ready for very many requests.

Requests that do not differ in what the statements about their action look at have one decision.
It is made once, by `guardrails`, and remembered; memory is bounded, whatever the number of
requests.
"""

from dataclasses import replace

from bulkhead.evaluator.considered import Considered, considered
from bulkhead.evaluator.decision import Decision, Evidence
from bulkhead.evaluator.guardrails import (
    conclude_guardrails,
    decide_guardrails,
    evidence_at,
    guardrail_evidence,
    unreached_action,
)
from bulkhead.evaluator.memory import Memory
from bulkhead.evaluator.organization import Organization, with_organization_keys
from bulkhead.evaluator.plans import Plan
from bulkhead.evaluator.requests import AccessRequest
from bulkhead.evaluator.spheres import Relation, Relations, Sphere

_RELATIONS = 65_536  # pairs of a caller and an owner
_PLANS = 32_768  # actions under the same policies
_DECISIONS = 131_072


class Guardrails:
    """The organization policies of an organization, ready to decide many requests.

    Make it once with `Guardrails.of`, and ask it about every request; it is not to be shared
    between threads. It answers what `decide_guardrails` answers. The requests are made by
    `access_request` or, where there are very many, by `stated_request`:

        guardrails = Guardrails.of(organization)
        context = Context({"aws:requestedregion": ("eu-central-1",)}, others_unknown=True)
        request = stated_request(role_arn, "s3:GetObject", object_arn, account, context)
        decision = guardrails.decide(request)

    A `Context` may be shared by the requests that have it in common.
    """

    def __init__(self, organization: Organization) -> None:
        self.organization = organization
        self._find = Relations(organization)
        self._relations = Memory[tuple[str, str], Relation](_RELATIONS)
        self._plans = Memory[tuple[Sphere, str], Plan](_PLANS)
        self._decisions = Memory[tuple[object, ...], Decision](_DECISIONS)

    @classmethod
    def of(cls, organization: Organization) -> "Guardrails":
        """Make an organization's policies ready; they are compiled as requests need them."""
        return cls(organization)

    def decide(self, request: AccessRequest) -> Decision:
        """Decide whether organization policies let the request pass; they never grant anything."""
        action = request.action
        pair = (request.principal.identity, request.resource_account)
        relation = self._relations.get(pair)
        if relation is None:
            relation = self._relations.keep(pair, self._find.find(request))
        question = (relation.sphere, action)
        plan = self._plans.get(question)
        if plan is None:
            sphere = relation.sphere
            plan = Plan(sphere.levels, action, sphere.columns)
            self._plans.keep(question, plan)
        if plan.asks_for_key and request.reaches_aws_managed_key:
            return decide_guardrails(request, self.organization)
        signature = (plan, relation.kind, plan.differences(request, relation.derived))
        decision = self._decisions.get(signature)
        if decision is None:
            decision = self._decisions.keep(signature, _decide(plan, request, relation))
        return decision

    def evidence(self, request: AccessRequest) -> Evidence:
        """Say what each level says about the request, and which policies do not bind it."""
        full = with_organization_keys(request, self.organization)
        return guardrail_evidence(full, self.organization)

    def considered(self, request: AccessRequest) -> tuple[Considered, ...]:
        """Give every statement that speaks of the action, and why it applies or does not."""
        return considered(request, self.organization)


def _decide(plan: Plan, request: AccessRequest, relation: Relation) -> Decision:
    unreached = relation.unreached or unreached_action(request.action)
    exemptions = tuple(text for text in (relation.unbound, unreached) if text)
    full = replace(request, context=request.context.deriving(*relation.derived))
    return conclude_guardrails(evidence_at(replace(plan.levels, exemptions=exemptions), full))
