"""Amazon Macie: off until it is enabled, and the organization's settings."""

from moto.macie2.models import macie2_backends

from sandbox.emulator.call import Answer, Call
from sandbox.emulator.delegation import Delegation
from sandbox.emulator.errors import AwsError
from sandbox.emulator.registry import answers, before

DELEGATION = Delegation(
    "macie.amazonaws.com", "ValidationException", absent="ResourceNotFoundException"
)


@before(
    "macie2",
    "DescribeOrganizationConfiguration",
    "DisableMacie",
    "GetMacieSession",
    "UpdateMacieSession",
    "UpdateOrganizationConfiguration",
)
def macie_is_enabled(call: Call) -> None:
    """Refusal: moto's Macie is on from the start. API: GetMacieSession, AccessDeniedException."""
    if not call.table("session"):
        raise AwsError("AccessDeniedException", "Macie is not enabled")


@answers("macie2", "EnableMacie")
def enable_macie(call: Call) -> Answer:
    """Refusal: twice. Source: API reference of EnableMacie, ConflictException."""
    if call.table("session"):
        raise AwsError("ConflictException", "Macie has already been enabled")
    call.table("session")["enabled"] = True
    return call.forward()


@answers("macie2", "UpdateMacieSession")
def update_macie_session(call: Call) -> Answer:
    """Gap: moto has no such operation."""
    session = macie2_backends[call.account][call.region].macie_session or {}
    session.update(call.params)
    return {}


@answers("macie2", "DisableMacie")
def disable_macie(call: Call) -> Answer:
    """Gap: off means off."""
    call.table("session").clear()
    return call.forward()


@answers("macie2", "EnableOrganizationAdminAccount")
def enable_organization_admin_account(call: Call) -> Answer:
    """Gap: moto lets anybody name anybody, and tells Organizations nothing.

    AWS enables Macie for the administrator. Source: "Integrating and configuring an organization
    in Macie", Macie User Guide.
    """
    administrator = call.params["adminAccountId"]
    DELEGATION.enable(call, administrator)
    session = call.table("session", account=administrator)
    if not session:
        session["enabled"] = True
        macie2_backends[administrator][call.region].enable_macie()
    return {}


@answers("macie2", "DisableOrganizationAdminAccount")
def disable_organization_admin_account(call: Call) -> Answer:
    """Gap: moto has no such operation."""
    DELEGATION.disable(call, call.params["adminAccountId"])
    return {}


@answers("macie2", "ListOrganizationAdminAccounts")
def list_organization_admin_accounts(call: Call) -> Answer:
    """Gap: moto's list is each account's own."""
    accounts = DELEGATION.administrators(call)
    return {"adminAccounts": [{"accountId": account, "status": "ENABLED"} for account in accounts]}


@answers("macie2", "UpdateOrganizationConfiguration")
def update_organization_configuration(call: Call) -> Answer:
    """Gap: moto has no such operation. The setting is recorded; members are not enabled."""
    DELEGATION.require_administrator(call)
    call.table("organization_configuration")["autoEnable"] = call.params["autoEnable"]
    return {}


@answers("macie2", "DescribeOrganizationConfiguration")
def describe_organization_configuration(call: Call) -> Answer:
    """Gap: moto has no such operation."""
    DELEGATION.require_administrator(call)
    begin = {"autoEnable": False, "maxAccountLimitReached": False}
    return {**begin, **call.table("organization_configuration")}
