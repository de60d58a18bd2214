"""How each security service names an organization's administrator."""

from dataclasses import dataclass

from tests.sandbox.emulator.aws import Aws, Organization


@dataclass(frozen=True)
class Delegating:
    """How one service names the administrator of an organization."""

    service: str
    account: str
    enable: str = "enable_organization_admin_account"
    disable: str = "disable_organization_admin_account"
    list: str = "list_organization_admin_accounts"
    listed: tuple[str, str] = ("AdminAccounts", "AccountId")
    refusal: str = ""
    absent: str = ""


DELEGATING = [
    Delegating(
        "guardduty",
        "AdminAccountId",
        listed=("AdminAccounts", "AdminAccountId"),
        refusal="BadRequestException",
    ),
    Delegating("securityhub", "AdminAccountId", refusal="InvalidAccessException"),
    Delegating(
        "macie2",
        "adminAccountId",
        listed=("adminAccounts", "accountId"),
        refusal="ValidationException",
        absent="ResourceNotFoundException",
    ),
    Delegating(
        "inspector2",
        "delegatedAdminAccountId",
        "enable_delegated_admin_account",
        "disable_delegated_admin_account",
        "list_delegated_admin_accounts",
        ("delegatedAdminAccounts", "accountId"),
        "ValidationException",
        "ResourceNotFoundException",
    ),
]


def administrator_of(organization: Organization, service: str) -> Aws:
    """Make the member the service's administrator, and be it."""
    how = next(known for known in DELEGATING if known.service == service)
    organization.aws.call(service, how.enable, **{how.account: organization.member_id})
    return organization.member
