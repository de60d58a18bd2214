"""Roles with a permissions boundary, and sessions of them."""

from collections.abc import Mapping

from tests.sandbox.emulator.authorization.guarded import document
from tests.sandbox.emulator.aws import Aws

ROLE = "bounded"
SESSION = "test"  # what `Aws.assume` calls every session
MANAGEMENT = "123456789012"


def allowing(*actions: str, **more: object) -> Mapping[str, object]:
    """A statement that allows actions."""
    return {"Effect": "Allow", "Action": list(actions), "Resource": "*", **more}


def boundary(aws: Aws, *statements: Mapping[str, object], name: str = "boundary") -> str:
    """A new policy of the account; gives its ARN."""
    made = aws.call("iam", "create_policy", PolicyName=name, PolicyDocument=document(*statements))
    return str(made["Policy"]["Arn"])


def role(aws: Aws, account: str, name: str = ROLE, **boundary_arn: str) -> str:
    """A new role that its account may assume; gives its ARN."""
    trust = {"Effect": "Allow", "Principal": {"AWS": account}, "Action": "sts:AssumeRole"}
    made = aws.call(
        "iam",
        "create_role",
        RoleName=name,
        AssumeRolePolicyDocument=document(trust),
        **boundary_arn,
    )
    return str(made["Role"]["Arn"])


def bounded(aws: Aws, account: str, *statements: Mapping[str, object]) -> Aws:
    """A session of a new role whose boundary has these statements."""
    role(aws, account, PermissionsBoundary=boundary(aws, *statements))
    return aws.assume(account, ROLE)
