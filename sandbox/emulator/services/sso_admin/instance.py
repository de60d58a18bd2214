"""The organization's one instance, and the things in it as moto keeps them."""

from typing import Any

from moto.ssoadmin.models import SSOAdminBackend, ssoadmin_backends

from sandbox.emulator.call import Call
from sandbox.emulator.errors import AwsError
from sandbox.emulator.registry import speaks_for
from sandbox.emulator.services.organizations.organization import backend as organizations
from sandbox.emulator.services.organizations.organization import management_account

TRUSTED_SERVICE = "sso.amazonaws.com"


@speaks_for("sso-admin")
def perspective(call: Call) -> str:
    """A delegated administrator manages the organization's instance; gap: moto gives it its own.

    Source: "Delegated administration", IAM Identity Center User Guide.
    """
    return _instance_owner(call)


@speaks_for("identitystore")
def store_perspective(call: Call) -> str:
    """The identity store goes with the instance."""
    return _instance_owner(call)


def _instance_owner(call: Call) -> str:
    management = management_account(call.account)
    if management is None:
        return call.account
    delegated = (a for a in organizations(management).admins if TRUSTED_SERVICE in a.services)
    return management if call.account in {a.account.id for a in delegated} else call.account


def backend(call: Call) -> SSOAdminBackend:
    """What moto knows of the instance."""
    return ssoadmin_backends[call.account][call.region]


def permission_set(call: Call, arn: str) -> Any:  # noqa: ANN401 - moto's own permission set
    """The permission set of this ARN.

    Raises:
        AwsError: ResourceNotFoundException.
    """
    for known in backend(call).permission_sets:
        if known.permission_set_arn == arn:
            return known
    name = arn.rpartition("/")[2]
    raise AwsError("ResourceNotFoundException", f"Could not find PermissionSet with id {name}")
