"""Amazon SNS."""

from sandbox.provider.declare import Autoname, Default, Resource
from sandbox.provider.sources import AUTONAMED, upstream
from sandbox.provider.steps import Call, Run, Tags, Work

SERVICE = "sns"
GONE = ("NotFound", "NotFoundException")

TOPIC = upstream("sns/topic.go")
TOPIC_POLICY = upstream("sns/topic_policy.go")
SUBSCRIPTION = upstream("sns/topic_subscription.go")

NOT_NEEDED = "no program of the landing zone sets it"
SERVED_ATTRIBUTES = {
    "DisplayName": "displayName",
    "KmsMasterKeyId": "kmsMasterKeyId",
    "Policy": "policy",
}
PROTOCOLS = ("application", "firehose", "http", "lambda", "sqs")


def _name(work: Work) -> dict[str, object]:
    """SNS tells a topic's name only within its ARN."""
    return {"name": str(work.properties["arn"]).rpartition(":")[2]}


def _set(attribute: str, property_name: str) -> Call:
    """SNS changes one attribute a call."""
    return Call(
        "SetTopicAttributes",
        {
            "TopicArn": "$arn",
            "AttributeName": attribute,
            "AttributeValue": f"${property_name} || ''",
        },
        take=(),
    )


TOPIC_TYPE = Resource(
    type="aws:sns/topic:Topic",
    service=SERVICE,
    id="{arn}",
    create=(
        Call(
            "CreateTopic",
            {"Attributes": {member: f"${name}" for member, name in SERVED_ATTRIBUTES.items()}},
            out={"arn": "TopicArn"},
        ),
    ),
    read=(
        Call(
            "GetTopicAttributes",
            {"TopicArn": "$arn"},
            at="Attributes",
            out={
                "displayName": "DisplayName",
                "kmsMasterKeyId": "KmsMasterKeyId",
                "owner": "Owner",
                "policy": "Policy",
            },
        ),
        Run(_name, reads=("name",)),
    ),
    update=tuple(_set(member, name) for member, name in SERVED_ATTRIBUTES.items()),
    delete=(Call("DeleteTopic", {"TopicArn": "$arn"}),),
    gone=GONE,
    tags=Tags("ListTagsForResource", "TagResource", "UntagResource", {"ResourceArn": "$arn"}),
    autoname=Autoname("name", AUTONAMED),
    replace_on={"name": TOPIC},
    json=("policy",),
    unserved={
        **dict.fromkeys(
            (
                "archivePolicy",
                "contentBasedDeduplication",
                "deliveryPolicy",
                "fifoThroughputScope",
                "fifoTopic",
                "maximumMessageSize",
                "namePrefix",
                "signatureVersion",
                "tracingConfig",
                *(
                    f"{protocol}{outcome}"
                    for protocol in PROTOCOLS
                    for outcome in (
                        "FailureFeedbackRoleArn",
                        "SuccessFeedbackRoleArn",
                        "SuccessFeedbackSampleRate",
                    )
                ),
            ),
            NOT_NEEDED,
        )
    },
    absent={"beginningArchiveTime": "only FIFO topics have an archive"},
)

TOPIC_POLICY_TYPE = Resource(
    type="aws:sns/topicPolicy:TopicPolicy",
    service=SERVICE,
    id="{arn}",
    create=(
        Call(
            "SetTopicAttributes",
            {"TopicArn": "$arn", "AttributeName": "Policy", "AttributeValue": "$policy"},
            take=(),
        ),
    ),
    read=(
        Call(
            "GetTopicAttributes",
            {"TopicArn": "$arn"},
            at="Attributes",
            out={"owner": "Owner", "policy": "Policy"},
        ),
    ),
    update=(
        Call(
            "SetTopicAttributes",
            {"TopicArn": "$arn", "AttributeName": "Policy", "AttributeValue": "$policy"},
            take=(),
        ),
    ),
    no_delete="a topic always has a policy; it goes with the topic",
    gone=GONE,
    replace_on={"arn": TOPIC_POLICY},
    json=("policy",),
)

TOPIC_SUBSCRIPTION_TYPE = Resource(
    type="aws:sns/topicSubscription:TopicSubscription",
    service=SERVICE,
    id="{arn}",
    create=(
        Call(
            "Subscribe",
            {"TopicArn": "$topic", "ReturnSubscriptionArn": True},
            out={"arn": "SubscriptionArn"},
        ),
    ),
    read=(
        Call(
            "GetSubscriptionAttributes",
            {"SubscriptionArn": "$arn"},
            at="Attributes",
            out={
                "confirmationWasAuthenticated": "ConfirmationWasAuthenticated",
                "endpoint": "Endpoint",
                "ownerId": "Owner",
                "pendingConfirmation": "PendingConfirmation",
                "protocol": "Protocol",
                "topic": "TopicArn",
            },
        ),
    ),
    delete=(Call("Unsubscribe", {"SubscriptionArn": "$arn"}),),
    gone=GONE,
    replace_on={"endpoint": SUBSCRIPTION, "protocol": SUBSCRIPTION, "topic": SUBSCRIPTION},
    defaults={
        "confirmationTimeoutInMinutes": Default(1, SUBSCRIPTION),
        "endpointAutoConfirms": Default(value=False, source=SUBSCRIPTION),
        "rawMessageDelivery": Default(value=False, source=SUBSCRIPTION),
    },
    local={
        "confirmationTimeoutInMinutes": "how long the provider waits",
        "endpointAutoConfirms": "whether the provider waits",
        "rawMessageDelivery": "e-mail is never delivered raw",
    },
    unserved=dict.fromkeys(
        (
            "deliveryPolicy",
            "filterPolicy",
            "filterPolicyScope",
            "redrivePolicy",
            "replayPolicy",
            "subscriptionRoleArn",
        ),
        NOT_NEEDED,
    ),
)

RESOURCES = (TOPIC_TYPE, TOPIC_POLICY_TYPE, TOPIC_SUBSCRIPTION_TYPE)
