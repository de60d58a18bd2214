"""Permission sets: their ARN, defaults, tags and boundary, and AWS's own policies in them."""

import json
from functools import cache

from moto.iam.aws_managed_policies import aws_managed_policies_data

from sandbox.emulator.call import Answer, Call
from sandbox.emulator.errors import AwsError
from sandbox.emulator.registry import answers, before
from sandbox.emulator.services.sso_admin.instance import backend, permission_set

DEFAULT_SESSION = "PT1H"  # API reference of CreatePermissionSet


@before("sso-admin", "CreatePermissionSet")
def name_is_free(call: Call) -> None:
    """Refusal: moto takes a name twice. API: CreatePermissionSet, ConflictException."""
    if any(known.name == call.params["Name"] for known in backend(call).permission_sets):
        raise AwsError(
            "ConflictException", f"PermissionSet with name {call.params['Name']} already exists."
        )


@answers("sso-admin", "CreatePermissionSet")
def create_permission_set(call: Call) -> Answer:
    """Gap: moto gives the instance's ARN a suffix, and a number as the default duration.

    The ARN's form is the one in the API reference: arn:aws:sso:::permissionSet/<instance>/<id>.
    """
    call.forward()
    created = backend(call).permission_sets[-1]
    created.permission_set_arn = created.permission_set_arn.replace(":instance/", ":permissionSet/")
    created.session_duration = call.params.get("SessionDuration", DEFAULT_SESSION)
    created.tags = call.params.get("Tags", [])
    return {"PermissionSet": created.to_json(include_creation_date=True)}


@answers("sso-admin", "UpdatePermissionSet")
def update_permission_set(call: Call) -> Answer:
    """Gap: moto forgets what an update does not name."""
    changed = permission_set(call, call.params["PermissionSetArn"])
    changed.description = call.params.get("Description", changed.description)
    changed.relay_state = call.params.get("RelayState", changed.relay_state)
    changed.session_duration = call.params.get("SessionDuration", changed.session_duration)
    return {}


@before("sso-admin", "DeletePermissionSet")
def nobody_is_assigned(call: Call) -> None:
    """Refusal: moto deletes one that is assigned. API: DeletePermissionSet, ConflictException."""
    arn = call.params["PermissionSetArn"]
    if any(known.permission_set_arn == arn for known in backend(call).account_assignments):
        raise AwsError("ConflictException", "PermissionSet has ApplicationProfile associated")


@before("sso-admin", "AttachManagedPolicyToPermissionSet")
def policies_are_known(call: Call) -> None:
    """Gap: moto reads the policy's path by the wrong key, so it has only those of the path /.

    It also parses five megabytes for each account; the names and paths are enough.
    """
    backend(call).aws_managed_policies = _paths()


@cache
def _paths() -> dict[str, dict[str, str]]:
    policies = json.loads(aws_managed_policies_data)
    return {name: {"path": policy["Path"]} for name, policy in policies.items()}


@answers("sso-admin", "ListTagsForResource")
def list_tags_for_resource(call: Call) -> Answer:
    """Gap: moto keeps tags and does not list them."""
    return {"Tags": permission_set(call, call.params["ResourceArn"]).tags}


@answers("sso-admin", "TagResource")
def tag_resource(call: Call) -> Answer:
    """Gap: moto cannot change tags."""
    tagged = permission_set(call, call.params["ResourceArn"])
    merged = {tag["Key"]: tag for tag in (*tagged.tags, *call.params["Tags"])}
    tagged.tags = list(merged.values())
    return {}


@answers("sso-admin", "UntagResource")
def untag_resource(call: Call) -> Answer:
    """Gap: moto cannot change tags."""
    tagged = permission_set(call, call.params["ResourceArn"])
    tagged.tags = [tag for tag in tagged.tags if tag["Key"] not in call.params["TagKeys"]]
    return {}


@answers("sso-admin", "PutPermissionsBoundaryToPermissionSet")
def put_permissions_boundary(call: Call) -> Answer:
    """Gap: moto has no boundaries of permission sets."""
    arn = permission_set(call, call.params["PermissionSetArn"]).permission_set_arn
    call.table("boundaries")[arn] = call.params["PermissionsBoundary"]
    return {}


@answers("sso-admin", "GetPermissionsBoundaryForPermissionSet")
def get_permissions_boundary(call: Call) -> Answer:
    """Gap: moto has no boundaries of permission sets."""
    arn = permission_set(call, call.params["PermissionSetArn"]).permission_set_arn
    return {"PermissionsBoundary": _boundary(call, arn)}


@answers("sso-admin", "DeletePermissionsBoundaryFromPermissionSet")
def delete_permissions_boundary(call: Call) -> Answer:
    """Gap: moto has no boundaries of permission sets."""
    _boundary(call, call.params["PermissionSetArn"])
    del call.table("boundaries")[call.params["PermissionSetArn"]]
    return {}


def _boundary(call: Call, arn: str) -> dict[str, object]:
    boundary: dict[str, object] | None = call.table("boundaries").get(arn)
    if boundary is None:
        raise AwsError("ResourceNotFoundException", "The permission set has no boundary.")
    return boundary
