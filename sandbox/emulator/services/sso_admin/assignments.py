"""Assignments: of principals that exist, to accounts that exist, with the role they make."""

from moto.identitystore.models import identitystore_backends

from sandbox.emulator.call import Answer, Call
from sandbox.emulator.errors import AwsError
from sandbox.emulator.registry import answers, before
from sandbox.emulator.services.organizations.organization import accounts
from sandbox.emulator.services.sso_admin.instance import backend, permission_set
from sandbox.emulator.services.sso_admin.provisioning import (
    PolicyMissing,
    accounts_of,
    provision,
    unprovision,
)
from sandbox.emulator.sessions import MANAGEMENT_ACCOUNT


@before("sso-admin", "CreateAccountAssignment")
def both_ends_are_there(call: Call) -> None:
    """Refusal: moto assigns anybody to anything. API: ResourceNotFoundException."""
    permission_set(call, call.params["PermissionSetArn"])
    target, principal = call.params["TargetId"], call.params["PrincipalId"]
    if target not in {MANAGEMENT_ACCOUNT, *(account.id for account in accounts())}:
        raise AwsError("ResourceNotFoundException", f"Account {target} not found")
    stores = identitystore_backends[call.account][call.region].identity_stores.values()
    kept = "groups" if call.params["PrincipalType"] == "GROUP" else "users"
    if not any(principal in getattr(store, kept) for store in stores):
        raise AwsError(
            "ResourceNotFoundException", f"{call.params['PrincipalType']} {principal} not found"
        )


@answers("sso-admin", "CreateAccountAssignment")
def create_account_assignment(call: Call) -> Answer:
    """Gap: moto makes no role, and never fails for a policy that the account does not have."""
    wanted = permission_set(call, call.params["PermissionSetArn"])
    answer = call.forward()
    try:
        provision(call, wanted, call.params["TargetId"])
    except PolicyMissing as missing:
        backend(call).account_assignments.pop()
        status = answer["AccountAssignmentCreationStatus"]
        status |= {"Status": "FAILED", "FailureReason": str(missing)}
        call.table("failed_assignments")[status["RequestId"]] = status
    return answer


@answers("sso-admin", "DescribeAccountAssignmentCreationStatus")
def describe_account_assignment_creation_status(call: Call) -> Answer:
    """Gap: moto forgets an assignment that failed."""
    failed = call.table("failed_assignments").get(call.params["AccountAssignmentCreationRequestId"])
    return {"AccountAssignmentCreationStatus": failed} if failed else call.forward()


@answers("sso-admin", "DeleteAccountAssignment")
def delete_account_assignment(call: Call) -> Answer:
    """Gap: with a permission set's last assignment its role leaves the account."""
    wanted = permission_set(call, call.params["PermissionSetArn"])
    answer = call.forward()
    if call.params["TargetId"] not in accounts_of(call, wanted.permission_set_arn):
        unprovision(wanted, call.params["TargetId"])
    return answer
