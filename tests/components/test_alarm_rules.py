"""What raises an alarm and what does not, by events as CloudTrail writes them."""

import json

import pytest

from components.alarm_rules import AlarmRule, alarm_rules
from tests.components.event_pattern import matches

RULES = alarm_rules(break_glass_permission_set="BreakGlass", break_glass_role="example-break-glass")
ACCOUNT = "111122223333"
BREAK_GLASS_ROLE = "AWSReservedSSO_BreakGlass_0123456789abcdef"
READ_ONLY_ROLE = "AWSReservedSSO_ReadOnly_0123456789abcdef"
EVENT_PATTERN_QUOTA = 2048  # characters; EventBridge quotas
RULE_DESCRIPTION_QUOTA = 512  # characters; EventBridge API reference, PutRule

ROOT: dict[str, object] = {
    "type": "Root",
    "principalId": ACCOUNT,
    "arn": f"arn:aws:iam::{ACCOUNT}:root",
    "accountId": ACCOUNT,
}


def session(role: str) -> dict[str, object]:
    """The identity of an assumed role."""
    return {
        "type": "AssumedRole",
        "arn": f"arn:aws:sts::{ACCOUNT}:assumed-role/{role}/ada@example.com",
        "accountId": ACCOUNT,
        "sessionContext": {"sessionIssuer": {"type": "Role", "userName": role}},
    }


def api_call(service: str, operation: str, **detail: object) -> dict[str, object]:
    """A call to AWS, as CloudTrail hands it to EventBridge."""
    return {
        "source": f"aws.{service}",
        "detail-type": "AWS API Call via CloudTrail",
        "detail": {
            "eventSource": f"{service}.amazonaws.com",
            "eventName": operation,
            "eventType": "AwsApiCall",
            "userIdentity": session(READ_ONLY_ROLE),
            **detail,
        },
    }


def sign_in(identity: dict[str, object]) -> dict[str, object]:
    """A sign-in to the console."""
    return {
        "source": "aws.signin",
        "detail-type": "AWS Console Sign In via CloudTrail",
        "detail": {
            "eventSource": "signin.amazonaws.com",
            "eventName": "ConsoleLogin",
            "eventType": "AwsConsoleSignIn",
            "userIdentity": identity,
        },
    }


def credentials_from_portal(permission_set: str) -> dict[str, object]:
    """Somebody fetches credentials in the access portal of Identity Center."""
    return {
        "source": "aws.sso",
        "detail-type": "AWS Service Event via CloudTrail",
        "detail": {
            "eventSource": "sso.amazonaws.com",
            "eventName": "GetRoleCredentials",
            "eventType": "AwsServiceEvent",
            "readOnly": True,
            "userIdentity": {"type": "IdentityCenterUser"},
            "serviceEventDetails": {"role_name": permission_set, "account_id": ACCOUNT},
        },
    }


def assumed(role: str) -> dict[str, object]:
    """Identity Center assumes one of its roles for somebody."""
    arn = f"arn:aws:iam::{ACCOUNT}:role/aws-reserved/sso.amazonaws.com/eu-central-1/{role}"
    return api_call(
        "sts",
        "AssumeRoleWithSAML",
        userIdentity={"type": "SAMLUser"},
        requestParameters={"roleArn": arn},
    )


def rescued(role: str) -> dict[str, object]:
    """A session of the security account assumes a role of another account."""
    arn = f"arn:aws:iam::{ACCOUNT}:role/{role}"
    return api_call("sts", "AssumeRole", requestParameters={"roleArn": arn})


@pytest.mark.parametrize(
    ("event", "alarm"),
    [
        (sign_in(ROOT), "root-used"),
        (api_call("s3", "ListBuckets", userIdentity=ROOT), "root-used"),
        (api_call("sts", "AssumeRoot"), "root-used"),
        (
            api_call(
                "s3",
                "DeleteBucketPolicy",
                userIdentity={**ROOT, "sessionContext": {"assumedRoot": "true"}},
            ),
            "root-used",
        ),
        (api_call("cloudtrail", "StopLogging"), "trail-changed"),
        (api_call("cloudtrail", "DeleteTrail", errorCode="AccessDenied"), "trail-changed"),
        (api_call("cloudtrail", "UpdateTrail"), "trail-changed"),
        (api_call("cloudtrail", "PutEventSelectors"), "trail-changed"),
        (api_call("organizations", "AttachPolicy"), "guardrails-changed"),
        (api_call("organizations", "DetachPolicy"), "guardrails-changed"),
        (api_call("organizations", "UpdatePolicy"), "guardrails-changed"),
        (api_call("organizations", "DeletePolicy"), "guardrails-changed"),
        (api_call("organizations", "DisablePolicyType"), "guardrails-changed"),
        (api_call("organizations", "LeaveOrganization"), "guardrails-changed"),
        (assumed(BREAK_GLASS_ROLE), "break-glass-used"),
        (rescued("example-break-glass"), "break-glass-used"),
        (sign_in(session(BREAK_GLASS_ROLE)), "break-glass-used"),
        (credentials_from_portal("BreakGlass"), "break-glass-used"),
    ],
)
def test_what_must_not_stay_quiet_raises_its_alarm(event: dict[str, object], alarm: str) -> None:
    """Each of these events raises the alarm that is about it, and no other."""
    assert [rule.name for rule in RULES if matches(rule.pattern, event)] == [alarm]


@pytest.mark.parametrize(
    "event",
    [
        sign_in(session(READ_ONLY_ROLE)),
        api_call("s3", "ListBuckets"),
        api_call("cloudtrail", "LookupEvents"),
        api_call("organizations", "DescribePolicy"),
        # The same operation of another service: IAM has its own AttachPolicy-like calls.
        api_call("example", "AttachPolicy"),
        # A service acts on the root user's behalf; nobody used the root user.
        api_call("kms", "Decrypt", userIdentity={**ROOT, "invokedBy": "s3.amazonaws.com"}),
        api_call("kms", "RotateKey", userIdentity=ROOT, eventType="AwsServiceEvent"),
        assumed(READ_ONLY_ROLE),
        credentials_from_portal("ReadOnly"),
        # A role that only sounds like it.
        api_call(
            "sts",
            "AssumeRole",
            requestParameters={"roleArn": f"arn:aws:iam::{ACCOUNT}:role/BreakGlassReader"},
        ),
    ],
)
def test_ordinary_work_raises_no_alarm(event: dict[str, object]) -> None:
    """An alarm that rings in ordinary work is one that nobody reads."""
    assert [rule.name for rule in RULES if matches(rule.pattern, event)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rules_fit_into_the_quotas_of_eventbridge(rule: AlarmRule) -> None:
    """A pattern has at most 2,048 characters, a description at most 512."""
    assert len(json.dumps(rule.pattern)) <= EVENT_PATTERN_QUOTA
    assert len(rule.description) <= RULE_DESCRIPTION_QUOTA
