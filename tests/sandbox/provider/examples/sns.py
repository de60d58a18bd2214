"""Examples of Amazon SNS."""

from tests.sandbox.provider.examples import Example, Need
from tests.sandbox.provider.examples.policies import allow

TOPIC = Need("aws:sns/topic:Topic", {"name": "alarms"})

EXAMPLES = {
    "aws:sns/topic:Topic": Example(
        inputs={
            "displayName": "Alarms",
            "kmsMasterKeyId": "alias/aws/sns",
            "name": "alarms",
            "policy": allow("sns:Publish", Service="events.amazonaws.com"),
            "tags": {"owner": "platform", "ring": "sandbox"},
        },
        changes=(
            ("displayName", "Bells"),
            ("displayName", None),
            ("kmsMasterKeyId", "alias/alarms"),
            ("kmsMasterKeyId", None),
            ("policy", allow("sns:Publish", Service="budgets.amazonaws.com")),
            ("tags", {"owner": "security", "tier": "1"}),
            ("tags", None),
        ),
    ),
    "aws:sns/topicPolicy:TopicPolicy": Example(
        needs={"topic": TOPIC},
        inputs={
            "arn": "${topic.arn}",
            "policy": allow("sns:Publish", Service="events.amazonaws.com"),
        },
        changes=(("policy", allow("sns:Publish", Service="budgets.amazonaws.com")),),
        gone_with=("topic",),
    ),
    "aws:sns/topicSubscription:TopicSubscription": Example(
        needs={"topic": TOPIC},
        inputs={
            "endpoint": "alarms@example.com",
            "protocol": "email",
            "topic": "${topic.arn}",
        },
        changes=(
            ("confirmationTimeoutInMinutes", 5),
            ("endpointAutoConfirms", True),
            ("rawMessageDelivery", True),
        ),
        unprovable={
            "create[0].Subscribe.args.ReturnSubscriptionArn": "the emulator confirms at once"
        },
    ),
}
