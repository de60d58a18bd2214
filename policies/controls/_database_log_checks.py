"""The checks of `databases_logged`.

Sources: the log types by engine in "Publishing database logs to Amazon CloudWatch Logs" (Amazon RDS
User Guide) and the names in pulumi-aws 7.51.1.
"""

from collections.abc import Iterator

from ._check import Check, StackCheck
from ._data_rules import any_of, includes, where
from ._finding import Finding, Undecided, Violation
from ._inputs import UNKNOWN, Inputs, as_bool
from ._joined import joined
from ._params import Params
from ._rules import Rule, must_be
from ._stack import Resource
from ._types import tokens

BY_ENGINE = {
    "aurora-mysql": "audit",
    "mariadb": "error",
    "mysql": "error",
    "oracle": "alert",
    "postgres": "postgresql",
    "aurora-postgresql": "postgresql",
    "sqlserver": "error",
}
ENGINES = tuple(sorted(BY_ENGINE, key=len, reverse=True))
EXPORTS = "enabledCloudwatchLogsExports"
PUBLISHED = 'log_publishing_options=[{"log_type": "%s", "cloudwatch_log_group_arn": log_group.arn}]'


def _exports_by_engine(inputs: Inputs, params: Params) -> Iterator[Finding]:
    engine = inputs.get("engine")
    text = engine.lower() if isinstance(engine, str) else ""
    known = next((name for name in ENGINES if text.startswith(name)), None)
    log = (BY_ENGINE[known],) if known else ()
    found = list(_exports(*log)(inputs, params))
    if engine is UNKNOWN and not found:
        found = [Undecided(inputs.at("engine"))]
    yield from found


def _exports(*logs: str) -> Rule:
    names = ", ".join(f'"{log}"' for log in logs) or "..."
    return includes(EXPORTS, *logs, write=f"enabled_cloudwatch_logs_exports=[{names}]")


def _publishes(log: str) -> Rule:
    def find(inputs: Inputs, _: Params) -> Iterator[Finding]:
        blocks = list(inputs.blocks("logPublishingOptions"))
        kinds = [block.get("logType") for block in blocks if _is_on(block)]
        if log in kinds:
            return
        if UNKNOWN in kinds or any(block.value is UNKNOWN for block in blocks):
            yield Undecided(inputs.at("logPublishingOptions"))
        else:
            yield Violation(inputs.at("logPublishingOptions"), f"lacks {log}", PUBLISHED % log)

    return find


def _is_on(block: Inputs) -> bool:
    return as_bool(block.get("enabled")) is not False


def _broker_logs(kind: str) -> Rule:
    return must_be(f"loggingInfo.brokerLogs.{kind}.enabled", wanted=True, write="")


def _mq_logs(inputs: Inputs, params: Params) -> Iterator[Finding]:
    """ActiveMQ tells in its audit log who did what; RabbitMQ has a general log only."""
    for log, engine in (("audit", "activemq"), ("general", "rabbitmq")):
        logs = must_be(f"logs.{log}", wanted=True, write=f'logs={{"{log}": True}}')
        yield from where("engineType", engine.__eq__, rule=logs)(inputs, params)


DOMAINS = (*tokens("opensearch", "Domain"), *tokens("elasticsearch", "Domain"))
WAREHOUSE = tokens("redshift", "Cluster")
WAREHOUSE_LOGS = tokens("redshift", "Logging")
A_WAREHOUSE = Resource(WAREHOUSE[0], "sales")
GROUP = {"cloudwatchLogGroupArn": "arn:aws:logs:eu-central-1:111111111111:log-group:search"}
BOTH = [{"logType": log, **GROUP} for log in ("AUDIT_LOGS", "ES_APPLICATION_LOGS")]

DATABASE_LOG_CHECKS = (
    Check(
        name="database",
        types=tokens("rds", "Cluster", "Instance"),
        find=_exports_by_engine,
        passes=(
            {"engine": "postgres", EXPORTS: ["postgresql", "upgrade"]},
            {"engine": "aurora-mysql", EXPORTS: ["audit"]},
            {"engine": "oracle-ee", EXPORTS: ["alert", "audit"]},
            {EXPORTS: ["error"]},
        ),
        fails=(
            {},
            {"engine": "mysql", EXPORTS: []},
            {"engine": "postgres", EXPORTS: ["upgrade"]},
            {"engine": "aurora-mysql", EXPORTS: ["error"]},
        ),
    ),
    Check(
        name="document-database",
        types=tokens("docdb", "Cluster"),
        find=_exports("audit"),
        passes=({EXPORTS: ["audit", "profiler"]},),
        fails=({}, {EXPORTS: ["profiler"]}),
    ),
    Check(
        name="graph-database",
        types=tokens("neptune", "Cluster"),
        find=includes(
            "enableCloudwatchLogsExports", "audit", write='enable_cloudwatch_logs_exports=["audit"]'
        ),
        passes=({"enableCloudwatchLogsExports": ["audit"]},),
        fails=({}, {"enableCloudwatchLogsExports": ["slowquery"]}),
    ),
    Check(
        name="serverless-warehouse",
        types=tokens("redshiftserverless", "Namespace"),
        find=includes(
            "logExports",
            "connectionlog",
            "userlog",
            write='log_exports=["connectionlog", "userlog"]',
        ),
        passes=({"logExports": ["connectionlog", "useractivitylog", "userlog"]},),
        fails=({}, {"logExports": ["userlog"]}),
    ),
    Check(
        name="search-audit",
        types=DOMAINS,
        find=_publishes("AUDIT_LOGS"),
        passes=({"logPublishingOptions": BOTH},),
        fails=(
            {},
            {"logPublishingOptions": BOTH[1:]},
            {"logPublishingOptions": [{**BOTH[0], "enabled": False}]},
        ),
    ),
    Check(
        name="search-errors",
        types=DOMAINS,
        find=_publishes("ES_APPLICATION_LOGS"),
        passes=({"logPublishingOptions": BOTH},),
        fails=({}, {"logPublishingOptions": BOTH[:1]}),
    ),
    Check(
        name="broker",
        types=tokens("msk", "Cluster"),
        find=any_of(
            (_broker_logs(kind) for kind in ("cloudwatchLogs", "firehose", "s3")),
            "logs nowhere",
            write='logging_info={"broker_logs": {"cloudwatch_logs": {"enabled": True, ...}}}',
        ),
        passes=({"loggingInfo": {"brokerLogs": {"s3": {"enabled": True, "bucket": "logs"}}}},),
        fails=({}, {"loggingInfo": {"brokerLogs": {"s3": {"enabled": False}}}}),
    ),
    Check(
        name="message-broker",
        types=tokens("mq", "Broker"),
        find=_mq_logs,
        passes=(
            {"engineType": "ActiveMQ", "logs": {"audit": "true"}},
            {"engineType": "RabbitMQ", "logs": {"general": True}},
        ),
        fails=({"engineType": "ActiveMQ", "logs": {"general": True}}, {"engineType": "RABBITMQ"}),
    ),
)

DATABASE_LOG_STACK_CHECKS = (
    StackCheck(
        name="warehouse",
        types=WAREHOUSE,
        find=joined(
            WAREHOUSE,
            WAREHOUSE_LOGS,
            "clusterIdentifier",
            Violation("", "logs nowhere", "aws.redshift.Logging(..., cluster_identifier=dw.id)"),
            unless="logging.enable",
            identities=("id", "clusterIdentifier"),
        ),
        passes=(
            (
                A_WAREHOUSE,
                Resource(WAREHOUSE_LOGS[0], "l", depends_on={"clusterIdentifier": ("sales",)}),
            ),
        ),
        fails=((A_WAREHOUSE,),),
    ),
)
