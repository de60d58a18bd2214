"""How alarms reach people."""

import json

import pytest

from bulkhead.evaluator import (
    AttachedPolicies,
    Outcome,
    PolicyKind,
    access_request,
    compile_policy,
    evaluate,
)
from components import alarm_policies
from components.alarm_rules import alarm_rules
from components.alarms import Alarms
from config import LandingZone
from policies.controls import Request
from tests.components.deployment import Deployment

ACCOUNT = "222222222222"
OUTSIDER = "999999999999"
HOME = "eu-central-1"
OTHERS = ("eu-west-1", "us-east-1")
ADDRESSES = ("one@example.com", "two@example.com")
RULES = {
    rule.name
    for rule in alarm_rules(
        break_glass_permission_set="BreakGlass", break_glass_role="example-break-glass"
    )
}
TOPIC_ARN = f"arn:aws:sns:{HOME}:{ACCOUNT}:bulkhead-alarms"
KEY_ARN = f"arn:aws:kms:{HOME}:{ACCOUNT}:key/0"


def build(landing_zone: LandingZone, *regions: str) -> Deployment:
    """The alarms of one account that is used in these regions."""
    organization = landing_zone.organization.model_copy(update={"regions": regions})
    told = landing_zone.alarms.model_copy(update={"email_addresses": ADDRESSES})
    changed = landing_zone.model_copy(update={"organization": organization, "alarms": told})

    def program() -> None:
        Alarms("alarms", landing_zone=changed, account_id=ACCOUNT)

    return Deployment(stack="any", answers={}).run(program)


@pytest.fixture(scope="module")
def alarms(landing_zone: LandingZone) -> Deployment:
    """The alarms of an account that is used in three regions."""
    return build(landing_zone, HOME, *OTHERS)


def test_every_alarm_is_watched_for_in_every_region(alarms: Deployment) -> None:
    """Each rule stands in each region, and sees calls that only read as well."""
    rules = alarms.of_type("aws:cloudwatch/eventRule:EventRule")
    watched = {(one.inputs["name"], one.inputs["region"]) for one in rules}
    assert watched == {(f"bulkhead-{rule}", region) for rule in RULES for region in (HOME, *OTHERS)}
    states = {one.inputs["state"] for one in rules}
    assert states == {"ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"}


def test_every_alarm_ends_at_the_topic(alarms: Deployment) -> None:
    """Rules of the home region tell people; those of other regions forward to the home region."""
    role = alarms.one("aws:iam/role:Role")
    for target in alarms.of_type("aws:cloudwatch/eventTarget:EventTarget"):
        arn = target.inputs["arn"]
        if target.inputs["region"] == HOME:
            assert ":sns:" in arn
            # EventBridge publishes by the topic's policy; a role makes encrypted topics fail.
            assert "roleArn" not in target.inputs
        else:
            assert arn == f"arn:aws:events:{HOME}:{ACCOUNT}:event-bus/default"
            assert role.urn in target.depends_on


def test_rules_of_all_regions_match_the_same(alarms: Deployment) -> None:
    """A forwarded event is matched again at home: both ends must mean the same by an alarm."""
    patterns: dict[str, set[str]] = {}
    for rule in alarms.of_type("aws:cloudwatch/eventRule:EventRule"):
        patterns.setdefault(rule.inputs["name"], set()).add(rule.inputs["eventPattern"])
    assert all(len(found) == 1 for found in patterns.values())
    assert all(json.loads(pattern) for found in patterns.values() for pattern in found)


def test_everybody_configured_is_told(alarms: Deployment) -> None:
    """Each address has one subscription, by e-mail, to one topic."""
    subscriptions = alarms.of_type("aws:sns/topicSubscription:TopicSubscription")
    assert {one.inputs["endpoint"] for one in subscriptions} == set(ADDRESSES)
    assert {one.inputs["protocol"] for one in subscriptions} == {"email"}
    assert len({one.inputs["topic"] for one in subscriptions}) == 1


def test_one_region_needs_no_forwarding(landing_zone: LandingZone) -> None:
    """An account that is used in its home region alone has no role to forward with."""
    alarms = build(landing_zone, HOME)
    assert alarms.of_type("aws:iam/role:Role") == []
    regions = {one.inputs["region"] for one in alarms.of_type("aws:cloudwatch/eventRule:EventRule")}
    assert regions == {HOME}


def test_the_topics_policy_is_about_the_topic(alarms: Deployment) -> None:
    """SNS refuses a policy that names another topic."""
    policy = json.loads(alarms.one("aws:sns/topic:Topic").inputs["policy"])
    assert {statement["Resource"] for statement in policy["Statement"]} == {TOPIC_ARN}


def test_the_topic_is_encrypted_with_its_own_key(alarms: Deployment) -> None:
    """Alarms are encrypted at rest, with a key that rotates."""
    key = alarms.one("aws:kms/key:Key")
    topic = alarms.one("aws:sns/topic:Topic")
    assert key.inputs["enableKeyRotation"] is True
    assert key.urn in topic.depends_on
    assert topic.inputs["kmsMasterKeyId"].startswith("arn:aws:kms:")


@pytest.mark.parametrize(
    ("principal", "action", "resource", "context", "outcome"),
    [
        # EventBridge sets no condition keys when it publishes.
        ("events.amazonaws.com", "sns:Publish", TOPIC_ARN, {}, Outcome.ALLOW),
        ("events.amazonaws.com", "kms:Decrypt", KEY_ARN, {}, Outcome.ALLOW),
        ("events.amazonaws.com", "kms:GenerateDataKey", KEY_ARN, {}, Outcome.ALLOW),
        ("events.amazonaws.com", "sns:Subscribe", TOPIC_ARN, {}, Outcome.DENY),
        ("events.amazonaws.com", "kms:ScheduleKeyDeletion", KEY_ARN, {}, Outcome.DENY),
        ("s3.amazonaws.com", "sns:Publish", TOPIC_ARN, {}, Outcome.DENY),
        (f"arn:aws:iam::{OUTSIDER}:root", "sns:Publish", TOPIC_ARN, {}, Outcome.DENY),
        (f"arn:aws:iam::{OUTSIDER}:root", "sns:Subscribe", TOPIC_ARN, {}, Outcome.DENY),
        (f"arn:aws:iam::{OUTSIDER}:root", "kms:Decrypt", KEY_ARN, {}, Outcome.DENY),
        (
            "events.amazonaws.com",
            "sns:Publish",
            TOPIC_ARN,
            {"aws:SecureTransport": "false"},
            Outcome.DENY,
        ),
    ],
)
def test_eventbridge_publishes_and_nobody_else(
    principal: str, action: str, resource: str, context: dict[str, str], outcome: Outcome
) -> None:
    """The topic and its key are open to EventBridge, for publishing, over TLS."""
    is_topic = resource == TOPIC_ARN
    policy = alarm_policies.topic(TOPIC_ARN) if is_topic else alarm_policies.key("aws", ACCOUNT)
    request = Request(
        principal=principal,
        action=action,
        resource=resource,
        resource_account=ACCOUNT,
        context=context,
    )
    attached = AttachedPolicies(resource=compile_policy(policy, PolicyKind.RESOURCE, "policy"))
    assert evaluate(access_request(request), attached).outcome is outcome
