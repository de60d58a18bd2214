"""The checks of `no_credentials_in_plain_inputs`: where programs give workloads their settings."""

import base64
import json
from collections.abc import Mapping, Sequence

from ._check import Check
from ._containers import a_job, in_each_container, in_each_job_container
from ._kubernetes import kinds
from ._node_classes import NODE_CLASS, a_node_class, of_node_class
from ._option_settings import BEANSTALK
from ._plain_settings import listed, parameter, settings, static_credentials, texts
from ._pods import PODS, a_cron_job, a_deployment, in_each_pod_container
from ._rules import in_each
from ._types import INSTANCE, LAUNCH_CONFIGURATION, LAUNCH_TEMPLATE, tokens

KEY = "AKIA" + "X" * 16  # no key: made of one letter
SECRET = {"DB_PASSWORD": "q7Vt-92kLp-x4Zr"}
HARMLESS: Sequence[dict[str, object]] = (
    {"DB_PASSWORD_ARN": "arn:aws:secretsmanager:eu-central-1:111111111111:secret:db"},
    {"DB_PASSWORD": "arn:aws:secretsmanager:eu-central-1:111111111111:secret:db"},
    {"TOKEN_URL": "https://login.example.com/oauth2/v2.0/token", "PASSWORD": "changeme"},
    {"REVISION": "4f1c9a0e7b6d5c3f2a1b", "SESSION_TOKEN_LIFETIME": "3600s-a1b2c3d4"},
)


def _env(variables: Mapping[str, object]) -> list[dict[str, object]]:
    return [{"name": name, "value": value} for name, value in variables.items()]


def _pods_of_a_job(variables: Mapping[str, object]) -> dict[str, object]:
    container = {"image": "job:1", "envs": _env(variables)}
    return {"eksProperties": {"podProperties": {"containers": [container]}}}


PLAIN = base64.b64encode(f"#!/bin/sh\nexport AWS_ACCESS_KEY_ID={KEY}\n".encode()).decode()
CONTAINER = {"name": "web", "image": "web:1"}

CREDENTIAL_CHECKS = (
    Check(
        name="function",
        types=tokens("lambda", "Function"),
        find=settings("environment.variables"),
        passes=({}, *({"environment": {"variables": each}} for each in HARMLESS)),
        fails=(
            {"environment": {"variables": SECRET}},
            {"environment": {"variables": {"ANY": KEY}}},
            {"environment": {"variables": {"AWS_SECRET_ACCESS_KEY": "x"}}},
        ),
    ),
    Check(
        name="task",
        types=tokens("ecs", "TaskDefinition"),
        find=in_each_container("containerDefinitions", listed("environment")),
        passes=(
            {"containerDefinitions": json.dumps([CONTAINER])},
            {"containerDefinitions": json.dumps([{**CONTAINER, "environment": _env(HARMLESS[2])}])},
        ),
        fails=({"containerDefinitions": json.dumps([{**CONTAINER, "environment": _env(SECRET)}])},),
    ),
    Check(
        name="batch-job",
        types=tokens("batch", "JobDefinition"),
        find=in_each_job_container(listed("environment")),
        passes=a_job(**CONTAINER),
        fails=a_job(environment=_env(SECRET)),
    ),
    Check(
        name="batch-pod",
        types=tokens("batch", "JobDefinition"),
        find=in_each("eksProperties.podProperties.containers", listed("envs")),
        passes=(_pods_of_a_job({}), _pods_of_a_job(HARMLESS[2])),
        fails=(_pods_of_a_job(SECRET),),
    ),
    Check(
        name="pod",
        types=PODS,
        find=in_each_pod_container(listed("env")),
        passes=(a_deployment(**CONTAINER), a_deployment(env=_env(HARMLESS[1]))),
        fails=(
            a_deployment(env=_env(SECRET)),
            a_cron_job(env=_env({"AWS_ACCESS_KEY_ID": KEY})),
        ),
    ),
    Check(
        name="config-map",
        types=kinds("ConfigMap"),
        find=settings("data"),
        passes=({}, {"data": HARMLESS[2]}),
        fails=({"data": SECRET}, {"data": {"app.properties": f"aws.key={KEY}"}}),
    ),
    Check(
        name="user-data",
        types=(*INSTANCE, *LAUNCH_CONFIGURATION, *LAUNCH_TEMPLATE),
        find=texts("userData", "userDataBase64"),
        passes=({}, {"userData": "#!/bin/sh\nyum update -y\n"}),
        fails=({"userData": f"export KEY={KEY}"}, {"userData": PLAIN}),
    ),
    Check(
        name="karpenter",
        types=NODE_CLASS,
        find=of_node_class(texts("userData")),
        passes=(a_node_class(), a_node_class(userData="#!/bin/sh\nyum update -y\n")),
        fails=(a_node_class(userData=f"export KEY={KEY}"),),
    ),
    Check(
        name="build",
        types=tokens("codebuild", "Project"),
        find=listed("environment.environmentVariables"),
        passes=(
            {"environment": {"environmentVariables": _env(HARMLESS[0])}},
            {
                "environment": {
                    "environmentVariables": [
                        {
                            "name": "DB_PASSWORD",
                            "value": "a1-b2-c3-d4-e5",
                            "type": "PARAMETER_STORE",
                        }
                    ]
                }
            },
        ),
        fails=({"environment": {"environmentVariables": _env(SECRET)}},),
    ),
    Check(
        name="app-runner",
        types=tokens("apprunner", "Service"),
        find=settings(
            "sourceConfiguration.imageRepository.imageConfiguration.runtimeEnvironmentVariables"
        ),
        passes=({"serviceName": "web"},),
        fails=(
            {
                "sourceConfiguration": {
                    "imageRepository": {
                        "imageConfiguration": {"runtimeEnvironmentVariables": SECRET}
                    }
                }
            },
        ),
    ),
    Check(
        name="amplify",
        types=tokens("amplify", "App", "Branch"),
        find=settings("environmentVariables"),
        passes=({"environmentVariables": HARMLESS[3]},),
        fails=({"environmentVariables": SECRET},),
    ),
    Check(
        name="glue-job",
        types=tokens("glue", "Job"),
        find=settings("defaultArguments"),
        passes=({"defaultArguments": {"--job-language": "python"}},),
        fails=({"defaultArguments": {"--db-password": "q7Vt-92kLp-x4Zr"}},),
    ),
    Check(
        name="beanstalk",
        types=BEANSTALK,
        find=listed("settings"),
        passes=({"settings": [{"namespace": "n", "name": "MinSize", "value": "1"}]},),
        fails=({"settings": [{"namespace": "n", **_env(SECRET)[0]}]},),
    ),
    Check(
        name="parameter",
        types=tokens("ssm", "Parameter"),
        find=parameter,
        passes=(
            {"type": "SecureString", "name": "/orders/password", "value": "q7Vt-92kLp-x4Zr"},
            {"type": "String", "name": "/orders/ami", "value": "ami-0abcdef1234567890"},
        ),
        fails=(
            {"type": "String", "name": "/orders/db_password", "value": "q7Vt-92kLp-x4Zr"},
            {"type": "String", "name": "/orders/anything", "value": KEY},
        ),
    ),
    Check(
        name="provider",
        types=("pulumi:providers:aws",),
        find=static_credentials,
        passes=({"region": "eu-central-1"}, {"profile": "team"}),
        fails=({"accessKey": "x", "secretKey": "y"},),
    ),
)
