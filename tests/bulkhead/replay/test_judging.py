"""Events under proposed guardrails: the right answer where tools for this purpose have been wrong.

The nine events are of the kinds that public replay tools were seen to answer wrongly: exempt roles
known by their session's ARN, service-linked roles, names of events that are no actions, parameters
that are not recorded.
"""

import pytest

from bulkhead.evaluator import Guardrails
from bulkhead.replay.callers import Skipped
from bulkhead.replay.judging import Change, Judge, Judgement
from tests.bulkhead.replay.builders import (
    ARCHIVE,
    MANAGEMENT,
    OUTSIDER,
    WORKLOAD,
    Json,
    deny,
    event,
    judge,
    organization,
    role_session,
    root_user,
)

EXEMPT = {"ArnNotLike": {"aws:PrincipalArn": ["arn:aws:iam::*:role/ops/rollout"]}}
STATEMENTS = (
    deny("s3:ListAllMyBuckets", Sid="NoBucketLists", Condition=EXEMPT),
    deny("cloudtrail:StopLogging", Sid="TrailStaysOn", Condition=EXEMPT),
    deny(
        "ec2:RunInstances",
        Sid="TokensRequired",
        Resource="arn:aws:ec2:*:*:instance/*",
        Condition={"StringNotEquals": {"ec2:MetadataHttpTokens": "required"}},
    ),
    deny(
        Sid="NoRoot",
        Condition={
            "ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:root"},
            "Null": {"aws:AssumedRoot": "true"},
        },
    ),
)
LINKED = role_session("AWSServiceRoleForConfig", path="/aws-service-role/config.amazonaws.com/")
NINE: list[tuple[str, Json, Change | Skipped]] = [
    ("s3:ListBuckets", {}, Change.NEWLY_DENIED),
    ("s3:ListBuckets", {"userIdentity": role_session("rollout", path="/ops/")}, Change.ALLOWED),
    ("cloudtrail:StopLogging", {}, Change.NEWLY_DENIED),
    ("cloudtrail:StopLogging", {"userIdentity": LINKED}, Skipped.SERVICE_LINKED_ROLE),
    (
        "ec2:RunInstances",
        {"requestParameters": {"metadataOptions": {"httpTokens": "optional"}}},
        Change.NEWLY_DENIED,
    ),
    (
        "ec2:RunInstances",
        {"requestParameters": {"metadataOptions": {"httpTokens": "required"}}},
        Change.ALLOWED,
    ),
    ("ec2:RunInstances", {"requestParameters": {"imageId": "ami-1"}}, Change.NEWLY_UNDETERMINED),
    ("ec2:DescribeVpcs", {"userIdentity": root_user()}, Change.NEWLY_DENIED),
    ("ec2:DescribeVpcs", {"userIdentity": root_user(assumedRoot="true")}, Change.ALLOWED),
]


@pytest.mark.parametrize(("call", "fields", "expected"), NINE)
def test_event_has_the_answer_that_aws_would_give(
    call: str, fields: Json, expected: Change | Skipped
) -> None:
    """Four are denied, one hangs on what is not recorded, and the others pass or are not bound."""
    found = judge(*STATEMENTS).judge(event(call, **fields))
    assert (found.change if isinstance(found, Judgement) else found) is expected


def test_undetermined_event_says_what_is_missing() -> None:
    """A launch whose record has no metadata options hangs on that one key."""
    found = judge(*STATEMENTS).judge(event("ec2:RunInstances"))
    assert isinstance(found, Judgement)
    assert found.missing == ("ec2:MetadataHttpTokens",)
    assert found.by.statement == "TokensRequired"


@pytest.mark.parametrize(
    ("current", "proposed", "change"),
    [
        ([], [deny()], Change.NEWLY_DENIED),
        ([deny()], [deny()], Change.DENIED_BEFORE),
        ([deny()], [], Change.ALLOWED),
        ([deny(Resource="arn:aws:x:::y")], [deny(Resource="arn:aws:x:::y")], Change.ALLOWED),
    ],
)
def test_change_compares_the_current_with_the_proposed_guardrails(
    current: list[Json], proposed: list[Json], change: Change
) -> None:
    """What is denied already is nothing new."""
    both = [Guardrails.of(organization(*side)) for side in (current, proposed)]
    asked = event("cloudtrail:StopLogging", requestParameters={"name": "main"})
    found = Judge(both[0], both[1]).judge(asked)
    assert isinstance(found, Judgement)
    assert found.change is change


def test_worst_request_of_a_call_counts() -> None:
    """A call that passes a role is denied where passing it is."""
    parameters = {"role": f"arn:aws:iam::{WORKLOAD}:role/admin", "functionName": "f"}
    asked = event("lambda:CreateFunction20150331", requestParameters=parameters)
    found = judge(deny("iam:PassRole")).judge(asked)
    assert isinstance(found, Judgement)
    assert (found.change, found.worst.action) == (Change.NEWLY_DENIED, "iam:PassRole")
    assert {each.action for each in found.asked} == {"lambda:CreateFunction", "iam:PassRole"}


@pytest.mark.parametrize(
    ("call", "fields", "reason"),
    [
        (
            "ec2:DescribeVpcs",
            {"userIdentity": role_session(account=MANAGEMENT), "recipientAccountId": MANAGEMENT},
            Skipped.MANAGEMENT_ACCOUNT,
        ),
        (
            "ec2:DescribeVpcs",
            {"userIdentity": role_session(account=OUTSIDER), "recipientAccountId": OUTSIDER},
            Skipped.OTHER_ORGANIZATION,
        ),
        ("sts:GetCallerIdentity", {}, Skipped.NO_AUTHORISATION),
        ("kms:RotateKey", {"eventType": "AwsServiceEvent"}, Skipped.NOT_A_CALL),
        ("signin:ConsoleLogin", {"eventType": "AwsConsoleSignIn"}, Skipped.SIGN_IN),
        ("ec2:RunInstances", {"eventCategory": "Insight"}, Skipped.INSIGHT),
        ("s3:GetObject", {"eventCategory": "NetworkActivity"}, Skipped.NETWORK_ACTIVITY),
        ("dynamodb:ExecuteStatement", {}, Skipped.NAMELESS_ACTION),
        ("ec2:DescribeDragons", {}, Skipped.UNKNOWN_ACTION),
    ],
)
def test_event_that_no_policy_can_decide_is_skipped_by_reason(
    call: str, fields: Json, reason: Skipped
) -> None:
    """It counts neither as denied nor as allowed."""
    assert judge(deny()).judge(event(call, **fields)) is reason


@pytest.mark.parametrize(
    ("fields", "change"),
    [
        ({}, Change.ALLOWED),
        ({"resources": [{"ARN": "arn:aws:s3:::b", "accountId": WORKLOAD}]}, Change.NEWLY_DENIED),
        ({"resources": [{"ARN": "arn:aws:s3:::b", "accountId": OUTSIDER}]}, Change.ALLOWED),
    ],
)
def test_resource_policy_binds_the_account_that_the_record_names(
    fields: Json, change: Change
) -> None:
    """An RCP protects the bucket's account, which is not the caller's here."""
    asked = event(
        "s3:GetObject",
        userIdentity=role_session(account=ARCHIVE),
        recipientAccountId=ARCHIVE,
        requestParameters={"bucketName": "b", "key": "k"},
        **fields,
    )
    found = judge(deny("s3:*", Principal="*"), rcp=True).judge(asked)
    assert isinstance(found, Judgement)
    assert found.change is change


def test_key_that_aws_manages_is_out_of_reach_of_resource_policies() -> None:
    """Its alias tells it; an alias of the organization's own stands for a key that is in reach."""
    denied = judge(deny("kms:*", Principal="*"), rcp=True)
    for alias, change in (
        ("alias/aws/s3", Change.ALLOWED),
        ("alias/app", Change.NEWLY_DENIED),
    ):
        found = denied.judge(event("kms:Encrypt", requestParameters={"keyId": alias}))
        assert isinstance(found, Judgement)
        assert found.change is change


def test_service_that_calls_is_bound_by_resource_policies_alone() -> None:
    """SCPs bind IAM identities; RCPs bind a service that acts on an account's resource."""
    identity = {"type": "AWSService", "invokedBy": "logs.amazonaws.com"}
    arn = f"arn:aws:kms:eu-north-1:{WORKLOAD}:key/1"
    resources = [{"ARN": arn, "accountId": WORKLOAD, "type": "AWS::KMS::Key"}]
    asked = event("kms:Decrypt", userIdentity=identity, resources=resources)
    by_scp = judge(deny("kms:*")).judge(asked)
    by_rcp = judge(deny("kms:*", Principal="*"), rcp=True).judge(asked)
    assert isinstance(by_scp, Judgement)
    assert isinstance(by_rcp, Judgement)
    assert (by_scp.change, by_rcp.change) == (Change.ALLOWED, Change.NEWLY_DENIED)
