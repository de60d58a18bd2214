"""The checks of `no_credentials_in_plain_inputs`: where programs give workloads their settings."""

import base64
import binascii
import json
from collections.abc import Callable, Iterator, Mapping, Sequence

from ._check import Check
from ._credentials import credential_in, has_secret_name, named_credential
from ._finding import Finding, Undecided, Violation
from ._inputs import UNKNOWN, Inputs
from ._params import Params
from ._types import INSTANCE, LAUNCH_CONFIGURATION, LAUNCH_TEMPLATE, tokens

WRITE = "the ARN of a secret in Secrets Manager, and a role that may read it"
Pairs = Iterator[tuple[str, str, object]]
"""Path, name and value of a setting."""


def _judged(inputs: Inputs, pairs: Pairs) -> Iterator[Finding]:
    for path, name, value in pairs:
        if value is UNKNOWN:
            if not name or has_secret_name(name):
                yield Undecided(inputs.at(path))
        elif isinstance(value, str) and (kind := named_credential(name, value)):
            yield Violation(inputs.at(path), f"holds {kind} in plain text", WRITE)


def settings(path: str) -> Callable[[Inputs, Params], Iterator[Finding]]:
    """The settings at a path are an object of names and values."""

    def find(inputs: Inputs, _: Params) -> Iterator[Finding]:
        given = inputs.get(path)
        if given is UNKNOWN:
            yield Undecided(inputs.at(path))
        elif isinstance(given, Mapping):
            pairs = ((f"{path}.{name}", str(name), value) for name, value in given.items())
            yield from _judged(inputs, pairs)

    return find


def listed(path: str) -> Callable[[Inputs, Params], Iterator[Finding]]:
    """The settings at a path are a list of objects with `name` and `value`."""

    def find(inputs: Inputs, _: Params) -> Iterator[Finding]:
        for block in inputs.blocks(path):
            if block.get("type") not in (None, "PLAINTEXT", UNKNOWN):
                continue
            name = block.get("name")
            text = name if isinstance(name, str) else ""
            yield from _judged(block, iter([("value", text, block.get("value"))]))

    return find


def containers(path: str) -> Callable[[Inputs, Params], Iterator[Finding]]:
    """The settings are in containers, which are JSON text or objects."""

    def find(inputs: Inputs, params: Params) -> Iterator[Finding]:
        given = inputs.get(path)
        parsed = _parsed(given)
        if parsed is UNKNOWN:
            yield Undecided(inputs.at(path))
            return
        for each in parsed if isinstance(parsed, list) else [parsed]:
            yield from listed("environment")(Inputs(each, inputs.at(path)), params)

    return find


def _parsed(given: object) -> object:
    if not isinstance(given, str):
        return given
    try:
        return json.loads(given)
    except (ValueError, RecursionError):
        return None


def texts(*paths: str) -> Callable[[Inputs, Params], Iterator[Finding]]:
    """The texts at some paths, plain or in base 64, hold no credential by its format."""

    def find(inputs: Inputs, _: Params) -> Iterator[Finding]:
        for path in paths:
            given = inputs.get(path)
            if given is UNKNOWN:
                yield Undecided(inputs.at(path))
            elif isinstance(given, str):
                found = credential_in(given) or credential_in(_decoded(given))
                if found:
                    yield Violation(inputs.at(path), f"holds {found} in plain text", WRITE)

    return find


def _decoded(text: str) -> str:
    try:
        return base64.b64decode(text, validate=True).decode("utf-8", errors="replace")
    except (binascii.Error, ValueError):
        return ""


def _parameter(inputs: Inputs, _: Params) -> Iterator[Finding]:
    kind, name = inputs.get("type"), inputs.get("name")
    if kind == "SecureString":
        return
    given = inputs.get("value") if inputs.is_set("value") else inputs.get("insecureValue")
    last = name.rpartition("/")[2] if isinstance(name, str) else ""
    if UNKNOWN in (kind, given, name):
        yield Undecided(inputs.at("value"))
    elif isinstance(given, str) and named_credential(last, given):
        yield Violation(inputs.at("type"), "is readable as plain text", 'type="SecureString"')


def _static(inputs: Inputs, _: Params) -> Iterator[Finding]:
    for path in ("accessKey", "secretKey", "token"):
        given = inputs.get(path)
        if given is UNKNOWN:
            yield Undecided(inputs.at(path))
        elif given not in (None, ""):
            problem = "is a static credential"
            yield Violation(inputs.at(path), problem, "assume_roles=[...], or no argument at all")


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
        find=containers("containerDefinitions"),
        passes=(
            {"containerDefinitions": json.dumps([CONTAINER])},
            {"containerDefinitions": json.dumps([{**CONTAINER, "environment": _env(HARMLESS[2])}])},
        ),
        fails=({"containerDefinitions": json.dumps([{**CONTAINER, "environment": _env(SECRET)}])},),
    ),
    Check(
        name="batch-job",
        types=tokens("batch", "JobDefinition"),
        find=containers("containerProperties"),
        passes=({"containerProperties": json.dumps(CONTAINER)},),
        fails=({"containerProperties": json.dumps({"environment": _env(SECRET)})},),
    ),
    Check(
        name="user-data",
        types=(*INSTANCE, *LAUNCH_CONFIGURATION, *LAUNCH_TEMPLATE),
        find=texts("userData", "userDataBase64"),
        passes=({}, {"userData": "#!/bin/sh\nyum update -y\n"}),
        fails=({"userData": f"export KEY={KEY}"}, {"userData": PLAIN}),
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
        types=tokens("elasticbeanstalk", "Environment"),
        find=listed("settings"),
        passes=({"settings": [{"namespace": "n", "name": "MinSize", "value": "1"}]},),
        fails=({"settings": [{"namespace": "n", **_env(SECRET)[0]}]},),
    ),
    Check(
        name="parameter",
        types=tokens("ssm", "Parameter"),
        find=_parameter,
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
        find=_static,
        passes=({"region": "eu-central-1"}, {"profile": "team"}),
        fails=({"accessKey": "x", "secretKey": "y"},),
    ),
)
