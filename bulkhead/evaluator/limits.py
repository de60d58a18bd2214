"""Whether what can only limit lets a request pass, whatever the caller's own policies grant.

Service control and resource control policies, a permissions boundary and session policies grant
nothing. A caller that identity-based policies allow everything may do what all of these let pass.

AWS, "Permissions boundaries for IAM entities", "Session policies", and "Policy evaluation for
requests within a single account":
https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html
- What a boundary or the session policies do not allow is denied, but for what a resource-based
  policy of the same account grants to the caller itself.
- What they deny is denied always.
"""

from dataclasses import replace

from bulkhead.evaluator.attached_policies import AttachedPolicies
from bulkhead.evaluator.decision import Decision, Evidence
from bulkhead.evaluator.findings import Finding, both, either
from bulkhead.evaluator.guardrails import conclude_guardrails, guardrail_evidence
from bulkhead.evaluator.organization import Organization, with_organization_keys
from bulkhead.evaluator.principal_element import Grant
from bulkhead.evaluator.requests import AccessRequest


def decide_limits(
    request: AccessRequest, attached: AttachedPolicies, organization: Organization | None = None
) -> Decision:
    """Decide whether guardrails, permissions boundary and session policies let a request pass.

    Args:
        request: who wants to do what, to which resource.
        attached: the boundary and the session policies; the resource-based policy, asked only for
            what it grants beyond them. Identity-based policies are not looked at.
        organization: the organization of caller or resource, if either has one.
    """
    request = with_organization_keys(request, organization)
    guardrails = guardrail_evidence(request, organization) if organization else Evidence((), ())
    limiting = replace(attached, identity=(), resource=None)
    evidence = Evidence(
        (*guardrails.denials, *limiting.denials(request)),
        (*guardrails.allowances, *_limits(request, attached)),
        guardrails.exemptions,
    )
    return conclude_guardrails(evidence)


def _limits(request: AccessRequest, attached: AttachedPolicies) -> tuple[Finding, ...]:
    limits = attached.limits(request)
    if request.crosses_accounts or not limits:
        return limits
    return (either([both(limits), attached.grant(request, Grant.TO_CALLER)]),)
