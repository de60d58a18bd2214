"""Examples of Amazon EventBridge."""

import json

from tests.sandbox.provider.examples import ONLY_ITS_SOURCE_SAYS, Example, Need
from tests.sandbox.provider.examples.iam import ROLE
from tests.sandbox.provider.examples.sns import TOPIC


def pattern(source: str) -> str:
    """Write the pattern of a source's events."""
    return json.dumps({"source": [source], "detail-type": ["AWS API Call via CloudTrail"]})


ONE_BUS = "the landing zone has the default bus only"
RULE = Need(
    "aws:cloudwatch/eventRule:EventRule",
    {"name": "root-used", "eventPattern": pattern("aws.signin")},
)

EXAMPLES = {
    "aws:cloudwatch/eventRule:EventRule": Example(
        needs={"role": ROLE},
        inputs={
            "description": "Root is used",
            "eventPattern": pattern("aws.signin"),
            "name": "signed-in",
            "roleArn": "${role.arn}",
            "scheduleExpression": "rate(1 day)",
            "tags": {"owner": "platform", "ring": "sandbox"},
        },
        changes=(
            ("description", "Root was used"),
            ("eventPattern", pattern("aws.sts")),
            ("forceDestroy", True),
            ("roleArn", "${role.arn}-other"),
            ("scheduleExpression", "rate(2 days)"),
            ("state", "DISABLED"),
            ("tags", {"owner": "security", "tier": "1"}),
            ("tags", None),
        ),
        unprovable={
            "delete[0].DeleteRule.args.EventBusName": ONE_BUS,
            "replace_on.eventBusName": ONLY_ITS_SOURCE_SAYS,
        },
    ),
    "aws:cloudwatch/eventTarget:EventTarget": Example(
        needs={"rule": RULE, "topic": TOPIC, "role": ROLE},
        inputs={
            "arn": "${topic.arn}",
            "inputTransformer": {
                "inputPaths": {"who": "$.detail.userIdentity.arn"},
                "inputTemplate": '"<who> used root"',
            },
            "roleArn": "${role.arn}",
            "rule": "${rule.name}",
            "targetId": "topic",
        },
        changes=(
            ("arn", "${topic.arn}-other"),
            ("forceDestroy", True),
            ("input", '{"a": 1}'),
            ("inputPath", "$.detail"),
            ("inputTransformer", None),
            ("roleArn", None),
        ),
        made_with=({"targetId": None},),
        gone_with=("rule",),
        unprovable={
            "delete[0].RemoveTargets.args.EventBusName": ONE_BUS,
            "read[0].ListTargetsByRule.args.EventBusName": ONE_BUS,
            "replace_on.eventBusName": ONLY_ITS_SOURCE_SAYS,
        },
    ),
}
