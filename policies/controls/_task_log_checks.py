"""The checks of `workloads_logged` on containers, connectors and transfers.

Sources: "Send Amazon ECS logs to CloudWatch", Amazon ECS Developer Guide (a container without a log
configuration logs nowhere on Fargate); "Logging for MSK Connect"; "Monitoring your AWS DataSync
transfers with Amazon CloudWatch Logs"; "Enable flow logs in Amazon Connect"; names and defaults in
pulumi-aws 7.51.1.
"""

import json

from ._check import Check
from ._containers import in_each_container
from ._data_rules import any_of, unless_set
from ._rules import must_be, must_be_set
from ._types import tokens

DRIVER = '"logConfiguration": {"logDriver": "awslogs", "options": {...}}'
DELIVERY = 'log_delivery={"worker_log_delivery": {"cloudwatch_logs": {"enabled": True, ...}}}'
WORKER = "logDelivery.workerLogDelivery"
PLACES = ("cloudwatchLogs", "firehose", "s3")

# The router itself writes where the others' logs go.
logged_container = unless_set(
    "firelensConfiguration", rule=must_be_set("logConfiguration.logDriver", write=DRIVER)
)


def _definitions(**more: object) -> dict[str, object]:
    return {"containerDefinitions": json.dumps([{"name": "web", "image": "web:1", **more}])}


def _delivery(place: str, *, enabled: bool) -> dict[str, object]:
    return {"logDelivery": {"workerLogDelivery": {place: {"enabled": enabled}}}}


TASK_LOG_CHECKS = (
    Check(
        name="task",
        types=tokens("ecs", "TaskDefinition"),
        find=in_each_container("containerDefinitions", logged_container),
        passes=(
            _definitions(logConfiguration={"logDriver": "awslogs"}),
            _definitions(firelensConfiguration={"type": "fluentbit"}),
        ),
        fails=(_definitions(), _definitions(logConfiguration={})),
    ),
    Check(
        name="kafka-connector",
        types=tokens("mskconnect", "Connector"),
        find=any_of(
            (must_be(f"{WORKER}.{place}.enabled", wanted=True, write="") for place in PLACES),
            "logs nowhere",
            write=DELIVERY,
        ),
        passes=(_delivery("cloudwatchLogs", enabled=True), _delivery("s3", enabled=True)),
        fails=({}, _delivery("s3", enabled=False)),
    ),
    Check(
        name="data-transfer",
        types=tokens("datasync", "Task"),
        find=must_be_set("cloudwatchLogGroupArn", write="cloudwatch_log_group_arn=log_group.arn"),
        passes=({"cloudwatchLogGroupArn": "arn:aws:logs:eu-central-1:111111111111:log-group:a"},),
        fails=({},),
    ),
    Check(
        name="contact-center",
        types=tokens("connect", "Instance"),
        find=must_be("contactFlowLogsEnabled", wanted=True, write="contact_flow_logs_enabled=True"),
        passes=({"contactFlowLogsEnabled": True},),
        fails=({}, {"contactFlowLogsEnabled": False}),
        remedy={"contactFlowLogsEnabled": True},
    ),
)
