"""The permissions boundaries of roles, as they are at this moment.

Users have none: moto does not know boundaries of users. Service-linked roles cannot have one.
Source: "Permissions boundaries for IAM entities", IAM User Guide; API reference of
PutRolePermissionsBoundary.
"""

from moto.iam.models import iam_backends

from sandbox.emulator.callers import Caller
from sandbox.emulator.services.organizations.organization import PARTITION


def boundary_arn(caller: Caller) -> str:
    """The policy that is the boundary of the caller's role; empty for a caller without one."""
    if caller.type != "AssumedRole":
        return ""
    roles = iam_backends[caller.account][PARTITION].get_roles()
    role = next((role for role in roles if role.arn == caller.principal_arn), None)
    return (role.permissions_boundary_arn or "") if role else ""
