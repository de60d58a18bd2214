"""Accounts that take their time: IN_PROGRESS first, then there but not yet of use.

AWS makes an account asynchronously: https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateAccount.html
How long nobody can enter it is not documented; that it happens, users of every landing zone tell.
"""

from sandbox.emulator.call import Answer, Call
from sandbox.emulator.errors import AwsError
from sandbox.emulator.registry import ANY, before
from sandbox.emulator.sessions import account_of
from sandbox.emulator.state import GLOBAL, Table

# "Maximum and minimum values", AWS Organizations User Guide: member accounts created concurrently.
CREATED_AT_ONCE = 5

# What a new account lacks at first.
ROLE, SUBSCRIPTION, ORGANIZATION = "role", "subscription", "organization"


def require_room(call: Call) -> None:
    """Refuse a creation while as many as AWS makes at the same time are in progress.

    Raises:
        AwsError: TooManyRequestsException; which code AWS uses here is not documented.
    """
    if len(call.table("creating")) >= CREATED_AT_ONCE:
        raise AwsError(
            "TooManyRequestsException",
            f"{CREATED_AT_ONCE} accounts are being created already; wait until one is finished",
        )


def begun(call: Call, answer: Answer) -> Answer:
    """The answer to a creation that has just been carried out."""
    status, faults = answer["CreateAccountStatus"], call.state.injector.faults
    for what in (ROLE, SUBSCRIPTION, ORGANIZATION):
        _unready(call, what)[status["AccountId"]] = faults.unready_calls
    if not faults.creating_polls:
        return answer
    call.table("creating")[status["Id"]] = faults.creating_polls
    return {"CreateAccountStatus": _in_progress(status)}


def so_far(call: Call, answer: Answer) -> Answer:
    """The answer to the question how far a creation is."""
    status, creating = answer["CreateAccountStatus"], call.table("creating")
    left = creating.pop(status["Id"], 0)
    if not left:
        return answer
    if left > 1:
        creating[status["Id"]] = left - 1
    return {"CreateAccountStatus": _in_progress(status)}


@before("sts", "AssumeRole")
def account_can_be_entered(call: Call) -> None:
    """Fault: a new account's roles cannot be assumed yet."""
    account = call.params["RoleArn"].split(":")[4]
    _refuse(call, ROLE, account, "AccessDenied", "not authorized to perform: sts:AssumeRole")


@before("ec2", ANY)
def account_is_subscribed(call: Call) -> None:
    """Fault: a new account has no subscription to the service yet."""
    text = "You are not subscribed to this service."
    _refuse(call, SUBSCRIPTION, call.account, "OptInRequired", text)


@before("organizations", "DescribeOrganization")
def account_knows_its_organization(call: Call) -> None:
    """Fault: a new account does not know its organization yet."""
    account = account_of(call.access_key_id, call.state)
    code = "AWSOrganizationsNotInUseException"
    _refuse(call, ORGANIZATION, account, code, "Your account is not a member of an organization.")


def _refuse(call: Call, what: str, account: str, code: str, text: str) -> None:
    unready = _unready(call, what)
    if unready.get(account, 0):
        unready[account] -= 1
        raise AwsError(code, f"{text} (a fault that was asked for: account {account} is new)")


def _unready(call: Call, what: str) -> Table:
    """How many more calls are refused to whom, by account."""
    return call.state.table("organizations", "", GLOBAL, f"unready {what}")


def _in_progress(status: Answer) -> Answer:
    known = ("Id", "AccountName", "RequestedTimestamp")
    return {**{name: status[name] for name in known if name in status}, "State": "IN_PROGRESS"}
