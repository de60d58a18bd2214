"""Amazon Inspector: scans of one's own account, and the organization's settings."""

from collections.abc import Iterable
from typing import Any

from sandbox.emulator.call import Answer, Call
from sandbox.emulator.delegation import Delegation
from sandbox.emulator.errors import AwsError
from sandbox.emulator.registry import answers

DELEGATION = Delegation(
    "inspector2.amazonaws.com", "ValidationException", absent="ResourceNotFoundException"
)
# What a scan type is called in a request, and in the settings and states of an account.
RESOURCE_KEYS = {
    "EC2": "ec2",
    "ECR": "ecr",
    "LAMBDA": "lambda",
    "LAMBDA_CODE": "lambdaCode",
    "CODE_REPOSITORY": "codeRepository",
}


@answers("inspector2", "Enable")
def enable(call: Call) -> Answer:
    """Gap: moto fails without accountIds, knows no code repositories, and forgets whose it is."""
    return _switch(call, call.params["resourceTypes"], "ENABLED")


@answers("inspector2", "Disable")
def disable(call: Call) -> Answer:
    """Gap: moto fails without accountIds or resourceTypes; AWS then means own account, all."""
    return _switch(call, call.params.get("resourceTypes") or RESOURCE_KEYS, "DISABLED")


@answers("inspector2", "BatchGetAccountStatus")
def batch_get_account_status(call: Call) -> Answer:
    """Gap: moto leaves out accounts that never enabled anything."""
    return {"accounts": [_state(call, account) for account in _accounts(call)]}


@answers("inspector2", "EnableDelegatedAdminAccount")
def enable_delegated_admin_account(call: Call) -> Answer:
    """Gap: moto lets anybody name anybody, and tells Organizations nothing."""
    DELEGATION.enable(call, call.params["delegatedAdminAccountId"])
    return {"delegatedAdminAccountId": call.params["delegatedAdminAccountId"]}


@answers("inspector2", "DisableDelegatedAdminAccount")
def disable_delegated_admin_account(call: Call) -> Answer:
    """Gap: moto keeps it in the list."""
    DELEGATION.disable(call, call.params["delegatedAdminAccountId"])
    return {"delegatedAdminAccountId": call.params["delegatedAdminAccountId"]}


@answers("inspector2", "ListDelegatedAdminAccounts")
def list_delegated_admin_accounts(call: Call) -> Answer:
    """Gap: moto's list is each account's own."""
    accounts = DELEGATION.administrators(call)
    return {"delegatedAdminAccounts": [{"accountId": a, "status": "ENABLED"} for a in accounts]}


@answers("inspector2", "GetDelegatedAdminAccount")
def get_delegated_admin_account(call: Call) -> Answer:
    """Gap: moto has no such operation."""
    accounts = DELEGATION.administrators(call)
    if not accounts:
        raise AwsError("ResourceNotFoundException", "No delegated admin was found")
    return {"delegatedAdmin": {"accountId": accounts[0], "relationshipStatus": "ENABLED"}}


@answers("inspector2", "UpdateOrganizationConfiguration")
def update_organization_configuration(call: Call) -> Answer:
    """Refusal: anybody but the delegated administrator. Recorded; no member is enabled."""
    DELEGATION.require_administrator(call)
    call.table("organization_configuration")["autoEnable"] = call.params["autoEnable"]
    return {"autoEnable": call.params["autoEnable"]}


@answers("inspector2", "DescribeOrganizationConfiguration")
def describe_organization_configuration(call: Call) -> Answer:
    """Refusal: only the delegated administrator."""
    DELEGATION.require_administrator(call)
    begin = {"autoEnable": {"ec2": False, "ecr": False}, "maxAccountLimitReached": False}
    return {**begin, **call.table("organization_configuration")}


def _accounts(call: Call) -> list[str]:
    """The accounts that a call names, or its own; another's only for the administrator."""
    named: list[str] = call.params.get("accountIds") or [call.account]
    if named != [call.account]:
        DELEGATION.require_administrator(call)
    return named


def _switch(call: Call, resource_types: Iterable[str], status: str) -> Answer:
    for account in _accounts(call):
        states = call.table("scans", account=account)
        states.update({RESOURCE_KEYS[resource_type]: status for resource_type in resource_types})
    return {"accounts": [_status(call, account) for account in _accounts(call)]}


def _scans(call: Call, account: str) -> dict[str, str]:
    return dict.fromkeys(RESOURCE_KEYS.values(), "DISABLED") | call.table("scans", account=account)


def _overall(scans: dict[str, str]) -> str:
    return "ENABLED" if "ENABLED" in scans.values() else "DISABLED"


def _status(call: Call, account: str) -> dict[str, Any]:
    scans = _scans(call, account)
    return {"accountId": account, "status": _overall(scans), "resourceStatus": scans}


def _state(call: Call, account: str) -> dict[str, Any]:
    scans = _scans(call, account)
    details = {name: _detail(status) for name, status in scans.items()}
    return {"accountId": account, "state": _detail(_overall(scans)), "resourceState": details}


def _detail(status: str) -> dict[str, str]:
    return {"status": status, "errorCode": "ALREADY_ENABLED", "errorMessage": ""}
