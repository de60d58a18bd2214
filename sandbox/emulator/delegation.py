"""The administrator accounts that security services name in an organization.

Each such service has operations of its own for this, per region, and registers the account with
Organizations as the service's delegated administrator at the same time.
Source: "Managing accounts with AWS Organizations" in the user guide of each service.
"""

from dataclasses import dataclass

from sandbox.emulator.call import Call
from sandbox.emulator.errors import AwsError
from sandbox.emulator.services.organizations.organization import backend, management_account
from sandbox.emulator.state import GLOBAL, Table


@dataclass(frozen=True)
class Delegation:
    """How one service delegates.

    Attributes:
        principal: The service principal that Organizations knows the service by.
        refused: The error code that the service refuses with.
        absent: The error code for an account that is not the administrator; `refused` if empty.
    """

    principal: str
    refused: str
    absent: str = ""

    def administrators(self, call: Call) -> list[str]:
        """The administrator accounts of the organization in the call's region: none or one."""
        found = self._by_region(call).get(call.region)
        return [found] if found else []

    def enable(self, call: Call, account: str) -> None:
        """Make the account the administrator in this region; only the management account may."""
        self._require_management(call)
        organizations = backend(call.account)
        if all(member.id != account for member in organizations.accounts):
            raise AwsError(self.refused, f"The account {account} is not in the organization.")
        others = [admin for admin in self.administrators(call) if admin != account]
        if others:
            raise AwsError(
                self.refused, f"The organization already has an administrator: {others[0]}."
            )
        self._by_region(call)[call.region] = account
        organizations.enable_aws_service_access(ServicePrincipal=self.principal)
        if account not in registered(call.account, self.principal) and account != call.account:
            organizations.register_delegated_administrator(
                AccountId=account, ServicePrincipal=self.principal
            )

    def disable(self, call: Call, account: str) -> None:
        """End what `enable` began; with the last region Organizations forgets it as well."""
        self._require_management(call)
        if account not in self.administrators(call):
            code = self.absent or self.refused
            raise AwsError(code, f"The account {account} is not the administrator.")
        del self._by_region(call)[call.region]
        remaining = self._by_region(call).values()
        if account in registered(call.account, self.principal) and account not in remaining:
            backend(call.account).deregister_delegated_administrator(
                AccountId=account, ServicePrincipal=self.principal
            )

    def require_administrator(self, call: Call) -> None:
        """Refuse anybody but the organization's administrator account in this region."""
        if call.account not in self.administrators(call):
            raise AwsError(
                self.refused,
                f"The account {call.account} is not the delegated administrator of {call.service} "
                f"in {call.region}.",
            )

    def _by_region(self, call: Call) -> Table:
        management = management_account(call.account) or call.account
        return call.table("organization_administrators", account=management, region=GLOBAL)

    def _require_management(self, call: Call) -> None:
        if management_account(call.account) != call.account:
            raise AwsError(
                self.refused,
                f"The account {call.account} is not the management account of an organization.",
            )


def registered(management: str, principal: str) -> list[str]:
    """The accounts that Organizations knows as the service's delegated administrators."""
    admins = backend(management).admins
    return [admin.account.id for admin in admins if principal in admin.services]
