"""Whose account a call means."""

from sandbox.emulator.call import Call
from sandbox.emulator.delegation import registered
from sandbox.emulator.errors import AwsError
from sandbox.emulator.registry import speaks_for
from sandbox.emulator.services.organizations.organization import backend, management_account

ACCOUNT = "account.amazonaws.com"


@speaks_for("account")
def subject(call: Call) -> str:
    """The account a call names, if the caller may manage it; otherwise its own.

    Gap: moto asks nobody for permission.
    Source: API reference of PutAlternateContact, AccountId: trusted access for Account Management,
    called by the management account or a delegated administrator, and never for management itself.
    """
    named = call.params.get("AccountId", "")
    if not named:
        return call.account
    management = management_account(call.account)
    if management is None or call.account not in {management, *registered(management, ACCOUNT)}:
        raise _denied("The caller may not name an account: it does not manage the organization.")
    organization = backend(management)
    if all(service["ServicePrincipal"] != ACCOUNT for service in organization.services):
        raise _denied(f"Trusted access for {ACCOUNT} is not enabled in the organization.")
    if named == management or all(member.id != named for member in organization.accounts):
        raise _denied(f"{named} is not a member account of the organization.")
    return str(named)


def _denied(why: str) -> AwsError:
    return AwsError("AccessDeniedException", why)
