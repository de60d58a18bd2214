"""What Identity Center holds: groups, permission sets, and who may use them where."""

import json
from collections.abc import Iterator
from typing import Any

import boto3
from botocore.exceptions import ClientError

from bulkhead.adopt.found import FoundAssignment, FoundGroup, FoundPeople, FoundPermissionSet
from bulkhead.attached.tree import RETRIES, pages

_NONE = "ResourceNotFoundException"


def people(region: str) -> FoundPeople | None:
    """Read Identity Center; None where it is not enabled in the region."""
    client = boto3.client("sso-admin", region_name=region, config=RETRIES)
    instance = next(iter(pages(client, "list_instances", "Instances")), None)
    if instance is None:
        return None
    store = boto3.client("identitystore", region_name=region, config=RETRIES)
    arn = instance["InstanceArn"]
    names = {}
    sets = []
    for set_arn in pages(client, "list_permission_sets", "PermissionSets", InstanceArn=arn):
        found = _permission_set(client, {"InstanceArn": arn, "PermissionSetArn": set_arn})
        names[set_arn] = found.name
        sets.append(found)
    return FoundPeople(
        groups=tuple(_groups(store, instance["IdentityStoreId"])),
        permission_sets=tuple(sets),
        assignments=tuple(
            assignment
            for set_arn, name in names.items()
            for assignment in _assignments(client, arn, set_arn, name)
        ),
    )


def _groups(store: Any, store_id: str) -> Iterator[FoundGroup]:  # noqa: ANN401 - boto3 makes its clients at run time
    for group in pages(store, "list_groups", "Groups", IdentityStoreId=store_id):
        yield FoundGroup(
            id=group["GroupId"],
            name=group.get("DisplayName", ""),
            description=group.get("Description", ""),
            is_external=bool(group.get("ExternalIds")),
        )


def _permission_set(client: Any, of: dict[str, str]) -> FoundPermissionSet:  # noqa: ANN401 - as above
    described = client.describe_permission_set(**of)["PermissionSet"]
    managed = pages(
        client, "list_managed_policies_in_permission_set", "AttachedManagedPolicies", **of
    )
    own = pages(
        client,
        "list_customer_managed_policy_references_in_permission_set",
        "CustomerManagedPolicyReferences",
        **of,
    )
    inline = client.get_inline_policy_for_permission_set(**of).get("InlinePolicy")
    return FoundPermissionSet(
        name=described["Name"],
        description=described.get("Description", ""),
        session=described.get("SessionDuration", "PT1H"),
        managed_policy_arns=tuple(policy["Arn"] for policy in managed),
        customer_managed_policies=tuple((each["Name"], each.get("Path", "/")) for each in own),
        inline_policy=json.loads(inline) if inline else None,
        boundary=_boundary(client, of),
    )


def _boundary(client: Any, of: dict[str, str]) -> Any:  # noqa: ANN401 - as above
    try:
        answer = client.get_permissions_boundary_for_permission_set(**of)
    except ClientError as error:
        if error.response["Error"]["Code"] != _NONE:
            raise
        return None
    return answer.get("PermissionsBoundary")


def _assignments(client: Any, arn: str, set_arn: str, name: str) -> Iterator[FoundAssignment]:  # noqa: ANN401 - as above
    of = {"InstanceArn": arn, "PermissionSetArn": set_arn}
    operation = "list_accounts_for_provisioned_permission_set"
    for account_id in pages(client, operation, "AccountIds", **of):
        words = {**of, "AccountId": account_id}
        for one in pages(client, "list_account_assignments", "AccountAssignments", **words):
            yield FoundAssignment(
                principal_type=one["PrincipalType"],
                principal_id=one["PrincipalId"],
                permission_set=name,
                account_id=one["AccountId"],
            )
