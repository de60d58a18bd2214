"""What policies of resources grant to who has a permissions boundary.

Source: "Policy evaluation for requests within a single account" and "Cross-account policy
evaluation logic", IAM User Guide: within an account, an Allow that names the session itself, or
everyone, is not limited by the lack of an Allow in the boundary; one that names the role is.
"""

import re
from collections.abc import Callable

import pytest
from botocore.session import Session

from sandbox.emulator.authorization.actions import prefix_of
from sandbox.emulator.authorization.resource_policies import LOOK_UPS, UNREAD
from tests.sandbox.emulator.authorization.bounded import (
    MANAGEMENT,
    ROLE,
    SESSION,
    allowing,
    bounded,
)
from tests.sandbox.emulator.authorization.guarded import denying, document, refusal
from tests.sandbox.emulator.aws import Aws, Organization
from tests.sandbox.emulator.documents import BUCKET, create_bucket
from tests.sandbox.emulator.moto_operations import moto_operations

DENIED, UNDETERMINED = "AccessDenied", "UndeterminedInSandbox"
ROLE_ARN = f"arn:aws:iam::{MANAGEMENT}:role/{ROLE}"
SESSION_ARN = f"arn:aws:sts::{MANAGEMENT}:assumed-role/{ROLE}/{SESSION}"
IN_BUCKET = [f"arn:aws:s3:::{BUCKET}", f"arn:aws:s3:::{BUCKET}/*"]
# Operations that set policies of another kind.
OTHER = re.compile("Lifecycle|Metric|Retention|Scaling|Stack|Stickiness|Load|Resiliency|Security")
SETTING = re.compile("(?:Put|Set|Add|Create)[A-Za-z]*(?:Policy|Permission)")
# Policies of identities, of devices, and of the organization.
NOT_OF_RESOURCES = frozenset({"iam", "iot", "organizations"})


@pytest.mark.parametrize(
    ("principal", "code"),
    [
        (SESSION_ARN, ""),
        ("*", ""),
        (ROLE_ARN, DENIED),
        (MANAGEMENT, DENIED),
        (SESSION_ARN.replace(SESSION, "other"), DENIED),
    ],
)
def test_a_bucket_grants_to_the_session_itself(aws: Aws, principal: str, code: str) -> None:
    """How firmly the bucket's policy names the caller decides."""
    create_bucket(aws)
    aws.call("s3", "delete_public_access_block", Bucket=BUCKET)
    session = bounded(aws, MANAGEMENT, allowing("ec2:*"))
    grant = allowing("s3:*", Resource=IN_BUCKET, Principal={"AWS": principal})
    aws.call("s3", "put_bucket_policy", Bucket=BUCKET, Policy=document(grant))
    assert refusal(session, "s3", "list_objects_v2", Bucket=BUCKET).code == code


def test_a_malformed_policy_of_a_bucket_leaves_the_call_open(aws: Aws) -> None:
    """The sandbox takes any JSON for a bucket's policy, and does not guess what it would grant."""
    create_bucket(aws)
    session = bounded(aws, MANAGEMENT, allowing("ec2:*"))
    policy = document({"Effect": "Allow", "Principal": {"AWS": SESSION_ARN}})
    aws.call("s3", "put_bucket_policy", Bucket=BUCKET, Policy=policy)
    assert refusal(session, "s3", "list_objects_v2", Bucket=BUCKET).code == UNDETERMINED


def test_a_deny_of_the_boundary_is_not_lifted(aws: Aws) -> None:
    """An explicit Deny wins over a grant to the session itself."""
    create_bucket(aws)
    session = bounded(aws, MANAGEMENT, denying("s3:*"))
    grant = allowing("s3:*", Resource=IN_BUCKET, Principal={"AWS": SESSION_ARN})
    aws.call("s3", "put_bucket_policy", Bucket=BUCKET, Policy=document(grant))
    found = refusal(session, "s3", "list_objects_v2", Bucket=BUCKET)
    assert found.message.endswith(
        "with an explicit deny in a permissions boundary: "
        f"arn:aws:iam::{MANAGEMENT}:policy/boundary"
    )


def test_across_accounts_the_boundary_limits_all_the_same(organization: Organization) -> None:
    """Another account's bucket cannot grant more than the caller's own account does."""
    create_bucket(organization.aws)
    account = organization.member_id
    session = bounded(organization.member, account, allowing("ec2:*"))
    arn = SESSION_ARN.replace(MANAGEMENT, account)
    grant = allowing("s3:*", Resource=IN_BUCKET, Principal={"AWS": arn})
    organization.aws.call("s3", "put_bucket_policy", Bucket=BUCKET, Policy=document(grant))
    assert refusal(session, "s3", "list_objects_v2", Bucket=BUCKET).code == DENIED


def _granting(principal: str) -> str:
    return document(allowing("*", Principal={"AWS": principal}))


def _queue(aws: Aws, principal: str) -> dict[str, str]:
    policy = {"Policy": _granting(principal)}
    made = aws.call("sqs", "create_queue", QueueName="q", Attributes=policy)
    return {"QueueUrl": made["QueueUrl"]}


def _topic(aws: Aws, principal: str) -> dict[str, str]:
    policy = {"Policy": _granting(principal)}
    made = aws.call("sns", "create_topic", Name="t", Attributes=policy)
    return {"TopicArn": made["TopicArn"]}


def _key(aws: Aws, principal: str) -> dict[str, str]:
    administrated = allowing("*", Principal={"AWS": MANAGEMENT})
    policy = document(administrated, allowing("*", Principal={"AWS": principal}))
    made = aws.call("kms", "create_key", Policy=policy)
    return {"KeyId": made["KeyMetadata"]["KeyId"]}


def _trusting(aws: Aws, principal: str) -> dict[str, str]:
    trust = {"Effect": "Allow", "Principal": {"AWS": principal}, "Action": "sts:AssumeRole"}
    named = {"RoleName": "other", "AssumeRolePolicyDocument": document(trust)}
    made = aws.call("iam", "create_role", **named)
    return {"RoleArn": made["Role"]["Arn"], "RoleSessionName": SESSION}


def _table(aws: Aws, principal: str) -> dict[str, str]:
    made = aws.call(
        "dynamodb",
        "create_table",
        TableName="t",
        KeySchema=[{"AttributeName": "k", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "k", "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
    )
    arn = made["TableDescription"]["TableArn"]
    aws.call("dynamodb", "put_resource_policy", ResourceArn=arn, Policy=_granting(principal))
    return {"TableName": "t"}


@pytest.mark.parametrize(
    ("make", "service", "operation"),
    [
        (_key, "kms", "describe_key"),
        (_queue, "sqs", "get_queue_attributes"),
        (_table, "dynamodb", "describe_table"),
        (_topic, "sns", "get_topic_attributes"),
        (_trusting, "sts", "assume_role"),
    ],
)
def test_policies_of_other_resources_are_looked_up(
    aws: Aws, make: Callable[[Aws, str], dict[str, str]], service: str, operation: str
) -> None:
    """A grant to the session itself passes, and one to a session of another name does not."""
    session = bounded(aws, MANAGEMENT, allowing("ec2:*"))
    other = aws.assume(MANAGEMENT, ROLE, session_name="other")
    resource = make(aws, SESSION_ARN)
    assert refusal(session, service, operation, **resource).code == ""
    assert refusal(other, service, operation, **resource).code.startswith(
        (DENIED, "AuthorizationError")
    )


def test_a_policy_that_cannot_be_read_leaves_the_call_open(aws: Aws) -> None:
    """A function without a policy grants nothing; what one grants, moto does not keep in full."""
    session = bounded(aws, MANAGEMENT, allowing("ec2:*"))
    named = {"FunctionName": "f"}
    code = {"ZipFile": b"UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA=="}
    made = {"Runtime": "python3.12", "Role": ROLE_ARN, "Handler": "f.f", "Code": code}
    aws.call("lambda", "create_function", **named, **made)
    assert refusal(session, "lambda", "get_function", **named).code == "AccessDeniedException"
    granted = {"StatementId": "s", "Action": "lambda:GetFunction", "Principal": SESSION_ARN}
    aws.call("lambda", "add_permission", **named, **granted)
    assert refusal(session, "lambda", "get_function", **named).code == UNDETERMINED


def test_a_policy_that_nobody_looks_up_leaves_the_call_open(aws: Aws) -> None:
    """Where a policy could lift the boundary and is not read, the call is refused, and said so."""
    session = bounded(aws, MANAGEMENT, allowing("ec2:*"))
    found = refusal(session, "logs", "create_log_group", logGroupName="g")
    assert found.code == UNDETERMINED
    assert "depends on the policy of the resource" in found.message


def test_every_service_with_policies_is_known() -> None:
    """Where moto keeps policies of resources, they are looked up, or known not to be."""
    setting = {
        prefix_of(service)
        for service in set(Session().get_available_services()) - {"es"}
        for operation in moto_operations(service)
        if SETTING.fullmatch(operation) and not OTHER.search(operation)
    }
    assert setting - NOT_OF_RESOURCES <= UNREAD | LOOK_UPS.keys()
