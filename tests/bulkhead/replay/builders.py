"""Short ways to write records of CloudTrail and guardrails down in a test."""

import json
from collections.abc import Mapping
from typing import Any

from bulkhead.evaluator import Guardrails, Node, Organization, PolicyKind, compile_policy
from bulkhead.replay.callers import Caller, Skipped, caller_of
from bulkhead.replay.items import event_of
from bulkhead.replay.judging import Judge
from bulkhead.replay.records import Event
from bulkhead.replay.requests import place_of
from bulkhead.replay.resources import Place

MANAGEMENT = "900000000009"
WORKLOAD = "310000000013"
ARCHIVE = "320000000023"
OUTSIDER = "770000000077"
ORGANIZATION_ID = "o-replaytests"

Json = dict[str, Any]


def role_session(
    role: str = "builder", account: str = WORKLOAD, *, path: str = "/", **session: object
) -> Json:
    """Write the identity of a role's session that `robot` began."""
    return {
        "type": "AssumedRole",
        "principalId": "AROAQX7EXAMPLEROLEID:robot",
        "arn": f"arn:aws:sts::{account}:assumed-role/{role}/robot",
        "accountId": account,
        "accessKeyId": "ASIAQX7EXAMPLEKEYID0",
        "sessionContext": {
            "sessionIssuer": {"type": "Role", "arn": f"arn:aws:iam::{account}:role{path}{role}"},
            "attributes": {"mfaAuthenticated": "false", "creationDate": "2026-03-02T08:00:00Z"},
            **session,
        },
    }


def user(name: str = "nadia", account: str = WORKLOAD) -> Json:
    """Write the identity of an IAM user with a long-term key."""
    return {
        "type": "IAMUser",
        "principalId": "AIDAQX7EXAMPLEUSERID",
        "arn": f"arn:aws:iam::{account}:user/{name}",
        "accountId": account,
        "accessKeyId": "AKIAQX7EXAMPLEKEYID0",
        "userName": name,
    }


def root_user(account: str = WORKLOAD, **session: object) -> Json:
    """Write the identity of a root user."""
    arn = f"arn:aws:iam::{account}:root"
    identity: Json = {"type": "Root", "principalId": account, "arn": arn, "accountId": account}
    return {**identity, "sessionContext": session} if session else identity


def record(call: str = "ec2:DescribeVpcs", **fields: Any) -> Json:  # noqa: ANN401 - any JSON
    """Write a record of a call, `source:EventName`; what is given replaces what is there."""
    source, _, name = call.partition(":")
    return {
        "eventVersion": "1.11",
        "eventTime": "2026-03-02T09:15:00Z",
        "eventSource": f"{source}.amazonaws.com",
        "eventName": name,
        "eventID": "5d1f0a3e-0000-4000-8000-000000000001",
        "eventType": "AwsApiCall",
        "eventCategory": "Management",
        "awsRegion": "eu-north-1",
        "sourceIPAddress": "8.8.4.4",
        "userAgent": "deploy-tool/7",
        "recipientAccountId": WORKLOAD,
        "userIdentity": role_session(),
        **fields,
    }


def event(call: str = "ec2:DescribeVpcs", **fields: Any) -> Event:  # noqa: ANN401 - any JSON
    """Make an event of such a record."""
    return event_of(json.dumps(record(call, **fields)))


def caller(of: Event) -> Caller:
    """Find the caller of an event that has one."""
    found = caller_of(of)
    assert not isinstance(found, Skipped)
    return found


def place(of: Event) -> Place:
    """Find the place of an event that has a caller."""
    return place_of(of, caller(of))


def organization(*statements: Mapping[str, object], rcp: bool = False) -> Organization:
    """Make an organization of a workload account under some statements, and a log archive."""
    kind = PolicyKind.RESOURCE_CONTROL if rcp else PolicyKind.SERVICE_CONTROL
    body = {"Version": "2012-10-17", "Statement": list(statements)}
    policies = (compile_policy(body, kind, "proposal"),) if statements else ()
    attached = {"resource_control" if rcp else "service_control": policies}
    nodes = [
        Node("root"),
        Node("workloads", "root", **attached),  # type: ignore[arg-type]
        Node(WORKLOAD, "workloads"),
        Node(ARCHIVE, "root"),
        Node(MANAGEMENT, "root"),
    ]
    return Organization.of(ORGANIZATION_ID, MANAGEMENT, nodes)


def judge(*statements: Mapping[str, object], rcp: bool = False) -> Judge:
    """Make a judge of these statements, where nothing is attached yet."""
    proposed = organization(*statements, rcp=rcp)
    return Judge(Guardrails.of(organization()), Guardrails.of(proposed))


def deny(action: str | list[str] = "*", **elements: object) -> Json:
    """Write a Deny over everything, but for the elements that are given."""
    return {"Sid": "Deny", "Effect": "Deny", "Action": action, "Resource": "*", **elements}
