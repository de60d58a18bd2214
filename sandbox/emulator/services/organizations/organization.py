"""Who may ask Organizations what: the organization as the calling account sees it."""

from typing import Any

from moto.organizations.models import FakeOrganization, OrganizationsBackend, organizations_backends

from sandbox.emulator.call import Call
from sandbox.emulator.errors import AwsError
from sandbox.emulator.registry import speaks_for

PARTITION = "aws"
NOT_IN_USE = AwsError(
    "AWSOrganizationsNotInUseException", "Your account is not a member of an organization."
)
FOR_ANYBODY = frozenset({"CreateOrganization", "DescribeOrganization"})


def backend(account: str) -> OrganizationsBackend:
    """What moto knows of the organization whose management account this is."""
    return organizations_backends[account][PARTITION]


def organization(account: str) -> FakeOrganization:
    """The organization of this management account.

    Raises:
        AwsError: It has none.
    """
    found = backend(account).org
    if found is None:
        raise NOT_IN_USE
    return found


def management_account(account: str) -> str | None:
    """The management account of the organization that the account is in, if it is in one."""
    if backend(account).org:
        return account
    found: tuple[str, str] | None = organizations_backends.master_accounts.get(account)
    return found[0] if found else None


def accounts() -> list[Any]:
    """Every account of every organization in the sandbox, the management accounts included."""
    organizations = [regions[PARTITION] for regions in list(organizations_backends.values())]
    return [account for organization in organizations for account in list(organization.accounts)]


@speaks_for("organizations")
def perspective(call: Call) -> str:
    """A delegated administrator reads what the management account reads; others are refused.

    Gap: moto shows every member an empty organization of its own.
    Source: the operations' API reference: "You can only call this operation from the management
    account or a member account that is a delegated administrator".
    """
    if call.operation in FOR_ANYBODY:
        return call.account
    management = management_account(call.account)
    if management is None:
        raise NOT_IN_USE
    reading = call.operation.startswith(("Describe", "List"))
    if management == call.account or (reading and _is_delegated(management, call.account)):
        return management
    raise AwsError("AccessDeniedException", "You don't have permissions to access this resource.")


def _is_delegated(management: str, account: str) -> bool:
    return any(admin.account.id == account for admin in backend(management).admins)
