"""Which policies can be permissions boundaries, and that these cannot be deleted.

Source: API reference of PutRolePermissionsBoundary, DeleteRolePermissionsBoundary and DeletePolicy.
"""

from moto.iam.models import IAMBackend, iam_backends

from sandbox.emulator.boundaries import boundaries
from sandbox.emulator.call import Call
from sandbox.emulator.errors import AwsError
from sandbox.emulator.managed_policies import managed_policy
from sandbox.emulator.registry import before
from sandbox.emulator.services.organizations.organization import PARTITION

OF_AWS = ("/aws-reserved/", "/aws-service-role/")  # paths of roles that AWS alone changes


@before(
    "iam", "CreateRole", "CreateUser", "PutRolePermissionsBoundary", "PutUserPermissionsBoundary"
)
def boundary_is_there(call: Call) -> None:
    """Refusal: moto takes the ARN of any policy, also of one that does not exist."""
    arn = call.params.get("PermissionsBoundary")
    if not arn:
        return
    try:
        managed_policy(_iam(call), arn)
    except KeyError:
        raise AwsError(
            "NoSuchEntity", f"Scope ARN: {arn} does not exist or is not attachable."
        ) from None


@before("iam", "PutRolePermissionsBoundary", "DeleteRolePermissionsBoundary")
def role_is_ones_own(call: Call) -> None:
    """Refusal: moto changes roles that belong to a service or to Identity Center."""
    for role in _iam(call).get_roles():
        if role.name == call.params["RoleName"] and role.path.startswith(OF_AWS):
            raise AwsError(
                "UnmodifiableEntity",
                f"Cannot perform the operation on the protected role '{role.name}' - this role is "
                "only modifiable by AWS",
            )


@before("iam", "DeletePolicy")
def policy_is_no_boundary(call: Call) -> None:
    """Refusal: moto deletes a policy that is somebody's boundary."""
    if call.params["PolicyArn"] in dict(boundaries(_iam(call))).values():
        raise AwsError("DeleteConflict", "Cannot delete a policy attached to entities.")


def _iam(call: Call) -> IAMBackend:
    return iam_backends[call.account][PARTITION]
