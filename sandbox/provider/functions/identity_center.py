"""Where the organization's Identity Center is, and who and what is in it."""

from typing import Any

from sandbox.provider.errors import NotServedError
from sandbox.provider.session import Session
from sandbox.provider.values import Properties


def get_instances(session: Session, arguments: Properties) -> dict[str, Any]:
    """Give the instances of Identity Center in a region."""
    region = arguments.get("region") or session.region
    found = session.call("sso-admin", "ListInstances", region)["Instances"]
    return {
        "arns": [each["InstanceArn"] for each in found],
        "id": region,
        "identityStoreIds": [each["IdentityStoreId"] for each in found],
        "region": region,
    }


def get_groups(session: Session, arguments: Properties) -> dict[str, Any]:
    """Give the groups of people of a directory of Identity Center."""
    store = arguments["identityStoreId"]
    region = arguments.get("region") or session.region
    found = session.call("identitystore", "ListGroups", region, IdentityStoreId=store)
    return {"groups": found["Groups"], "identityStoreId": store, "region": region}


def get_permission_sets(session: Session, arguments: Properties) -> dict[str, Any]:
    """Give the ARNs of the permission sets of an instance."""
    instance = arguments["instanceArn"]
    region = arguments.get("region") or session.region
    found = session.call("sso-admin", "ListPermissionSets", region, InstanceArn=instance)
    return {"arns": found["PermissionSets"], "instanceArn": instance, "region": region}


def get_permission_set(session: Session, arguments: Properties) -> dict[str, Any]:
    """Give a permission set by its ARN.

    Raises:
        NotServedError: if it is asked for by name: each would have to be read to find it.
    """
    if "arn" not in arguments:
        raise NotServedError("the sandbox finds permission sets by `arn` only, not by `name`")
    instance, arn = arguments["instanceArn"], arguments["arn"]
    region = arguments.get("region") or session.region
    found = session.call(
        "sso-admin",
        "DescribePermissionSet",
        region,
        InstanceArn=instance,
        PermissionSetArn=arn,
    )["PermissionSet"]
    return {
        "arn": arn,
        "description": found.get("Description", ""),
        "id": arn,
        "instanceArn": instance,
        "name": found["Name"],
        "region": region,
        "relayState": found.get("RelayState", ""),
        "sessionDuration": found["SessionDuration"],
    }
