"""What a permissions boundary keeps a role from.

Source: "Permissions boundaries for IAM entities" and "Troubleshoot access denied error messages",
IAM User Guide.
"""

import pytest

from tests.sandbox.emulator.authorization.bounded import (
    MANAGEMENT,
    ROLE,
    allowing,
    boundary,
    bounded,
    role,
)
from tests.sandbox.emulator.authorization.guarded import Guarded, denying, document, refusal
from tests.sandbox.emulator.aws import Aws, Organization
from tests.sandbox.emulator.documents import ARN as BUCKET_ARN
from tests.sandbox.emulator.documents import BUCKET, create_bucket

NOT_ALLOWED = "because no permissions boundary allows the iam:ListUsers action"
LIST_USERS = ("iam", "list_users")
TRUST = {"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole"}


def test_what_the_boundary_does_not_allow_is_denied(guarded: Guarded) -> None:
    """In a member account, with AWS's words; what it allows passes, if guardrails let it."""
    member = guarded.organization.member
    session = bounded(member, guarded.organization.member_id, allowing("ec2:*", "sqs:*"))
    found = refusal(session, *LIST_USERS)
    caller = f"arn:aws:sts::{guarded.organization.member_id}:assumed-role/{ROLE}/test"
    assert (found.code, found.status) == ("AccessDenied", 403)
    assert found.message.startswith(f"User: {caller} is not authorized to perform: iam:ListUsers ")
    assert found.message.endswith(NOT_ALLOWED)
    assert refusal(session, "ec2", "describe_vpcs").code == ""
    arn = guarded.attach(denying("ec2:*"))
    found = refusal(session, "ec2", "describe_vpcs")
    assert found.message.endswith(f"with an explicit deny in a service control policy: {arn}")


@pytest.mark.parametrize("has_organization", [False, True])
def test_a_boundary_needs_no_organization(
    aws: Aws, request: pytest.FixtureRequest, *, has_organization: bool
) -> None:
    """It binds in the management account, which no guardrail does, and outside an organization."""
    if has_organization:
        request.getfixturevalue("organization")
    session = bounded(aws, MANAGEMENT, allowing("ec2:*"))
    assert refusal(session, *LIST_USERS).message.endswith(NOT_ALLOWED)
    assert refusal(session, "ec2", "describe_vpcs").code == ""
    assert refusal(aws, *LIST_USERS).code == ""


def test_what_the_boundary_denies_is_denied(aws: Aws) -> None:
    """A Deny in the boundary wins over its Allow, and the message names the policy."""
    session = bounded(aws, MANAGEMENT, allowing("*"), denying("iam:ListUsers"))
    arn = f"arn:aws:iam::{MANAGEMENT}:policy/boundary"
    found = refusal(session, *LIST_USERS)
    assert found.message.endswith(f"with an explicit deny in a permissions boundary: {arn}")
    assert refusal(session, "iam", "list_roles").code == ""


@pytest.mark.parametrize(
    ("conditions", "code"),
    [
        ({"StringEquals": {"aws:RequestedRegion": "eu-west-1"}}, ""),
        ({"StringEquals": {"aws:RequestedRegion": "us-east-1"}}, "AccessDenied"),
        ({"Null": {"aws:PrincipalOrgID": "true"}}, ""),
        ({"StringEquals": {"sqs:MadeUp": "a"}}, "UndeterminedInSandbox"),
    ],
)
def test_conditions_of_the_boundary_count(
    aws: Aws, conditions: dict[str, object], code: str
) -> None:
    """The keys that it names are looked up, and one that nobody knows leaves the call open."""
    session = bounded(aws, MANAGEMENT, allowing("sqs:*", Condition=conditions))
    assert refusal(session, "sqs", "list_queues").code == code


def test_a_change_of_the_boundary_takes_effect_at_once(aws: Aws) -> None:
    """A new default version, another policy and none at all are felt by the very next call."""
    session = bounded(aws, MANAGEMENT, allowing("ec2:*"))
    arn = f"arn:aws:iam::{MANAGEMENT}:policy/boundary"

    def is_blocked() -> bool:
        return refusal(session, *LIST_USERS).message.endswith(NOT_ALLOWED)

    assert is_blocked()
    new = document(allowing("iam:*"))
    aws.call("iam", "create_policy_version", PolicyArn=arn, PolicyDocument=new, SetAsDefault=True)
    assert not is_blocked()
    of_aws = "arn:aws:iam::aws:policy/AmazonSQSFullAccess"
    aws.call("iam", "put_role_permissions_boundary", RoleName=ROLE, PermissionsBoundary=of_aws)
    assert is_blocked()
    aws.call("iam", "delete_role_permissions_boundary", RoleName=ROLE)
    assert not is_blocked()


@pytest.mark.parametrize("operation", ["get_caller_identity", "get_session_token"])
def test_some_calls_need_no_permission(guarded: Guarded, operation: str) -> None:
    """Who one is, STS tells everybody, whatever a boundary or a guardrail says."""
    member = guarded.organization.member
    session = bounded(member, guarded.organization.member_id, allowing("ec2:*"))
    guarded.attach(denying("sts:*"))
    assert refusal(session, "sts", operation).code == ""


def test_an_assumed_role_has_its_own_boundary(aws: Aws) -> None:
    """Who may assume a role acts within that role's boundary, and no longer within its own."""
    other = role(aws, MANAGEMENT, "other")
    session = bounded(aws, MANAGEMENT, allowing("sts:AssumeRole"))
    assert refusal(session, *LIST_USERS).message.endswith(NOT_ALLOWED)
    assert refusal(session.assume(MANAGEMENT, other.rsplit("/", maxsplit=1)[-1]), *LIST_USERS) == (
        refusal(aws, *LIST_USERS)
    )


@pytest.mark.parametrize(
    ("operation", "named"),
    [
        ("create_role", {"RoleName": "new", "AssumeRolePolicyDocument": document(TRUST)}),
        ("create_user", {"UserName": "new"}),
        ("put_role_permissions_boundary", {"RoleName": "other"}),
        ("put_user_permissions_boundary", {"UserName": "other"}),
    ],
)
def test_a_boundary_is_a_policy_that_exists(
    aws: Aws, operation: str, named: dict[str, object]
) -> None:
    """Nobody can be bound by a policy that is not there."""
    role(aws, MANAGEMENT, "other")
    aws.call("iam", "create_user", UserName="other")
    arn = f"arn:aws:iam::{MANAGEMENT}:policy/absent"
    found = refusal(aws, "iam", operation, PermissionsBoundary=arn, **named)
    assert (found.code, found.status) == ("NoSuchEntity", 404)
    assert found.message == f"Scope ARN: {arn} does not exist or is not attachable."


def test_a_boundary_in_use_is_not_deleted(aws: Aws) -> None:
    """A policy can be deleted when it is nobody's boundary any more."""
    arn = boundary(aws, allowing("ec2:*"))
    role(aws, MANAGEMENT, PermissionsBoundary=arn)
    assert aws.refusal("iam", "delete_policy", PolicyArn=arn) == "DeleteConflict"
    aws.call("iam", "delete_role_permissions_boundary", RoleName=ROLE)
    assert aws.refusal("iam", "delete_policy", PolicyArn=arn) == ""


def test_roles_of_aws_keep_their_boundary(aws: Aws) -> None:
    """A service-linked role has none, and gets none."""
    aws.call("iam", "create_service_linked_role", AWSServiceName="config.amazonaws.com")
    named = {"RoleName": "AWSServiceRoleForConfig"}
    arn = boundary(aws, allowing("ec2:*"))
    change = "put_role_permissions_boundary"
    assert aws.refusal("iam", change, PermissionsBoundary=arn, **named) == "UnmodifiableEntity"
    assert aws.refusal("iam", "delete_role_permissions_boundary", **named) == "UnmodifiableEntity"


def test_not_principal_excepts_nobody_with_a_boundary(organization: Organization) -> None:
    """A bucket's Deny with NotPrincipal meets who has a boundary, whomever it names.

    Source: "AWS JSON policy elements: NotPrincipal", IAM User Guide.
    """
    member, account = organization.member, organization.member_id
    create_bucket(member)
    roles = [f"arn:aws:iam::{account}:role/{name}" for name in (ROLE, "unbounded")]
    spared = {"AWS": [account, *roles]}
    deny = {**denying("s3:ListBucket", Resource=BUCKET_ARN), "NotPrincipal": spared}
    session = bounded(member, account, allowing("s3:*"))
    role(member, account, "unbounded")
    member.call("s3", "put_bucket_policy", Bucket=BUCKET, Policy=document(deny))
    listing = ("s3", "list_objects_v2")
    assert refusal(session, *listing, Bucket=BUCKET).code == "AccessDenied"
    assert refusal(member.assume(account, "unbounded"), *listing, Bucket=BUCKET).code == ""
