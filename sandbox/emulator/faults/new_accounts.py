"""Accounts that take their time: IN_PROGRESS first, then there but not yet of use.

AWS makes an account asynchronously: https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateAccount.html
How long nobody can enter it is not documented; that it happens, users of every landing zone tell.
"""

from sandbox.emulator.call import Answer, Call
from sandbox.emulator.errors import AwsError
from sandbox.emulator.registry import before

# "Maximum and minimum values", AWS Organizations User Guide: member accounts created concurrently.
CREATED_AT_ONCE = 5


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
    if faults.unready_calls:
        call.table("unready")[status["AccountId"]] = faults.unready_calls
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
    unready = call.state.table("organizations", call.account, "", "unready")
    if unready.get(account, 0):
        unready[account] -= 1
        raise AwsError(
            "AccessDenied",
            f"not authorized to perform: sts:AssumeRole on resource: {call.params['RoleArn']} (a "
            "fault that was asked for: the account is new)",
        )


def _in_progress(status: Answer) -> Answer:
    known = ("Id", "AccountName", "RequestedTimestamp")
    return {**{name: status[name] for name in known if name in status}, "State": "IN_PROGRESS"}
