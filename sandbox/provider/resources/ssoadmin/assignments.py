"""Who gets a permission set in which account."""

from sandbox.provider.declare import Resource
from sandbox.provider.resources.ssoadmin.permission_sets import GONE, SERVICE
from sandbox.provider.sources import upstream
from sandbox.provider.steps import Call, Wait

ACCOUNT_ASSIGNMENT = upstream("ssoadmin/account_assignment.go")


def _assignment_is_done(change: str) -> Wait:
    """AWS assigns in the background.

    Args:
        change: `Creation` or `Deletion`.
    """
    status = f"AccountAssignment{change}Status"
    request = f"AccountAssignment{change}RequestId"
    return Wait(
        Call(f"Describe{status}", {request: "$requestId"}),
        state=f"{status}.Status",
        good=("SUCCEEDED",),
        bad=("FAILED",),
        reason=f"{status}.FailureReason",
    )


ACCOUNT_ASSIGNMENT_TYPE = Resource(
    type="aws:ssoadmin/accountAssignment:AccountAssignment",
    service=SERVICE,
    id="{principalId},{principalType},{targetId},{targetType},{permissionSetArn},{instanceArn}",
    create=(
        Call(
            "CreateAccountAssignment",
            out={"requestId": "AccountAssignmentCreationStatus.RequestId"},
        ),
        _assignment_is_done("Creation"),
    ),
    read=(
        Call(
            "ListAccountAssignments",
            {"AccountId": "$targetId"},
            at=(
                "AccountAssignments[?PrincipalId=='{principalId}' && "
                "PrincipalType=='{principalType}'] | [0]"
            ),
        ),
    ),
    delete=(
        Call(
            "DeleteAccountAssignment",
            out={"requestId": "AccountAssignmentDeletionStatus.RequestId"},
        ),
        _assignment_is_done("Deletion"),
    ),
    gone=GONE,
    replace_on=dict.fromkeys(
        (
            "instanceArn",
            "permissionSetArn",
            "principalId",
            "principalType",
            "targetId",
            "targetType",
        ),
        ACCOUNT_ASSIGNMENT,
    ),
)

RESOURCES = (ACCOUNT_ASSIGNMENT_TYPE,)
