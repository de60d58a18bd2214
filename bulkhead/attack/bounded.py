"""An administrator within a permissions boundary: what only the boundary keeps it from.

A pipeline that may make roles makes them with a boundary. Guardrails allow what is tried here, and
the role's own policy allows everything: nothing but the boundary can stop it.
Source: "Delegating responsibility to others using permissions boundaries", IAM User Guide.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress

from bulkhead.attack.api_call import ApiCall
from bulkhead.attack.attackers import ADMINISTRATOR_ACCESS, Session, administrator
from bulkhead.attack.attempt import Attempt, Untried
from bulkhead.attack.casting import BOUNDED
from bulkhead.attack.everyday_steps import TRUST, Step
from bulkhead.attack.prediction import KINDS
from bulkhead.attack.scene import Scene
from policies.controls import Request

BOUNDARY = "permissions boundary"  # as AWS's messages call it
BOUNDED_ROLE = "bulkhead-attack-bounded"
POLICY = "bulkhead-attack-boundary"
STOPPED_BY_A_GUARDRAIL = "a guardrail stops it even without the boundary"
DOCUMENT = {
    "Version": "2012-10-17",
    "Statement": [
        {"Sid": "Work", "Effect": "Allow", "Action": ["logs:*", "s3:*"], "Resource": "*"},
        {
            "Sid": "KeepBoundary",
            "Effect": "Deny",
            "Action": ["iam:CreatePolicyVersion", "iam:Delete*", "iam:Put*PermissionsBoundary"],
            "Resource": "*",
        },
    ],
}


def beyond_boundary(scene: Scene) -> Iterator[Attempt | Untried]:
    """The attempts of a role to do more than its boundary allows, or to get rid of it."""
    for statement, service, operation, parameters in _tried(_policy_arn(scene.workload_id)):
        call = ApiCall(service, operation, scene.region, parameters)
        if _is_stopped_by_guardrails(call, scene):
            action = f"{service}:{operation}"
            yield Untried(BOUNDARY, statement, action, STOPPED_BY_A_GUARDRAIL)
        else:
            yield Attempt(BOUNDARY, statement, BOUNDED, scene.workload, call, BOUNDARY)


def steps_within_boundary() -> Iterator[Step]:
    """What such a role must still be able to do."""
    yield Step("list buckets within a boundary", "s3", "ListBuckets")
    yield Step("look at logs within a boundary", "logs", "DescribeLogGroups")


@contextmanager
def bounded_administrator(access: Session, account: str, region: str) -> Iterator[Session]:
    """An administrator's session within the boundary; role and boundary are removed at the end."""
    iam, arn = access.client("iam", region), _policy_arn(account)
    with suppress(iam.exceptions.EntityAlreadyExistsException):  # left behind by a run
        iam.create_policy(PolicyName=POLICY, PolicyDocument=json.dumps(DOCUMENT))
    try:
        limits = {"PermissionsBoundary": arn}
        with administrator(access, account, region, BOUNDED_ROLE, **limits) as session:
            yield session
    finally:
        iam.delete_policy(PolicyArn=arn)


def _tried(boundary_arn: str) -> Iterator[tuple[str, str, str, Mapping[str, object]]]:
    """What is tried, and the statement that denies it; empty where just none allows it."""
    role = {"RoleName": BOUNDED_ROLE}
    another = {"RoleName": "bulkhead-attack-free", "AssumeRolePolicyDocument": json.dumps(TRUST)}
    version = {"PolicyArn": boundary_arn, "PolicyDocument": json.dumps(DOCUMENT)}
    yield "", "sqs", "CreateQueue", {"QueueName": "bulkhead-attack"}
    yield "", "iam", "CreateRole", another
    yield "", "iam", "AttachRolePolicy", {**role, "PolicyArn": ADMINISTRATOR_ACCESS}
    yield "KeepBoundary", "iam", "CreatePolicyVersion", version
    yield "KeepBoundary", "iam", "DeleteRolePermissionsBoundary", role
    of_aws = {**role, "PermissionsBoundary": ADMINISTRATOR_ACCESS}
    yield "KeepBoundary", "iam", "PutRolePermissionsBoundary", of_aws


def _is_stopped_by_guardrails(call: ApiCall, scene: Scene) -> bool:
    account = scene.workload_id
    asked = Request(
        principal=f"arn:aws:iam::{account}:role/{BOUNDED_ROLE}",
        action=f"{call.service}:{call.operation}",
        account=account,
        resource_account=account,
    )
    return any(scene.stopped_by(each, call, asked, but="") for each in KINDS)


def _policy_arn(account: str) -> str:
    return f"arn:aws:iam::{account}:policy/{POLICY}"
