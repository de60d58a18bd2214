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

from dataclasses import dataclass

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
    return ownership_exemption(request, organization) or action_exemption(request)


def ownership_exemption(request: AccessRequest, organization: Organization) -> str | None:
    """Say why RCPs do not reach between this caller and this owner, whatever the request."""
    if request.resource_account == organization.management_account:
        return "RCPs do not protect resources of the management account"
    if not organization.has_account(request.resource_account):
        return f"RCPs protect the organization's accounts, and {request.resource_account} is none"
    if request.principal.is_service_linked_role:
        return "RCPs do not bind service-linked roles"
    return None


def action_exemption(request: AccessRequest) -> str | None:
    """Say why RCPs do not reach this action on this resource, whoever asks."""
    if request.reaches_aws_managed_key and not unreached_action(request.action):
        return "RCPs do not protect KMS keys that AWS manages"
    return unreached_action(request.action)


def unreached_action(action: str) -> str | None:
    """Say why RCPs do not reach an action, whatever the resource."""
    name = action.lower()
    is_reached = name.split(":")[0] in RCP_SERVICES and name not in RCP_EXEMPT_ACTIONS
    return None if is_reached else f"RCPs do not reach {action}"


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


@dataclass(frozen=True, slots=True)
class Levels:
    """The nodes whose policies bind a request, from the root down.

    Attributes:
        service_control: those above and of the caller's account; none where SCPs do not bind.
        resource_control: those above and of the resource's account; none where RCPs do not reach.
        exemptions: why they do not, as sentences.
    """

    service_control: tuple[Node, ...]
    resource_control: tuple[Node, ...]
    exemptions: tuple[str, ...] = ()


def binding_levels(request: AccessRequest, organization: Organization) -> Levels:
    """Find the nodes whose policies bind the request."""
    free = service_control_exemption(request, organization)
    unreached = resource_control_exemption(request, organization)
    return Levels(
        () if free else organization.chain(request.principal.account or ""),
        () if unreached else organization.chain(request.resource_account),
        tuple(text for text in (free, unreached) if text),
    )


def evidence_at(levels: Levels, request: AccessRequest) -> Evidence:
    """Ask every policy on these levels."""
    said = [
        *(_service_control(node, request) for node in levels.service_control),
        *(_resource_control(node, request) for node in levels.resource_control),
    ]
    return Evidence(
        tuple(denied for denied, _ in said),
        tuple(allowed for _, allowed in said),
        levels.exemptions,
    )


def guardrail_evidence(request: AccessRequest, organization: Organization) -> Evidence:
    """Ask every organization policy that binds the request.

    The request must have its organization's keys (`with_organization_keys`).
    """
    return evidence_at(binding_levels(request, organization), request)


def conclude_guardrails(evidence: Evidence) -> Decision:
    """Decide by organization policies alone: they never grant anything."""
    unbound = Finding(truth=True, source=Source(PolicyKind.SERVICE_CONTROL))
    return conclude(evidence, both(evidence.allowances) if evidence.allowances else unbound)


def decide_guardrails(request: AccessRequest, organization: Organization) -> Decision:
    """Decide whether organization policies let one request pass.

    `Guardrails` decides many requests, faster, to the same answers.
    """
    request = with_organization_keys(request, organization)
    return conclude_guardrails(guardrail_evidence(request, organization))
