"""What organization policies decide: service control policies and resource control policies.

AWS, "SCP evaluation" and "RCP evaluation":
https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html
https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_evaluation.html
- An SCP binds the IAM identities of a member account, its root user included. On every level from
  the root to the account an Allow is needed; a Deny on any level wins.
- An RCP binds everybody who acts on a resource of a member account, in the services that support
  RCPs. RCPFullAWSAccess, on every level and not to be taken away, allows; so an RCP only denies.
- Neither binds the management account or service-linked roles. RCPs do not reach kms:RetireGrant
  and keys that AWS manages.

Two things are not told here. The tasks of root users that SCPs do not restrict (support plans,
CloudFront keys, e-mail quotas) are no IAM actions. For an action without a resource type AWS asks
the RCPs of the caller's account: such a request states that account as the resource's.
"""

from bulkhead.evaluator.decision import Decision, Evidence, conclude
from bulkhead.evaluator.findings import Finding, Source, allowance, both, denial
from bulkhead.evaluator.kinds import PolicyKind
from bulkhead.evaluator.organization import Node, Organization, with_organization_keys
from bulkhead.evaluator.principal import OUTSIDE_IAM
from bulkhead.evaluator.rcp_services import RCP_EXEMPT_ACTIONS, RCP_SERVICES
from bulkhead.evaluator.requests import AccessRequest

FULL_ACCESS = "FullAWSAccess"
RCP_FULL_ACCESS = "RCPFullAWSAccess"
ANY_STATEMENT = "#1"


def service_control_exemption(request: AccessRequest, organization: Organization) -> str | None:
    """Say why no SCP binds the caller, or `None` when SCPs do."""
    principal = request.principal
    if principal.type in OUTSIDE_IAM:
        return f"SCPs bind IAM identities, and {principal.name} is none"
    if principal.account == organization.management_account:
        return "SCPs do not bind the management account"
    if not organization.has_account(principal.account):
        return f"SCPs bind the organization's accounts, and {principal.account} is none"
    return "SCPs do not bind service-linked roles" if principal.is_service_linked_role else None


def resource_control_exemption(request: AccessRequest, organization: Organization) -> str | None:
    """Say why no RCP reaches the request, or `None` when RCPs do."""
    if request.resource_account == organization.management_account:
        return "RCPs do not protect resources of the management account"
    if not organization.has_account(request.resource_account):
        return f"RCPs protect the organization's accounts, and {request.resource_account} is none"
    if request.principal.is_service_linked_role:
        return "RCPs do not bind service-linked roles"
    if request.service not in RCP_SERVICES or request.action.lower() in RCP_EXEMPT_ACTIONS:
        return f"RCPs do not reach {request.action}"
    if request.is_aws_managed_key or ":alias/aws/" in request.resource:
        return "RCPs do not protect KMS keys that AWS manages"
    return None


def _service_control(node: Node, request: AccessRequest) -> tuple[Finding, Finding]:
    nowhere = Source(PolicyKind.SERVICE_CONTROL, level=node.id)
    denied = denial(node.service_control, request, nowhere)
    if node.full_access:
        full = Source(PolicyKind.SERVICE_CONTROL, FULL_ACCESS, ANY_STATEMENT, node.id)
        return denied, Finding(truth=True, source=full)
    return denied, allowance(node.service_control, request, nowhere)


def _resource_control(node: Node, request: AccessRequest) -> tuple[Finding, Finding]:
    nowhere = Source(PolicyKind.RESOURCE_CONTROL, level=node.id)
    full = Source(PolicyKind.RESOURCE_CONTROL, RCP_FULL_ACCESS, ANY_STATEMENT, node.id)
    return denial(node.resource_control, request, nowhere), Finding(truth=True, source=full)


def guardrail_evidence(request: AccessRequest, organization: Organization) -> Evidence:
    """Ask every organization policy that binds the request.

    The request must have its organization's keys (`with_organization_keys`).
    """
    said: list[tuple[Finding, Finding]] = []
    exemptions: list[str] = []
    exempt = service_control_exemption(request, organization)
    if exempt is None and request.principal.account is not None:
        chain = organization.chain(request.principal.account)
        said += [_service_control(node, request) for node in chain]
    elif exempt is not None:
        exemptions.append(exempt)
    exempt = resource_control_exemption(request, organization)
    if exempt is None:
        chain = organization.chain(request.resource_account)
        said += [_resource_control(node, request) for node in chain]
    else:
        exemptions.append(exempt)
    return Evidence(
        tuple(denied for denied, _ in said),
        tuple(allowed for _, allowed in said),
        tuple(exemptions),
    )


def decide_guardrails(request: AccessRequest, organization: Organization) -> Decision:
    """Decide whether organization policies let the request pass; they never grant anything."""
    request = with_organization_keys(request, organization)
    evidence = guardrail_evidence(request, organization)
    unbound = Finding(truth=True, source=Source(PolicyKind.SERVICE_CONTROL))
    return conclude(evidence, both(evidence.allowances) if evidence.allowances else unbound)
