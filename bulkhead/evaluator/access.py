"""Whether a caller may do something: all policies together.

AWS, "Policy evaluation for requests within a single account" and "Cross-account policy evaluation
logic":
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
- A Deny in any policy wins.
- Organization policies must let the request pass; see `guardrails`.
- Within an account, the resource-based policy or the identity-based policies must allow. A
  permissions boundary and session policies limit both, except where the resource-based policy
  names the caller itself.
- KMS keys and roles are opened by their own policies only: these must allow, or hand over to the
  account, whose identity-based policies must allow then.
- Across accounts, the resource-based policy and the caller's own policies must both allow.
- A root user needs no identity-based policy; a service, an identity provider or an anonymous
  caller has none and needs the resource-based policy.

S3 access control lists, KMS grants and policies of VPC endpoints are not among the policies here;
what they would allow or deny is not in the decision.
"""

from bulkhead.evaluator.attached_policies import AttachedPolicies
from bulkhead.evaluator.decision import Decision, Evidence, conclude
from bulkhead.evaluator.errors import RequestError
from bulkhead.evaluator.findings import Finding, Source, allowance, both, either
from bulkhead.evaluator.guardrails import guardrail_evidence
from bulkhead.evaluator.kinds import PolicyKind
from bulkhead.evaluator.organization import Organization, with_organization_keys
from bulkhead.evaluator.principal import OUTSIDE_IAM, PrincipalType
from bulkhead.evaluator.principal_element import Grant
from bulkhead.evaluator.requests import AccessRequest


def evaluate(
    request: AccessRequest, attached: AttachedPolicies, organization: Organization | None = None
) -> Decision:
    """Decide whether AWS lets the caller do it.

    Args:
        request: who wants to do what, to which resource.
        attached: the policies of the caller and of the resource.
        organization: the organization of either; without one there are no organization policies,
            and the keys that tell organizations apart are unknown.

    Raises:
        RequestError: a KMS key or a role is asked for without its policy, which each of them has.
    """
    request = with_organization_keys(request, organization)
    if attached.resource is None and _only_own_policy_opens(request):
        raise RequestError(f"{request.resource} has a policy of its own; give it to decide")
    guardrails = guardrail_evidence(request, organization) if organization else Evidence((), ())
    granted = _granted(request, attached)
    evidence = Evidence(
        (*guardrails.denials, *attached.denials(request)),
        (*guardrails.allowances, granted),
        guardrails.exemptions,
    )
    return conclude(evidence, both(_most_telling_last(evidence.allowances)))


def _most_telling_last(allowances: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Put what grants before what only does not stand in the way, when all of them allow."""
    blocked = any(finding.truth is not True for finding in allowances)
    return allowances if blocked else tuple(reversed(allowances))


def _only_own_policy_opens(request: AccessRequest) -> bool:
    """Tell KMS keys and roles, which no identity-based policy opens alone.

    AWS, "Key policies in AWS KMS", and "Policy evaluation for requests within a single account":
    https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html
    """
    is_key = request.service == "kms" and ":key/" in request.resource
    return is_key or (request.service == "sts" and ":role/" in request.resource)


def _granted(request: AccessRequest, attached: AttachedPolicies) -> Finding:
    """Combine resource-based and the caller's own policies."""
    to_caller = attached.grant(request, Grant.TO_CALLER)
    if request.principal.type in OUTSIDE_IAM:
        return to_caller
    to_role = attached.grant(request, Grant.TO_ROLE)
    to_account = attached.grant(request, Grant.TO_ACCOUNT)
    identity = _identity_allows(request, attached)
    limits = attached.limits(request)
    if request.crosses_accounts:
        return both([to_account, identity, *limits])
    if _only_own_policy_opens(request):
        identity = both([to_account, identity])
    return either([to_caller, both([either([to_role, identity]), *limits])])


def _identity_allows(request: AccessRequest, attached: AttachedPolicies) -> Finding:
    nowhere = Source(PolicyKind.IDENTITY)
    if request.principal.type is PrincipalType.ROOT_USER:
        return Finding(truth=True, source=nowhere)
    return allowance(attached.identity, request, nowhere)
