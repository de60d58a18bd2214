"""An organization as its policies see it: nodes from the root down to accounts.

AWS, "AWS Organizations terminology and concepts":
https://docs.aws.amazon.com/organizations/latest/userguide/orgs_getting-started_concepts.html
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from bulkhead.evaluator.context import States
from bulkhead.evaluator.kinds import PolicyKind
from bulkhead.evaluator.policies import Policy
from bulkhead.evaluator.requests import AccessRequest


class OrganizationError(ValueError):
    """Nodes that do not make a tree, or policies of a kind that no node carries."""


@dataclass(frozen=True, slots=True)
class Node:
    """The root, an organizational unit or an account, with what is attached to it.

    Attributes:
        id: id of the node; the 12-digit id for an account.
        parent: id of the node above; `None` for the root.
        service_control: SCPs attached here.
        resource_control: RCPs attached here. RCPFullAWSAccess is always attached.
        full_access: whether FullAWSAccess is attached here; where it is not, one of the SCPs
            here must allow what is to be allowed.
    """

    id: str
    parent: str | None = None
    service_control: tuple[Policy, ...] = ()
    resource_control: tuple[Policy, ...] = ()
    full_access: bool = True

    def __post_init__(self) -> None:
        """Refuse a policy in the wrong place: it would be asked the wrong questions."""
        for kind, policies in (
            (PolicyKind.SERVICE_CONTROL, self.service_control),
            (PolicyKind.RESOURCE_CONTROL, self.resource_control),
        ):
            wrong = [policy.name for policy in policies if policy.kind is not kind]
            if wrong:
                raise OrganizationError(f"{self.id}: {', '.join(wrong)}: not a {kind}")

    @property
    def policies(self) -> tuple[Policy, ...]:
        """Everything that is attached here."""
        return (*self.service_control, *self.resource_control)


@dataclass(frozen=True, slots=True)
class Organization:
    """An organization; make it with `Organization.of`.

    Attributes:
        id: id of the organization, such as `o-exampleorgid`.
        management_account: the account that organization policies do not bind.
        nodes: its nodes by id.
    """

    id: str
    management_account: str
    nodes: Mapping[str, Node]

    @classmethod
    def of(
        cls, organization_id: str, management_account: str, nodes: Iterable[Node]
    ) -> "Organization":
        """Put nodes together to an organization.

        Raises:
            OrganizationError: two nodes of one id, an unknown parent, a circle, or not one root.
        """
        listed = list(nodes)
        by_id = {node.id: node for node in listed}
        roots = [node.id for node in listed if node.parent is None]
        if len(by_id) < len(listed) or len(roots) != 1:
            raise OrganizationError(f"ids must differ, and one node has no parent, not {roots}")
        organization = cls(organization_id, management_account, by_id)
        for node in listed:
            organization.chain(node.id)
        return organization

    def has_account(self, account: str | None) -> bool:
        """Say whether the account is one of the organization's."""
        return account in self.nodes or account == self.management_account

    def chain(self, node_id: str) -> tuple[Node, ...]:
        """Give the nodes from the root down to this one.

        Raises:
            OrganizationError: a parent is unknown, or the nodes go round in a circle.
        """
        chain: list[Node] = []
        current: str | None = node_id
        while current is not None:
            if current not in self.nodes or len(chain) > len(self.nodes):
                raise OrganizationError(f"{node_id}: {current} above it is unknown or in a circle")
            chain.append(self.nodes[current])
            current = chain[-1].parent
        return tuple(reversed(chain))


def with_organization_keys(
    request: AccessRequest, organization: Organization | None
) -> AccessRequest:
    """Add the keys that say which organization caller and resource are in.

    Without an organization they are unknown for callers and resources that may have one. The
    paths (aws:PrincipalOrgPaths, aws:ResourceOrgPaths) hold ids that only AWS gives out.
    """
    derived = (
        organization_keys("Principal", request.principal.account, organization),
        organization_keys("Resource", request.resource_account, organization),
    )
    return replace(request, context=request.context.deriving(*derived))


def organization_keys(
    side: Literal["Principal", "Resource"], account: str | None, organization: Organization | None
) -> States:
    """Say which organization the account of one side is in."""
    id_key, paths_key = f"aws:{side}OrgID", f"aws:{side}OrgPaths"
    if organization is None and account is not None:
        return {id_key.lower(): id_key, paths_key.lower(): paths_key}
    if organization is None or not organization.has_account(account):
        return {id_key.lower(): None, paths_key.lower(): None}
    return {id_key.lower(): (organization.id,), paths_key.lower(): paths_key}
