"""The checks of `workloads_logged`.

Sources for names and defaults: pulumi-aws 7.51.1, and the API references of the services.
"""

from collections.abc import Iterator

from ._check import Check
from ._data_rules import one_of
from ._finding import Finding, Undecided, Violation, judge
from ._inputs import UNKNOWN, Inputs, as_bool
from ._json_text import parsed
from ._option_settings import ENVIRONMENT, an_option, beanstalk_sets, has_option
from ._params import Params
from ._rules import must_be, must_not_be
from ._types import tokens

STREAMING = "aws:elasticbeanstalk:cloudwatch:logs"
HEALTH = "aws:elasticbeanstalk:healthreporting:system"
EXEC = "configuration.executeCommandConfiguration"
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


def _task_logs(inputs: Inputs, _: Params) -> Iterator[Finding]:
    given = inputs.get("replicationTaskSettings")
    if given is UNKNOWN:
        yield Undecided(inputs.at("replicationTaskSettings"))
    elif as_bool(Inputs(parsed(given)).get("Logging.EnableLogging")) is not True:
        yield Violation(inputs.at("replicationTaskSettings"), "turns no logging on", LOGGED)


def _sessions(logging: str) -> dict[str, object]:
    return {"configuration": {"executeCommandConfiguration": {"logging": logging}}}


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
        types=ENVIRONMENT,
        find=beanstalk_sets(STREAMING, "StreamLogs", "true", problem="does not stream logs"),
        passes=(an_option(STREAMING, "StreamLogs", "true"), {"templateName": "logged"}),
        fails=({}, an_option(STREAMING, "StreamLogs", "false")),
    ),
    Check(
        name="beanstalk-health",
        types=ENVIRONMENT,
        find=beanstalk_sets(HEALTH, "SystemType", "enhanced", problem="reports no enhanced health"),
        passes=(an_option(HEALTH, "SystemType", "enhanced"), {"templateName": "watched"}),
        fails=({}, an_option(HEALTH, "SystemType", "basic")),
    ),
    Check(
        name="exec-sessions",
        types=tokens("ecs", "Cluster"),
        find=must_not_be(
            f"{EXEC}.logging",
            "NONE",
            problem="what is typed in a container is recorded nowhere",
            write='execute_command_configuration={"logging": "OVERRIDE", ...}',
        ),
        # Where nothing is said, sessions go where the task's own logs go.
        passes=({}, _sessions("DEFAULT"), _sessions("OVERRIDE")),
        fails=(_sessions("NONE"),),
    ),
    Check(
        name="container-insights",
        types=tokens("ecs", "Cluster"),
        find=has_option(
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
