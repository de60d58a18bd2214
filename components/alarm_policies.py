"""The policies behind alarms, as pure functions that return documents."""

from components.policy_document import Document, document


def key(partition: str, account_id: str) -> Document:
    """Policy of the key that encrypts the topic.

    EventBridge needs both actions to publish to an encrypted topic, and sends no condition keys:
    https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
    """
    return document(
        [
            {
                "Sid": "AccountAdministersKey",
                "Effect": "Allow",
                "Principal": {"AWS": f"arn:{partition}:iam::{account_id}:root"},
                "Action": "kms:*",
                "Resource": "*",
            },
            {
                "Sid": "EventBridgeEncrypts",
                "Effect": "Allow",
                "Principal": {"Service": "events.amazonaws.com"},
                "Action": ["kms:Decrypt", "kms:GenerateDataKey*"],
                "Resource": "*",
            },
        ]
    )


def topic(topic_arn: str) -> Document:
    """Policy of the topic: only EventBridge publishes, and only over TLS.

    EventBridge sets no condition keys when it publishes, so a condition on the rule or the account
    would silence every alarm
    (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-troubleshooting.html). Another
    account's rule could therefore publish here if it knew the topic; it cannot read or change
    anything.
    """
    return document(
        [
            {
                "Sid": "EventBridgePublishes",
                "Effect": "Allow",
                "Principal": {"Service": "events.amazonaws.com"},
                "Action": "sns:Publish",
                "Resource": topic_arn,
            },
            {
                "Sid": "OnlyOverTls",
                "Effect": "Deny",
                "Principal": "*",
                "Action": "sns:Publish",
                "Resource": topic_arn,
                "Condition": {"Bool": {"aws:SecureTransport": "false"}},
            },
        ]
    )


def forwarder_trust(account_id: str) -> Document:
    """Who may be the role that forwards alarms: EventBridge, for rules of this account."""
    return document(
        [
            {
                "Effect": "Allow",
                "Principal": {"Service": "events.amazonaws.com"},
                "Action": "sts:AssumeRole",
                "Condition": {"StringEquals": {"aws:SourceAccount": account_id}},
            }
        ]
    )


def forwarder(bus_arn: str) -> Document:
    """What the role may do: put events on the home region's bus."""
    return document([{"Effect": "Allow", "Action": "events:PutEvents", "Resource": bus_arn}])
