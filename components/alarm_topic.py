"""The SNS topic that tells people."""

from collections.abc import Sequence

import pulumi
from pulumi_aws import kms, sns

from components import alarm_policies
from components.policy_document import rendered
from config.partition import partition_of

_NAME = "bulkhead-alarms"


class AlarmTopic(pulumi.ComponentResource):
    """An SNS topic to which EventBridge may publish, with e-mail subscriptions.

    It is encrypted with a key of its own, because AWS's key for SNS admits no service:
    https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html

    Attributes:
        arn: ARN of the topic.
    """

    arn: pulumi.Output[str]

    def __init__(
        self,
        name: str,
        *,
        account_id: pulumi.Input[str],
        region: str,
        email_addresses: Sequence[str],
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        """Build the topic.

        Args:
            name: Name of the component and first part of its resources' names.
            account_id: The account that it stands in.
            region: The region that it stands in, which is the provider's.
            email_addresses: Who is told. Each address confirms its subscription once.
            opts: Options, above all the account's provider.
        """
        super().__init__("bulkhead:index:AlarmTopic", name, None, opts)
        child = pulumi.ResourceOptions(parent=self)
        arn = pulumi.Output.format(
            "arn:{0}:sns:{1}:{2}:{3}", partition_of(region), region, account_id, _NAME
        )
        topic = sns.Topic(
            name,
            name=_NAME,
            display_name="Bulkhead alarms",
            kms_master_key_id=self._key(name, account_id, partition_of(region)).arn,
            # Part of the topic, which would otherwise stand open to its account for a moment.
            policy=arn.apply(lambda known: rendered(alarm_policies.topic(known))),
            opts=child,
        )
        for address in email_addresses:
            sns.TopicSubscription(
                f"{name}-{address}",
                topic=topic.arn,
                protocol="email",
                endpoint=address,
                opts=child,
            )
        self.arn = topic.arn
        self.register_outputs({"arn": self.arn})

    def _key(self, name: str, account_id: pulumi.Input[str], partition: str) -> kms.Key:
        child = pulumi.ResourceOptions(parent=self)
        key = kms.Key(
            name,
            description="Encrypts alarms on their way to people",
            enable_key_rotation=True,
            policy=pulumi.Output.from_input(account_id).apply(
                lambda account: rendered(alarm_policies.key(partition, account))
            ),
            opts=child,
        )
        kms.Alias(name, name="alias/bulkhead-alarms", target_key_id=key.key_id, opts=child)
        return key
