"""Alarms for what must never stay quiet in an account, sent to people by e-mail."""

import json
from collections.abc import Sequence

import pulumi
from pulumi_aws import cloudwatch, iam

from components import alarm_policies
from components.alarm_rules import AlarmRule, alarm_rules
from components.alarm_topic import AlarmTopic
from components.policy_document import rendered
from config import LandingZone
from config.partition import partition_of

# `ENABLED` alone leaves out calls that only read, such as AssumeRole, whoever makes them:
# https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html
_WITH_READ_ONLY_CALLS = "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"


class Alarms(pulumi.ComponentResource):
    """Root use, trail and guardrail changes and break-glass use in one account, to one SNS topic.

    The topic stands in the home region. An SNS target must be in its rule's region, an event bus
    need not be; so the rules of the other regions forward what they match to the home region's
    default bus, whose rules then tell people. One topic means one subscription for each recipient
    to confirm. Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-region.html

    Sign-in, Organizations and other global services report in the partition's global region, which
    is always among the configured ones.

    Attributes:
        topic_arn: ARN of the topic, in the home region.
    """

    topic_arn: pulumi.Output[str]

    def __init__(
        self,
        name: str,
        *,
        landing_zone: LandingZone,
        account_id: pulumi.Input[str],
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        """Build the alarms of one account.

        Args:
            name: Name of the component and first part of its resources' names.
            landing_zone: Which regions are watched, who is told, and what is break-glass.
            account_id: The account.
            opts: Options, above all the account's provider.
        """
        super().__init__("bulkhead:index:Alarms", name, None, opts)
        self._name = name
        self._child = pulumi.ResourceOptions(parent=self)
        self._rules = alarm_rules(
            break_glass_permission_set=landing_zone.identity.break_glass_permission_set,
            break_glass_role=landing_zone.names.break_glass_role,
        )
        home_region = landing_zone.organization.home_region
        topic = AlarmTopic(
            f"{name}-topic",
            account_id=account_id,
            region=home_region,
            email_addresses=landing_zone.alarms.email_addresses,
            opts=self._child,
        )
        self._tell_people(home_region, topic.arn)
        if others := [
            region for region in landing_zone.organization.regions if region != home_region
        ]:
            self._forward(others, home_region, pulumi.Output.from_input(account_id))
        self.topic_arn = topic.arn
        self.register_outputs({"topicArn": self.topic_arn})

    def _tell_people(self, home_region: str, topic_arn: pulumi.Output[str]) -> None:
        for rule in self._rules:
            cloudwatch.EventTarget(
                f"{self._name}-{rule.name}-{home_region}",
                rule=self._rule(rule, home_region).name,
                arn=topic_arn,
                target_id="topic",
                region=home_region,
                opts=self._child,
            )

    def _forward(
        self, regions: Sequence[str], home_region: str, account_id: pulumi.Output[str]
    ) -> None:
        bus_arn = pulumi.Output.format(
            "arn:{0}:events:{1}:{2}:event-bus/default",
            partition_of(home_region),
            home_region,
            account_id,
        )
        role_arn = self._forwarder_arn(account_id, bus_arn)
        for region in regions:
            for rule in self._rules:
                cloudwatch.EventTarget(
                    f"{self._name}-{rule.name}-{region}",
                    rule=self._rule(rule, region).name,
                    arn=bus_arn,
                    role_arn=role_arn,
                    target_id="home-region",
                    region=region,
                    opts=self._child,
                )

    def _rule(self, rule: AlarmRule, region: str) -> cloudwatch.EventRule:
        return cloudwatch.EventRule(
            f"{self._name}-{rule.name}-{region}",
            name=f"bulkhead-{rule.name}",
            description=rule.description,
            event_pattern=json.dumps(rule.pattern, separators=(",", ":")),
            state=_WITH_READ_ONLY_CALLS,
            region=region,
            opts=self._child,
        )

    def _forwarder_arn(
        self, account_id: pulumi.Output[str], bus_arn: pulumi.Output[str]
    ) -> pulumi.Output[str]:
        role = iam.Role(
            f"{self._name}-forwarder",
            name="bulkhead-alarm-forwarder",
            description="Lets EventBridge send alarms to the home region",
            assume_role_policy=account_id.apply(
                lambda account: rendered(alarm_policies.forwarder_trust(account))
            ),
            opts=self._child,
        )
        policy = iam.RolePolicy(
            f"{self._name}-forwarder",
            name="forward",
            role=role.name,
            policy=bus_arn.apply(lambda arn: rendered(alarm_policies.forwarder(arn))),
            opts=self._child,
        )
        # A target whose role may not put events yet loses what happens meanwhile.
        return pulumi.Output.all(role.arn, policy.id).apply(lambda values: str(values[0]))
