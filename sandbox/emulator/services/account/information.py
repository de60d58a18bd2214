"""An account's name, root e-mail address and contact; moto has alternate contacts only."""

from typing import Any

from sandbox.emulator.call import Answer, Call
from sandbox.emulator.errors import AwsError
from sandbox.emulator.registry import answers
from sandbox.emulator.services.organizations.organization import accounts


@answers("account", "GetAccountInformation")
def get_account_information(call: Call) -> Answer:
    """Gap: moto has no such operation."""
    account = _account(call)
    return {
        "AccountId": account.id,
        "AccountName": account.name,
        "AccountCreatedDate": account.create_time,
    }


@answers("account", "PutAccountName")
def put_account_name(call: Call) -> Answer:
    """Gap: moto has no such operation. The name is the one that Organizations shows."""
    _account(call).name = call.params["AccountName"]
    return {}


@answers("account", "GetPrimaryEmail")
def get_primary_email(call: Call) -> Answer:
    """Gap: moto has no such operation."""
    return {"PrimaryEmail": _account(call).email}


@answers("account", "PutContactInformation")
def put_contact_information(call: Call) -> Answer:
    """Gap: moto has no such operation."""
    call.table("contact").update(call.params["ContactInformation"])
    return {}


@answers("account", "GetContactInformation")
def get_contact_information(call: Call) -> Answer:
    """Gap: moto has no such operation."""
    contact = call.table("contact")
    if not contact:
        raise AwsError("ResourceNotFoundException", "No contact information was found.")
    return {"ContactInformation": contact}


def _account(call: Call) -> Any:  # noqa: ANN401 - moto's own account
    for account in accounts():
        if account.id == call.account:
            return account
    raise AwsError("ResourceNotFoundException", f"Account {call.account} was not found.")
