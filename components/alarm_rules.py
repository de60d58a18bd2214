"""What must never stay quiet in an account, as EventBridge event patterns.

An event pattern names fields and, for each, the values or filters of which one must match
(https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html). A pattern may
have 2,048 characters (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html).
All events here come from CloudTrail: without a trail that logs in the account, none arrives.
Failed calls match as well: an attempt is news.
"""

from collections.abc import Mapping
from dataclasses import dataclass

API_CALL = "AWS API Call via CloudTrail"
CONSOLE_SIGN_IN = "AWS Console Sign In via CloudTrail"
# Calls that a service makes on somebody's behalf, such as the access portal of Identity Center.
SERVICE_EVENT = "AWS Service Event via CloudTrail"

TRAIL_CHANGES = (
    "DeleteTrail",
    "DeregisterOrganizationDelegatedAdmin",
    "PutEventSelectors",
    "PutInsightSelectors",
    "StopLogging",
    "UpdateTrail",
)
GUARDRAIL_CHANGES = (
    "AttachPolicy",
    "DeleteOrganization",
    "DeletePolicy",
    "DeregisterDelegatedAdministrator",
    "DetachPolicy",
    "DisableAWSServiceAccess",
    "DisablePolicyType",
    "LeaveOrganization",
    "MoveAccount",
    "RemoveAccountFromOrganization",
    "UpdatePolicy",
)


@dataclass(frozen=True, kw_only=True)
class AlarmRule:
    """Something that people are told about whenever it happens.

    Attributes:
        name: What happened, in words joined by hyphens.
        description: What it means; EventBridge shows it beside the rule (512 characters).
        pattern: The EventBridge event pattern.
    """

    name: str
    description: str
    pattern: Mapping[str, object]


def alarm_rules(*, break_glass_permission_set: str, break_glass_role: str) -> tuple[AlarmRule, ...]:
    """Every alarm that an account has.

    Args:
        break_glass_permission_set: Name of the permission set for emergencies.
        break_glass_role: Name of the role for emergencies in every account.
    """
    return (
        _ROOT_USE,
        _calls("trail-changed", "Somebody changes a trail", "cloudtrail", TRAIL_CHANGES),
        _calls(
            "guardrails-changed",
            "Somebody changes the organization's guardrails",
            "organizations",
            GUARDRAIL_CHANGES,
        ),
        _break_glass_use(break_glass_permission_set, break_glass_role),
    )


# The exclusions are those of CIS AWS Foundations Benchmark v3.0.0, 4.3. Tasks done by central root
# access carry the root identity too, and the AssumeRoot call that begins them is named here.
_ROOT_USE = AlarmRule(
    name="root-used",
    description="The root user signs in or calls AWS, or somebody takes a central root session",
    pattern={
        "detail-type": [API_CALL, CONSOLE_SIGN_IN],
        "detail": {
            "$or": [
                {
                    "userIdentity": {"type": ["Root"], "invokedBy": [{"exists": False}]},
                    "eventType": [{"anything-but": ["AwsServiceEvent"]}],
                },
                {"eventSource": ["sts.amazonaws.com"], "eventName": ["AssumeRoot"]},
            ]
        },
    },
)


def _calls(name: str, description: str, service: str, operations: tuple[str, ...]) -> AlarmRule:
    pattern = {
        "source": [f"aws.{service}"],
        "detail-type": [API_CALL],
        "detail": {
            "eventSource": [f"{service}.amazonaws.com"],
            "eventName": list(operations),
        },
    }
    return AlarmRule(name=name, description=description, pattern=pattern)


def _break_glass_use(permission_set: str, emergency_role: str) -> AlarmRule:
    """Emergency access, seen where it is asked for and where it is used.

    Identity Center makes a role `AWSReservedSSO_<permission set>_<suffix>` in each account; it is
    assumed there. In the management account, `GetRoleCredentials` names the permission set.
    """
    role = f"AWSReservedSSO_{permission_set}_*"
    detail = {
        "$or": [
            {
                "eventSource": ["sts.amazonaws.com"],
                "requestParameters": {
                    "roleArn": [
                        {"wildcard": f"*/{role}"},
                        {"wildcard": f"*:role/{emergency_role}"},
                    ]
                },
            },
            {
                "eventSource": ["signin.amazonaws.com"],
                "userIdentity": {"arn": [{"wildcard": f"*:assumed-role/{role}"}]},
            },
            {
                "eventSource": ["sso.amazonaws.com"],
                "serviceEventDetails": {"role_name": [permission_set]},
            },
        ]
    }
    return AlarmRule(
        name="break-glass-used",
        description=f"Somebody uses emergency access ({permission_set})",
        pattern={"detail-type": [API_CALL, CONSOLE_SIGN_IN, SERVICE_EVENT], "detail": detail},
    )
