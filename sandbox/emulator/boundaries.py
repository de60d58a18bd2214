"""The permissions boundaries of roles and users, as they are at this moment.

Gap: moto does not know boundaries of users; the sandbox keeps them with moto's own users.
Source: "Permissions boundaries for IAM entities", IAM User Guide.
"""

from collections.abc import Iterator

from moto.iam.models import IAMBackend, User, iam_backends

from sandbox.emulator.callers import Caller
from sandbox.emulator.services.organizations.organization import PARTITION

OF_USER = "permissions_boundary"  # what moto looks for when it writes a user's answer


def boundary_arn(caller: Caller) -> str:
    """The policy that is the boundary of the caller's role or user; empty for one without."""
    if caller.type not in {"AssumedRole", "User"}:
        return ""
    bounded = dict(boundaries(iam_backends[caller.account][PARTITION]))
    return bounded.get(caller.principal_arn, "")


def boundaries(iam: IAMBackend) -> Iterator[tuple[str, str]]:
    """The ARN of each role and user that has a boundary, and its boundary's."""
    for role in iam.get_roles():
        if role.permissions_boundary_arn:
            yield role.arn, role.permissions_boundary_arn
    for user in iam.users.values():
        kept = getattr(user, OF_USER, None)
        if kept:
            yield user.arn, kept["PermissionsBoundaryArn"]


def bind(user: User, boundary: str | None) -> None:
    """Give a user this boundary, or none."""
    kind = "PermissionsBoundaryPolicy"
    kept = {"PermissionsBoundaryType": kind, "PermissionsBoundaryArn": boundary}
    setattr(user, OF_USER, kept if boundary else None)
