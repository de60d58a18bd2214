"""AWS STS: a role is assumed only where it exists, by whom it trusts."""

import re
from typing import Any

from moto.iam.models import iam_backends

from sandbox.emulator.call import Answer, Call
from sandbox.emulator.callers import Caller, caller_of
from sandbox.emulator.errors import AwsError
from sandbox.emulator.registry import answers, before
from sandbox.emulator.services.organizations.organization import PARTITION, accounts
from sandbox.emulator.session_policies import fault_of, remember
from sandbox.emulator.sessions import MANAGEMENT_ACCOUNT
from sandbox.emulator.statements import Asked, allows

ROLE_ARN = re.compile(r"arn:aws:iam::(\d{12}):role/.+")


@before("sts", "AssumeRole")
def role_is_there_and_trusts(call: Call) -> None:
    """Refusal: moto lets anybody assume any role of any account, also those that do not exist.

    AWS says the same of a role that is absent and of one that does not trust the caller. The
    caller's own permission to call sts:AssumeRole is not looked at.
    Source: API reference of AssumeRole; "Troubleshoot IAM roles", IAM User Guide.
    """
    caller, role_arn = caller_of(call), call.params["RoleArn"]
    role = _role(role_arn)
    if role is None or not _trusts(role, caller, call.params):
        raise AwsError(
            "AccessDenied",
            f"User: {caller.arn} is not authorized to perform: sts:AssumeRole on resource: "
            f"{role_arn}",
        )
    if "Policy" in call.params and (fault := fault_of(call.params["Policy"])):
        raise AwsError("MalformedPolicyDocument", fault)
    longest = int(role.max_session_duration or 3600)
    if int(call.params.get("DurationSeconds", 0)) > longest:
        raise AwsError(
            "ValidationError",
            "The requested DurationSeconds exceeds the MaxSessionDuration set for this role "
            f"({longest} seconds).",
        )


@answers("sts", "AssumeRole")
def assume_role(call: Call) -> Answer:
    """Gap: moto does not keep which managed policies are to limit the session."""
    answer = call.forward()
    remember(call, answer)
    return answer


@answers("sts", "GetCallerIdentity")
def get_caller_identity(call: Call) -> Answer:
    """Gap: moto calls the sandbox's own credentials a user whose ARN is none of IAM's forms."""
    caller = caller_of(call)
    return {**call.forward(), "Arn": caller.arn}


def _role(arn: str) -> Any:  # noqa: ANN401 - moto's own role
    found = ROLE_ARN.fullmatch(arn)
    if found is None:
        raise AwsError("ValidationError", f"{arn} is invalid")
    open_accounts = {account.id for account in accounts() if account.status == "ACTIVE"}
    if found[1] not in {*open_accounts, MANAGEMENT_ACCOUNT}:
        return None
    roles = iam_backends[found[1]][PARTITION].get_roles()
    return next((role for role in roles if role.arn == arn), None)


def _trusts(role: Any, caller: Caller, params: dict[str, Any]) -> bool:  # noqa: ANN401 - moto's
    context = dict(caller.context)
    if "ExternalId" in params:
        context["sts:ExternalId"] = params["ExternalId"]
    asked = Asked(caller.principals, "sts:AssumeRole", context=context)
    return allows(role.assume_role_policy_document, asked)
