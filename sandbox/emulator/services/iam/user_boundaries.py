"""The permissions boundaries of users.

Source: API reference of PutUserPermissionsBoundary and DeleteUserPermissionsBoundary, and of
ListUsers, which leaves boundaries out.
"""

from moto.iam.models import User, iam_backends
from moto.iam.responses import IamResponse

from sandbox.emulator.boundaries import OF_USER, bind
from sandbox.emulator.call import Answer, Call
from sandbox.emulator.errors import AwsError
from sandbox.emulator.registry import answers
from sandbox.emulator.services.organizations.organization import PARTITION

IN_LIST = "ListUsersResponse.Users.User.{}"
SHOWN = IamResponse.RESPONSE_KEY_PATH_TO_TRANSFORMER
SHOWN[IN_LIST.format("PermissionsBoundary")] = SHOWN[IN_LIST.format("Tags")]  # not in lists either


@answers("iam", "CreateUser")
def create_user(call: Call) -> Answer:
    """Gap: moto makes the user and forgets its boundary."""
    answer = call.forward()
    if "PermissionsBoundary" not in call.params:
        return answer
    bind(_user(call), call.params["PermissionsBoundary"])
    boundary = {"PermissionsBoundary": getattr(_user(call), OF_USER)}
    return {**answer, "User": {**answer["User"], **boundary}}


@answers("iam", "PutUserPermissionsBoundary")
def put_user_permissions_boundary(call: Call) -> Answer:
    """Gap: moto has no boundaries of users."""
    bind(_user(call), call.params["PermissionsBoundary"])
    return {}


@answers("iam", "DeleteUserPermissionsBoundary")
def delete_user_permissions_boundary(call: Call) -> Answer:
    """Gap: moto has no boundaries of users."""
    bind(_user(call), None)
    return {}


def _user(call: Call) -> User:
    name = call.params["UserName"]
    try:
        return iam_backends[call.account][PARTITION].users[name]
    except KeyError:
        raise AwsError("NoSuchEntity", f"The user with name {name} cannot be found.") from None
