"""The checks of `requests_logged`, one resource at a time.

Sources for names and defaults: pulumi-aws 7.51.1, and the API references of the services.
"""

from collections.abc import Iterator

from ._check import Check
from ._data_rules import any_of, in_production, includes, one_of, where
from ._finding import Finding
from ._inputs import Inputs
from ._params import Params
from ._rules import all_of, in_each, must_be, must_be_set
from ._types import tokens

TO_BUCKET = 'access_logs={"bucket": logs.bucket, "enabled": True}'
TO_GROUP = 'access_log_settings={"destination_arn": log_group.arn, "format": ...}'
EVERY_METHOD = "*/*"


def _is_application(kind: str) -> bool:
    return kind == "application"


def _every_method_logs(inputs: Inputs, params: Params) -> Iterator[Finding]:
    """Settings of single methods refine those of the whole stage, and may be about less."""
    if inputs.get("methodPath") == EVERY_METHOD:
        yield from one_of(
            "settings.loggingLevel",
            "ERROR",
            "INFO",
            default="OFF",
            write='settings={"logging_level": "ERROR"}',
        )(inputs, params)


def _tunnel(number: int) -> dict[str, object]:
    return {f"tunnel{number}LogOptions": {"cloudwatchLogOptions": {"logEnabled": True}}}


no_bodies = must_be(
    "settings.dataTraceEnabled",
    wanted=False,
    default=False,
    write='settings={"data_trace_enabled": False}',
)

REQUEST_LOG_CHECKS = (
    Check(
        name="application-load-balancer",
        types=tokens("lb", "LoadBalancer"),
        # Network load balancers log TLS connections only, gateway load balancers nothing.
        find=where(
            "loadBalancerType",
            _is_application,
            default="application",
            rule=must_be("accessLogs.enabled", wanted=True, write=TO_BUCKET),
        ),
        passes=(
            {"accessLogs": {"bucket": "logs", "enabled": True}},
            {"accessLogs": {"bucket": "logs", "enabled": "true"}},
            {"loadBalancerType": "network"},
        ),
        fails=({}, {"accessLogs": {"bucket": "logs"}}, {"accessLogs": {"enabled": False}}),
    ),
    Check(
        name="classic-load-balancer",
        types=tokens("elb", "LoadBalancer"),
        find=all_of(
            must_be_set("accessLogs", write=TO_BUCKET),
            in_each(
                "accessLogs", must_be("enabled", wanted=True, default=True, write='"enabled": True')
            ),
        ),
        passes=({"accessLogs": {"bucket": "logs"}},),
        fails=({}, {"accessLogs": {"bucket": "logs", "enabled": False}}),
    ),
    Check(
        name="api-stage",
        types=(*tokens("apigateway", "Stage"), *tokens("apigatewayv2", "Stage")),
        find=must_be_set("accessLogSettings", write=TO_GROUP),
        passes=({"accessLogSettings": {"destinationArn": "arn:aws:logs:a", "format": "{}"}},),
        fails=({},),
    ),
    Check(
        name="api-method",
        types=tokens("apigateway", "MethodSettings"),
        find=_every_method_logs,
        passes=(
            {"methodPath": "*/*", "settings": {"loggingLevel": "ERROR"}},
            {"methodPath": "orders/GET", "settings": {"throttlingRateLimit": 5}},
        ),
        fails=(
            {"methodPath": "*/*", "settings": {"loggingLevel": "OFF"}},
            {"methodPath": "*/*", "settings": {"throttlingRateLimit": 5}},
        ),
    ),
    Check(
        name="api-bodies",
        types=tokens("apigateway", "MethodSettings"),
        # "Do not use data tracing for production APIs": Amazon API Gateway Developer Guide.
        find=in_production(no_bodies),
        passes=({}, {"settings": {"dataTraceEnabled": False}}),
        fails=({"settings": {"dataTraceEnabled": True}},),
    ),
    Check(
        name="graphql",
        types=tokens("appsync", "GraphQLApi"),
        find=one_of(
            "logConfig.fieldLogLevel",
            "ALL",
            "DEBUG",
            "ERROR",
            "INFO",
            write='log_config={"field_log_level": "ERROR", ...}',
        ),
        passes=({"logConfig": {"fieldLogLevel": "ERROR"}},),
        fails=({}, {"logConfig": {"fieldLogLevel": "NONE"}}),
    ),
    Check(
        name="accelerator",
        types=tokens("globalaccelerator", "Accelerator"),
        find=must_be(
            "attributes.flowLogsEnabled",
            wanted=True,
            write='attributes={"flow_logs_enabled": True, ...}',
        ),
        passes=({"attributes": {"flowLogsEnabled": True}},),
        fails=({}, {"attributes": {"flowLogsEnabled": False}}),
    ),
    Check(
        name="file-transfer",
        types=tokens("transfer", "Server"),
        find=any_of(
            (
                includes("structuredLogDestinations", write=""),
                must_be_set("loggingRole", write=""),
            ),
            "logs nowhere",
            write='structured_log_destinations=[log_group.arn.apply(lambda a: f"{a}:*")]',
        ),
        passes=(
            {"structuredLogDestinations": ["arn:aws:logs:eu-central-1:111111111111:log-group:a:*"]},
            {"loggingRole": "arn:aws:iam::111111111111:role/transfer"},
        ),
        fails=({}, {"structuredLogDestinations": []}),
    ),
    Check(
        name="partner-transfer",
        types=tokens("transfer", "Connector"),
        find=must_be_set("loggingRole", write="logging_role=role.arn"),
        passes=({"loggingRole": "arn:aws:iam::111111111111:role/transfer"},),
        fails=({},),
    ),
    Check(
        name="vpn",
        types=tokens("ec2", "VpnConnection"),
        find=all_of(
            *(
                must_be(
                    f"tunnel{number}LogOptions.cloudwatchLogOptions.logEnabled",
                    wanted=True,
                    write=f"tunnel{number}_log_options="
                    '{"cloudwatch_log_options": {"log_enabled": True, ...}}',
                )
                for number in (1, 2)
            )
        ),
        passes=(_tunnel(1) | _tunnel(2),),
        fails=({}, _tunnel(1), _tunnel(2)),
    ),
    Check(
        name="client-vpn",
        types=tokens("ec2clientvpn", "Endpoint"),
        find=must_be(
            "connectionLogOptions.enabled",
            wanted=True,
            write='connection_log_options={"enabled": True, ...}',
        ),
        passes=({"connectionLogOptions": {"enabled": True}},),
        fails=({}, {"connectionLogOptions": {"enabled": False}}),
    ),
)
