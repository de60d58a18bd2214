"""How AWS decides a request, without asking AWS.

Compile policies once (`compile_policy`), state the request (`access_request`; `stated_request` for
very many), and ask whether organization policies let it pass (`Guardrails`), whether these, a
permissions boundary and session policies do (`decide_limits`), or whether all policies together
allow it (`evaluate`). The answer is ALLOW, DENY, or UNDETERMINED with the keys
that are not known; `explain` says why. What is not supported is refused by name (`PolicyError`,
`RequestError`), never taken for allowed.
"""

from bulkhead.evaluator.access import evaluate
from bulkhead.evaluator.attached_policies import AttachedPolicies
from bulkhead.evaluator.compiled import Guardrails
from bulkhead.evaluator.considered import Considered, Obstacle
from bulkhead.evaluator.context import Context
from bulkhead.evaluator.decision import Decision, Evidence, Outcome, Reason
from bulkhead.evaluator.documents import PolicyDocument, parse_document, render_document
from bulkhead.evaluator.errors import PolicyError, RequestError
from bulkhead.evaluator.explain import explain
from bulkhead.evaluator.findings import Finding, Source
from bulkhead.evaluator.guardrails import decide_guardrails
from bulkhead.evaluator.kinds import PolicyKind
from bulkhead.evaluator.limits import decide_limits
from bulkhead.evaluator.open_resource import OpenResource
from bulkhead.evaluator.organization import Node, Organization, OrganizationError
from bulkhead.evaluator.policies import Policy, compile_policy
from bulkhead.evaluator.requests import AccessRequest, access_request, stated_request

__all__ = [
    "AccessRequest",
    "AttachedPolicies",
    "Considered",
    "Context",
    "Decision",
    "Evidence",
    "Finding",
    "Guardrails",
    "Node",
    "Obstacle",
    "OpenResource",
    "Organization",
    "OrganizationError",
    "Outcome",
    "Policy",
    "PolicyDocument",
    "PolicyError",
    "PolicyKind",
    "Reason",
    "RequestError",
    "Source",
    "access_request",
    "compile_policy",
    "decide_guardrails",
    "decide_limits",
    "evaluate",
    "explain",
    "parse_document",
    "render_document",
    "stated_request",
]
