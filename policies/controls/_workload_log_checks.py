"""The checks of `workloads_logged`.

Sources for names and defaults: pulumi-aws 7.51.1, and the API references of the services.
"""

from collections.abc import Iterator, Mapping

from ._check import Check
from ._data_rules import one_of, unless_set
from ._finding import Finding, Undecided, Violation, judge
from ._inputs import UNKNOWN, Inputs, Unknown, as_bool
from ._json_text import parsed
from ._params import Params
from ._rules import Rule, must_be
from ._types import tokens

STREAMING = "aws:elasticbeanstalk:cloudwatch:logs"
INSIGHTS = ("enabled", "enhanced")
LOGGED = 'replication_task_settings=json.dumps({"Logging": {"EnableLogging": True, ...}, ...})'


def _build_logs(inputs: Inputs, _: Params) -> Iterator[Finding]:
    """A build logs to CloudWatch unless told otherwise, and to a bucket if told so."""
    group, bucket = (
        inputs.get(f"logsConfig.{kind}.status") for kind in ("cloudwatchLogs", "s3Logs")
    )
    if group == "DISABLED" and bucket != "ENABLED":
        yield judge(inputs, "logsConfig.s3Logs.status", "is off, like CloudWatch's", BUILD)
    elif group is UNKNOWN and bucket != "ENABLED":
        yield Undecided(inputs.at("logsConfig.cloudwatchLogs.status"))


def _option(path: str, *, wanted: Mapping[str, tuple[str, ...]], problem: str, write: str) -> Rule:
    """One of the objects at a path has all of some values, whatever the case of their letters."""

    def find(inputs: Inputs, _: Params) -> Iterator[Finding]:
        matches = [
            [_among(block.get(name), values) for name, values in wanted.items()]
            for block in inputs.blocks(path)
        ]
        if any(all(each is True for each in match) for match in matches):
            return
        if any(False not in match for match in matches):
            yield Undecided(inputs.at(path))
        else:
            yield Violation(inputs.at(path), problem, write)

    return find


def _among(value: object, values: tuple[str, ...]) -> bool | Unknown:
    if value is UNKNOWN:
        return UNKNOWN
    text = str(value).lower() if isinstance(value, str | bool) else None
    return text in values


def _task_logs(inputs: Inputs, _: Params) -> Iterator[Finding]:
    given = inputs.get("replicationTaskSettings")
    if given is UNKNOWN:
        yield Undecided(inputs.at("replicationTaskSettings"))
    elif as_bool(Inputs(parsed(given)).get("Logging.EnableLogging")) is not True:
        yield Violation(inputs.at("replicationTaskSettings"), "turns no logging on", LOGGED)


BUILD = 'logs_config={"cloudwatch_logs": {"status": "ENABLED"}}'
TASK_LOGS = '{"Logging": {"EnableLogging": true}}'

WORKLOAD_LOG_CHECKS = (
    Check(
        name="build",
        types=tokens("codebuild", "Project"),
        find=_build_logs,
        passes=(
            {},
            {"logsConfig": {"s3Logs": {"status": "DISABLED"}}},
            {
                "logsConfig": {
                    "cloudwatchLogs": {"status": "DISABLED"},
                    "s3Logs": {"status": "ENABLED"},
                }
            },
        ),
        fails=({"logsConfig": {"cloudwatchLogs": {"status": "DISABLED"}}},),
    ),
    Check(
        name="state-machine",
        types=tokens("sfn", "StateMachine"),
        find=one_of(
            "loggingConfiguration.level",
            "ALL",
            "ERROR",
            "FATAL",
            write='logging_configuration={"level": "ERROR", "log_destination": ...}',
        ),
        passes=({"loggingConfiguration": {"level": "ERROR"}},),
        fails=({}, {"loggingConfiguration": {"level": "OFF"}}),
    ),
    Check(
        name="beanstalk",
        types=tokens("elasticbeanstalk", "Environment"),
        find=unless_set(
            "templateName",
            rule=_option(
                "settings",
                wanted={"namespace": (STREAMING,), "name": ("streamlogs",), "value": ("true",)},
                problem="does not stream logs",
                write=f'{{"namespace": "{STREAMING}", "name": "StreamLogs", "value": "true"}}',
            ),
        ),
        passes=(
            {"settings": [{"namespace": STREAMING, "name": "StreamLogs", "value": "true"}]},
            {"templateName": "logged"},
        ),
        fails=(
            {},
            {"settings": [{"namespace": STREAMING, "name": "StreamLogs", "value": "false"}]},
        ),
    ),
    Check(
        name="container-insights",
        types=tokens("ecs", "Cluster"),
        find=_option(
            "settings",
            wanted={"name": ("containerinsights",), "value": INSIGHTS},
            problem="does not turn Container Insights on",
            write='settings=[{"name": "containerInsights", "value": "enabled"}]',
        ),
        passes=tuple(
            {"settings": [{"name": "containerInsights", "value": value}]} for value in INSIGHTS
        ),
        fails=({}, {"settings": [{"name": "containerInsights", "value": "disabled"}]}),
    ),
    Check(
        name="query-metrics",
        types=tokens("athena", "Workgroup"),
        find=must_be(
            "configuration.publishCloudwatchMetricsEnabled",
            wanted=True,
            default=True,
            write='configuration={"publish_cloudwatch_metrics_enabled": True}',
        ),
        passes=({}, {"configuration": {"publishCloudwatchMetricsEnabled": True}}),
        fails=({"configuration": {"publishCloudwatchMetricsEnabled": False}},),
    ),
    Check(
        name="replication",
        types=tokens("dms", "ReplicationTask"),
        find=_task_logs,
        passes=({"replicationTaskSettings": TASK_LOGS},),
        fails=(
            {},
            {"replicationTaskSettings": '{"Logging": {"EnableLogging": false}}'},
            {"replicationTaskSettings": "{"},
        ),
    ),
    Check(
        name="workflow",
        types=tokens("mwaa", "Environment"),
        find=must_be(
            "loggingConfiguration.taskLogs.enabled",
            wanted=True,
            write='logging_configuration={"task_logs": {"enabled": True, "log_level": "INFO"}}',
        ),
        passes=({"loggingConfiguration": {"taskLogs": {"enabled": True}}},),
        fails=({}, {"loggingConfiguration": {"taskLogs": {"enabled": False}}}),
    ),
)
