"""Member accounts: e-mail addresses, the role that comes with them, and moving."""

from uuid import uuid4

from moto.core.utils import unix_time
from moto.iam.models import iam_backends
from moto.organizations.models import FakeAccount

from sandbox.emulator.call import Answer, Call
from sandbox.emulator.errors import AwsError
from sandbox.emulator.faults import new_accounts
from sandbox.emulator.managed_policies import managed_policy
from sandbox.emulator.registry import answers, before
from sandbox.emulator.services.organizations.organization import PARTITION, accounts, backend
from sandbox.emulator.services.organizations.units import unit

DEFAULT_ROLE = "OrganizationAccountAccessRole"


@answers("organizations", "CreateAccount")
def create_account(call: Call) -> Answer:
    """Refusal: an e-mail address has one account in the world; the creation ends FAILED.

    Gap: moto's access role has no policy; AWS attaches AdministratorAccess.
    Source: API reference of CreateAccount and of CreateAccountStatus.
    """
    email = call.params["Email"].lower()
    taken = {account.email.lower() for account in accounts()} | call.table("leavers").keys()
    if email in taken:
        return {"CreateAccountStatus": _failed(call, "EMAIL_ALREADY_EXISTS")}
    new_accounts.require_room(call)
    answer = call.forward()
    iam = iam_backends[answer["CreateAccountStatus"]["AccountId"]][PARTITION]
    role = iam.get_role(call.params.get("RoleName") or DEFAULT_ROLE)
    managed_policy(iam, "arn:aws:iam::aws:policy/AdministratorAccess").attach_to(role)
    return new_accounts.begun(call, answer)


@answers("organizations", "DescribeCreateAccountStatus")
def describe_create_account_status(call: Call) -> Answer:
    """Gap: moto forgets a creation that failed."""
    failed = call.table("failed_creations").get(call.params["CreateAccountRequestId"])
    if failed:
        return {"CreateAccountStatus": failed}
    return new_accounts.so_far(call, call.forward())


@answers("organizations", "ListCreateAccountStatus")
def list_create_account_status(call: Call) -> Answer:
    """Gap: moto forgets creations that failed."""
    if "FAILED" not in call.params.get("States", ["FAILED"]):
        return call.forward()
    answer = call.forward()
    failed = call.table("failed_creations").values()
    return {**answer, "CreateAccountStatuses": [*answer["CreateAccountStatuses"], *failed]}


@before("organizations", "MoveAccount")
def account_is_where_it_is_moved_from(call: Call) -> None:
    """Refusal: moto moves from anywhere. Source: API reference of MoveAccount."""
    account = _member(call)
    unit(call, call.params["DestinationParentId"], "DestinationParentNotFoundException")
    unit(call, call.params["SourceParentId"], "SourceParentNotFoundException")
    if account.parent_id != call.params["SourceParentId"]:
        raise AwsError(
            "AccountNotFoundException",
            f"The account is not in {call.params['SourceParentId']}; it is in {account.parent_id}.",
        )
    if account.parent_id == call.params["DestinationParentId"]:
        raise AwsError(
            "DuplicateAccountException",
            "That account is already present in the specified destination.",
        )


@answers("organizations", "RemoveAccountFromOrganization")
def remove_account_from_organization(call: Call) -> Answer:
    """Gap: moto forgets the account; it goes on alone, and keeps its e-mail address.

    Gap: moto says that the caller is in no organization when it does not know the account.
    Source: API reference of RemoveAccountFromOrganization.
    """
    account = _member(call)
    answer = call.forward()
    call.table("leavers")[account.email.lower()] = account.id
    return answer


def _member(call: Call) -> FakeAccount:
    found = (a for a in backend(call.account).accounts if a.id == call.params["AccountId"])
    account = next(found, None)
    if account is None:
        raise AwsError("AccountNotFoundException", "You specified an account that doesn't exist.")
    return account


def _failed(call: Call, reason: str) -> dict[str, str | float]:
    status = {
        "Id": f"car-{uuid4().hex}",
        "AccountName": call.params["AccountName"],
        "State": "FAILED",
        "RequestedTimestamp": unix_time(),
        "CompletedTimestamp": unix_time(),
        "FailureReason": reason,
    }
    call.table("failed_creations")[status["Id"]] = status
    return status
