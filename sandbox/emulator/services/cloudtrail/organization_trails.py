"""Trails of the whole organization, made by management or by CloudTrail's delegated administrator.

Source: "Organization delegated administrator" and "Creating a trail for an organization",
CloudTrail User Guide: the management account stays the owner of every organization trail.
"""

from moto.organizations.exceptions import OrganizationsClientError

from sandbox.emulator.call import Answer, Call
from sandbox.emulator.delegation import registered
from sandbox.emulator.errors import AwsError
from sandbox.emulator.registry import answers, before, speaks_for
from sandbox.emulator.services.cloudtrail.trails import CLOUDTRAIL, is_organization_trail
from sandbox.emulator.services.organizations.organization import backend, management_account


@speaks_for("cloudtrail")
def perspective(call: Call) -> str:
    """What the delegated administrator does, it does to the management account's trails.

    The sandbox gives it no trails of its own.
    """
    management = management_account(call.account)
    if management and call.account in registered(management, CLOUDTRAIL):
        return management
    return call.account


@before("cloudtrail", "CreateTrail", "UpdateTrail")
def organization_trail_is_allowed(call: Call) -> None:
    """Refusal: an organization trail needs an organization, trusted access, and management.

    Gap: moto takes it from anybody. API: CreateTrail.
    """
    if is_organization_trail(call):
        _require_management(call, "NotOrganizationMasterAccountException")
        _require_trusted_access(call)


@answers("cloudtrail", "RegisterOrganizationDelegatedAdmin")
def register_organization_delegated_admin(call: Call) -> Answer:
    """Gap: moto has no delegated administrator of CloudTrail."""
    _require_management(call, "NotOrganizationManagementAccountException")
    _require_trusted_access(call)
    account = call.params["MemberAccountId"]
    if account in registered(call.account, CLOUDTRAIL):
        raise AwsError("AccountRegisteredException", f"{account} is registered already.")
    try:
        backend(call.account).register_delegated_administrator(
            AccountId=account, ServicePrincipal=CLOUDTRAIL
        )
    except OrganizationsClientError as refusal:
        raise AwsError("AccountNotFoundException", refusal.message) from None
    return {}


@answers("cloudtrail", "DeregisterOrganizationDelegatedAdmin")
def deregister_organization_delegated_admin(call: Call) -> Answer:
    """Gap: moto has no delegated administrator of CloudTrail."""
    _require_management(call, "NotOrganizationManagementAccountException")
    account = call.params["DelegatedAdminAccountId"]
    if account not in registered(call.account, CLOUDTRAIL):
        raise AwsError("AccountNotRegisteredException", f"{account} is not registered.")
    backend(call.account).deregister_delegated_administrator(
        AccountId=account, ServicePrincipal=CLOUDTRAIL
    )
    return {}


def _require_management(call: Call, code: str) -> None:
    management = management_account(call.account)
    if management is None:
        raise AwsError(
            "OrganizationsNotInUseException", "The account is not a member of an organization."
        )
    if management != call.account:
        raise AwsError(code, f"{call.account} is not the organization's management account.")


def _require_trusted_access(call: Call) -> None:
    trusted = {service["ServicePrincipal"] for service in backend(call.account).services}
    if CLOUDTRAIL not in trusted:
        raise AwsError(
            "CloudTrailAccessNotEnabledException",
            "Trusted access for CloudTrail is not enabled in the organization.",
        )
