"""The permissions boundaries of users, which moto does not know."""

import pytest

from tests.sandbox.emulator.authorization.bounded import allowing, boundary
from tests.sandbox.emulator.authorization.guarded import refusal
from tests.sandbox.emulator.aws import Aws

NOT_ALLOWED = "because no permissions boundary allows the iam:ListUsers action"
LIST_USERS = ("iam", "list_users")


@pytest.mark.parametrize("is_made_with_it", [False, True])
def test_a_user_has_a_boundary_too(aws: Aws, *, is_made_with_it: bool) -> None:
    """It binds from when it is set until it is taken away, and GetUser tells it."""
    named, arn = {"UserName": "u"}, boundary(aws, allowing("ec2:*"))
    given = {"PermissionsBoundary": arn}
    told = {"PermissionsBoundaryType": "PermissionsBoundaryPolicy", "PermissionsBoundaryArn": arn}
    made = aws.call("iam", "create_user", **named, **(given if is_made_with_it else {}))["User"]
    if not is_made_with_it:
        aws.call("iam", "put_user_permissions_boundary", **named, **given)
    user = _as_user(aws, **named)
    assert made.get("PermissionsBoundary") == (told if is_made_with_it else None)
    assert aws.call("iam", "get_user", **named)["User"]["PermissionsBoundary"] == told
    assert refusal(user, *LIST_USERS).message.endswith(NOT_ALLOWED)
    assert aws.refusal("iam", "delete_policy", PolicyArn=arn) == "DeleteConflict"
    aws.call("iam", "delete_user_permissions_boundary", **named)
    assert "PermissionsBoundary" not in aws.call("iam", "get_user", **named)["User"]
    assert refusal(user, *LIST_USERS).code == ""


def _as_user(aws: Aws, **named: str) -> Aws:
    key = aws.call("iam", "create_access_key", **named)["AccessKey"]
    names = {"aws_access_key_id": "AccessKeyId", "aws_secret_access_key": "SecretAccessKey"}
    return Aws(aws.endpoint, {name: key[given] for name, given in names.items()})


def test_lists_of_users_leave_boundaries_out(aws: Aws) -> None:
    """As AWS's do."""
    arn = boundary(aws, allowing("ec2:*"))
    aws.call("iam", "create_user", UserName="u", PermissionsBoundary=arn)
    [user] = aws.call("iam", "list_users")["Users"]
    assert "PermissionsBoundary" not in user


@pytest.mark.parametrize("change", ["put", "delete"])
def test_a_user_that_is_absent_has_no_boundary(aws: Aws, change: str) -> None:
    """Neither is one set nor taken away."""
    given = {"PermissionsBoundary": boundary(aws, allowing("ec2:*"))} if change == "put" else {}
    operation = f"{change}_user_permissions_boundary"
    assert aws.refusal("iam", operation, UserName="u", **given) == "NoSuchEntity"
