"""Who stands for the caller of a proof's request, and what that caller is called here."""

from dataclasses import dataclass, replace

from bulkhead.attack.attackers import ADMINISTRATOR_ROLE
from bulkhead.attack.scene import Scene
from bulkhead.attack.web_identity import issuer
from policies.controls import Request

ACCESS_ROLE = "access role"
ADMINISTRATOR = "administrator"
ANYBODY = "anybody"
BOUNDED = "bounded administrator"
MANAGEMENT = "management account"
OUTSIDER = "outsider"
PROVIDER = "identity provider"
ROOT_USER = "root user"
SERVICE = "service"


@dataclass(frozen=True)
class Role:
    """A part in the attack.

    Attributes:
        kind: What kind of caller it is.
        place: The account, by its name (an outsider's by its id), or the service.
        request: The proof's request, with the caller that it really has here.
    """

    kind: str
    place: str
    request: Request


def cast_for(request: Request, scene: Scene) -> Role | None:
    """Who can make the request; None where nobody can.

    Args:
        request: The request, in this landing zone.
        scene: The landing zone.
    """
    owned = replace(request, resource_account=request.resource_account or request.account)
    if not request.principal.startswith("arn:") or issuer(request.principal):
        return _outside_iam(owned, scene)
    name = scene.account_name(request.account)
    if name is None:
        stranger = f"arn:aws:iam::{request.account}:root"
        return Role(OUTSIDER, request.account, replace(owned, principal=stranger))
    kind, _, role = request.principal.split(":", 5)[-1].partition("/")
    if kind == "root":
        return Role(ROOT_USER, name, owned)
    if kind != "role" or "/" in role:
        return None
    if role == scene.params.access_role:
        return Role(ACCESS_ROLE, name, owned)
    own = f"arn:aws:iam::{request.account}:role/{ADMINISTRATOR_ROLE}"
    return Role(ADMINISTRATOR, name, replace(owned, principal=own))


def _outside_iam(request: Request, scene: Scene) -> Role:
    """Callers without an account; a service's calls are carried out by the management account."""
    if issuer(request.principal):
        return Role(PROVIDER, issuer(request.principal) or "", replace(request, account=""))
    if request.principal == "anonymous":
        return Role(ANYBODY, "", replace(request, account=""))
    return Role(SERVICE, request.principal, replace(request, account=scene.management_id))


def management(request: Request, scene: Scene) -> Role:
    """The sandbox's own credentials, whom nothing but resource control policies stops."""
    principal = f"arn:aws:iam::{scene.management_id}:role/sandbox-administrator"
    own = replace(request, principal=principal, account=scene.management_id)
    return Role(MANAGEMENT, "", own)
