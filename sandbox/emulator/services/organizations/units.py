"""Organizational units: names, depth and emptiness."""

from typing import Any

from sandbox.emulator.call import Answer, Call
from sandbox.emulator.errors import AwsError
from sandbox.emulator.registry import answers, before
from sandbox.emulator.services.organizations.organization import backend
from sandbox.emulator.services.organizations.quotas import MAX_OU_DEPTH


def unit(call: Call, unit_id: str, missing: str) -> Any:  # noqa: ANN401 - moto's own OU
    """The root or OU of this id.

    Raises:
        AwsError: With the code `missing`, when there is none.
    """
    found = next((ou for ou in backend(call.account).ou if ou.id == unit_id), None)
    if found is None:
        raise AwsError(missing, f"You specified a root or OU that doesn't exist: {unit_id}.")
    return found


@before("organizations", "CreateOrganizationalUnit")
def name_is_free_among_siblings(call: Call) -> None:
    """Refusal: a sibling has the name; moto takes it twice. API: CreateOrganizationalUnit."""
    unit(call, call.params["ParentId"], "ParentNotFoundException")
    _refuse_taken(call, call.params["ParentId"], call.params["Name"], own_id="")


@before("organizations", "CreateOrganizationalUnit")
def depth_is_within_quota(call: Call) -> None:
    """Refusal: OUs nest five deep. Source: the quotas of Organizations."""
    depth, ancestor = 1, unit(call, call.params["ParentId"], "ParentNotFoundException")
    while ancestor.parent_id:
        depth += 1
        ancestor = unit(call, ancestor.parent_id, "ParentNotFoundException")
    if depth > MAX_OU_DEPTH:
        raise AwsError(
            "ConstraintViolationException",
            "You have exceeded the allowed depth of the OU tree.",
            Reason="OU_DEPTH_LIMIT_EXCEEDED",
        )


@answers("organizations", "UpdateOrganizationalUnit")
def update_organizational_unit(call: Call) -> Answer:
    """Gap: moto before a name that is used anywhere; AWS only one that a sibling has."""
    renamed = unit(call, call.params["OrganizationalUnitId"], "OrganizationalUnitNotFoundException")
    name = call.params.get("Name", renamed.name)
    _refuse_taken(call, renamed.parent_id, name, own_id=renamed.id)
    renamed.name = name
    answer: Answer = renamed.describe()
    return answer


@answers("organizations", "DeleteOrganizationalUnit")
def delete_organizational_unit(call: Call) -> Answer:
    """Refusal: an OU that holds accounts or OUs stays. Gap: moto leaves its policies in use."""
    doomed = unit(call, call.params["OrganizationalUnitId"], "OrganizationalUnitNotFoundException")
    organization = backend(call.account)
    children: list[Any] = [*organization.ou, *organization.accounts]
    if any(child.parent_id == doomed.id for child in children):
        raise AwsError(
            "OrganizationalUnitNotEmptyException",
            "The specified OU is not empty. Move all accounts to another root or to other OUs, "
            "remove all child OUs, and try the operation again.",
        )
    for policy in doomed.attached_policies:
        policy.attachments.remove(doomed)
    organization.ou.remove(doomed)
    return {}


def _refuse_taken(call: Call, parent_id: str, name: str, own_id: str) -> None:
    siblings = (ou for ou in backend(call.account).ou if ou.parent_id == parent_id)
    if any(sibling.name == name and sibling.id != own_id for sibling in siblings):
        raise AwsError(
            "DuplicateOrganizationalUnitException", "An OU with the same name already exists."
        )
