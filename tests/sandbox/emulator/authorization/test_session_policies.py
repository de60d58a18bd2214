"""What the session policies that a session was made with keep it from.

Source: "Session policies", IAM User Guide; API reference of AssumeRole.
"""

import base64

import boto3
import pytest
from botocore import UNSIGNED
from botocore.config import Config

from tests.sandbox.emulator.authorization.bounded import (
    MANAGEMENT,
    ROLE,
    allowing,
    boundary,
    role,
)
from tests.sandbox.emulator.authorization.guarded import denying, document, refusal
from tests.sandbox.emulator.aws import REGION, Aws

NOT_ALLOWED = "because no session policy allows the iam:ListUsers action"
LIST_USERS = ("iam", "list_users")
LIST_QUEUES = ("sqs", "list_queues")
DESCRIBE_VPCS = ("ec2", "describe_vpcs")
OF_AWS = "arn:aws:iam::aws:policy/AmazonSQSFullAccess"
FOR_EC2 = document(allowing("ec2:*"))


@pytest.mark.parametrize(
    ("limits", "passing"),
    [
        ({}, {LIST_USERS, LIST_QUEUES, DESCRIBE_VPCS}),
        ({"Policy": FOR_EC2}, {DESCRIBE_VPCS}),
        ({"PolicyArns": [{"arn": OF_AWS}]}, {LIST_QUEUES}),
        ({"Policy": FOR_EC2, "PolicyArns": [{"arn": OF_AWS}]}, {DESCRIBE_VPCS, LIST_QUEUES}),
    ],
)
def test_a_session_does_what_one_of_its_policies_allows(
    aws: Aws, limits: dict[str, object], passing: set[tuple[str, str]]
) -> None:
    """Written out or named, and several together; the role's other sessions are free."""
    role(aws, MANAGEMENT)
    session = aws.assume(MANAGEMENT, ROLE, "test", **limits)
    calls = (LIST_USERS, LIST_QUEUES, DESCRIBE_VPCS)
    assert {call for call in calls if not refusal(session, *call).code} == passing
    free = aws.assume(MANAGEMENT, ROLE)
    assert not any(refusal(free, *call).code for call in calls)


def test_the_message_names_the_kind(aws: Aws) -> None:
    """A policy that is written out has no ARN to name."""
    role(aws, MANAGEMENT)
    session = aws.assume(MANAGEMENT, ROLE, Policy=document(allowing("*"), denying("sqs:*")))
    assert refusal(session, *LIST_QUEUES).message.endswith(
        "with an explicit deny in a session policy"
    )
    limited = aws.assume(MANAGEMENT, ROLE, Policy=FOR_EC2)
    assert refusal(limited, *LIST_USERS).message.endswith(NOT_ALLOWED)


def test_boundary_and_session_policies_both_limit(aws: Aws) -> None:
    """A session does what its role's boundary and its own policies allow."""
    arn = boundary(aws, allowing("sqs:*", "iam:*"))
    role(aws, MANAGEMENT, PermissionsBoundary=arn)
    session = aws.assume(MANAGEMENT, ROLE, Policy=document(allowing("sqs:*", "ec2:*")))
    assert refusal(session, *LIST_QUEUES).code == ""
    assert refusal(session, *LIST_USERS).message.endswith(NOT_ALLOWED)
    assert "no permissions boundary allows" in refusal(session, *DESCRIBE_VPCS).message


def test_a_session_of_a_web_identity_is_limited_too(aws: Aws) -> None:
    """Nobody signs the request that asks for it."""
    config = Config(signature_version=UNSIGNED)
    client = boto3.client("sts", endpoint_url=aws.endpoint, region_name=REGION, config=config)
    claims = base64.urlsafe_b64encode(b'{"iss":"https://accounts.google.com"}').decode()
    session = client.assume_role_with_web_identity(
        RoleArn=role(aws, MANAGEMENT),
        RoleSessionName="test",
        WebIdentityToken=f"e30.{claims.rstrip('=')}.",
        Policy=FOR_EC2,
    )
    limited = aws.holding(session["Credentials"])
    assert refusal(limited, *LIST_USERS).message.endswith(NOT_ALLOWED)
    assert refusal(limited, *DESCRIBE_VPCS).code == ""


@pytest.mark.parametrize("policy", ["{", "[]", '{"Version":"2012-10-17"}', document({})])
def test_a_session_policy_is_well_formed(aws: Aws, policy: str) -> None:
    """What cannot be read is refused when the session is made."""
    arn = role(aws, MANAGEMENT)
    named = {"RoleArn": arn, "RoleSessionName": "test", "Policy": policy}
    assert aws.refusal("sts", "assume_role", **named) == "MalformedPolicyDocument"


def test_a_named_policy_that_is_absent_leaves_every_call_open(aws: Aws) -> None:
    """Nobody can tell what a policy allows that is not there."""
    arn = f"arn:aws:iam::{MANAGEMENT}:policy/absent"
    role(aws, MANAGEMENT)
    found = refusal(aws.assume(MANAGEMENT, ROLE, PolicyArns=[{"arn": arn}]), *LIST_USERS)
    assert found.code == "UndeterminedInSandbox"
    assert f"the policy {arn} lets" in found.message
