"""EventBridge and SNS."""

from tests.sandbox.emulator.aws import Aws


def test_events_are_taken_whatever_the_target(aws: Aws) -> None:
    """An event that matches a rule with an SNS target is accepted."""
    topic = aws.call("sns", "create_topic", Name="alarms")["TopicArn"]
    aws.call("events", "put_rule", Name="rule", EventPattern='{"source":["ours"]}')
    aws.call("events", "put_targets", Rule="rule", Targets=[{"Id": "1", "Arn": topic}])
    entry = {"Source": "ours", "DetailType": "alarm", "Detail": "{}"}
    assert aws.call("events", "put_events", Entries=[entry])["FailedEntryCount"] == 0


def test_a_topics_protection_is_kept(aws: Aws) -> None:
    """The data protection policy of a topic is read back."""
    topic = {"ResourceArn": aws.call("sns", "create_topic", Name="alarms")["TopicArn"]}
    aws.call("sns", "put_data_protection_policy", DataProtectionPolicy="{}", **topic)
    kept = aws.call("sns", "get_data_protection_policy", **topic)
    assert kept["DataProtectionPolicy"] == "{}"
