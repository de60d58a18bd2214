"""What the organization is."""

from typing import Any

from sandbox.provider.errors import NotServedError
from sandbox.provider.reading import read
from sandbox.provider.registry import resource
from sandbox.provider.session import Session
from sandbox.provider.values import Properties

ORGANIZATION = "aws:organizations/organization:Organization"


def get_organization(session: Session, arguments: Properties) -> dict[str, Any]:
    """Give the organization that the account belongs to.

    Raises:
        NotServedError: if what is found is no organization any more.
    """
    del arguments
    found = session.call("organizations", "DescribeOrganization")["Organization"]["Id"]
    state = read(resource(ORGANIZATION), session, found, {})
    if state is None:
        raise NotServedError(f"the organization {found} has just been deleted")
    return {**state, "id": found}


def get_organizational_units(session: Session, arguments: Properties) -> dict[str, Any]:
    """Give the organizational units right below a parent."""
    parent = arguments["parentId"]
    found = session.call("organizations", "ListOrganizationalUnitsForParent", ParentId=parent)
    return {"children": found["OrganizationalUnits"], "id": parent, "parentId": parent}


def get_resource_tags(session: Session, arguments: Properties) -> dict[str, Any]:
    """Give the tags of an account, a unit, a policy or the root."""
    resource_id = arguments["resourceId"]
    found = session.call("organizations", "ListTagsForResource", ResourceId=resource_id)
    tags = {tag["Key"]: tag["Value"] for tag in found["Tags"]}
    return {"id": resource_id, "resourceId": resource_id, "tags": tags}
