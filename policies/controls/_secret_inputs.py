"""The check of `secret_inputs_are_secret`: which inputs are credentials, and were they marked."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from ._check import StateCheck
from ._finding import Finding, Undecided, Violation
from ._inputs import UNKNOWN
from ._params import Params
from ._stack import Resource
from ._types import ANY_AWS_TYPE

# The inputs that pulumi-aws 7.51.1 itself marks as secret (`additional_secret_outputs` of its
# resource classes) and whose value lets somebody in, whatever type has them. Endings, because
# nested settings (`saslPassword`) are marked by nobody.
CREDENTIALS = re.compile(
    r"""
    ^(?!manage).*(password|passwords|secretstring|secretbinary|authtoken|accesstoken|oauthtoken|refreshtoken
    |clientsecret|sharedsecret|credentialsecret|consumersecret|secretkey|secretaccesskey
    |privatekey|presharedkey|apikey|apisecret|keymaterialbase64|plaintext|basicauthcredentials
    |platformcredential|servicejson)
    (wo)?$
    """,
    re.IGNORECASE | re.VERBOSE,
)
PARAMETER = "aws:ssm/parameter:Parameter"
PROVIDER = "pulumi:providers:aws"
PROVIDER_CREDENTIALS = frozenset({"accessKey", "secretKey", "token"})
DEEPEST = 20  # levels of settings within settings

# What stands for a secret and is none: a name to find it by.
REFERENCE = re.compile(r"arn:[\w-]+:(secretsmanager|ssm|kms):|\{\{resolve:")


def _plain_credentials(resource: Resource, _: Params) -> Iterator[Finding]:
    secrets = resource.secrets or frozenset()
    for path, value in _credentials(resource):
        if _marked(path, secrets):
            continue
        if value is UNKNOWN:
            yield Undecided(path)
        elif isinstance(value, str) and value and not REFERENCE.match(value):
            yield Violation(path, "is in the stack's state as plain text", _write(path))


def _write(path: str) -> str:
    name = re.sub(r"(?<!^)(?=[A-Z])", "_", re.split(r"[.\[]", path)[-1]).lower().rstrip("]")
    return (
        f"{name}=config.require_secret(...) or pulumi.Output.secret(...), or let AWS make it "
        "(manage_master_user_password=True), then change the value: the old one is known"
    )


def _credentials(resource: Resource) -> Iterator[tuple[str, object]]:
    if resource.type == PROVIDER:
        for name in sorted(PROVIDER_CREDENTIALS & resource.inputs.keys()):
            yield name, resource.inputs[name]
        return
    if resource.type == PARAMETER and resource.inputs.get("type") == "SecureString":
        yield "value", resource.inputs.get("value")
    yield from _within(resource.inputs, "", 0)


def _within(value: object, path: str, depth: int) -> Iterator[tuple[str, object]]:
    if depth > DEEPEST:
        return
    if isinstance(value, Mapping):
        for name, item in value.items():
            below = f"{path}.{name}" if path else str(name)
            if _is_credential(str(name)):
                yield from _each(item, below)
            else:
                yield from _within(item, below, depth + 1)
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            yield from _within(item, f"{path}[{index}]", depth + 1)


@lru_cache(maxsize=4096)  # names of inputs recur; keys of tags do not
def _is_credential(name: str) -> bool:
    return CREDENTIALS.match(name) is not None


def _each(value: object, path: str) -> Iterator[tuple[str, object]]:
    if isinstance(value, list | tuple):
        yield from ((f"{path}[{index}]", item) for index, item in enumerate(value))
    else:
        yield path, value


def _marked(path: str, secrets: frozenset[str]) -> bool:
    """Whether a path is one of those that were marked, or within one."""
    ends = (match.start() for match in re.finditer(r"[.\[]", path))
    return path in secrets or any(path[:end] in secrets for end in ends)


DATABASE = "aws:rds/instance:Instance"
VALUE = "correct horse"
NOTHING = frozenset[str]()

SECRET_INPUT_CHECKS = (
    StateCheck(
        name="plain-credential",
        types=(*ANY_AWS_TYPE, PROVIDER),
        find=_plain_credentials,
        passes=(
            Resource(DATABASE, "orders", {"manageMasterUserPassword": True}, secrets=NOTHING),
            Resource(DATABASE, "orders", {"password": UNKNOWN}, secrets=frozenset({"password"})),
            Resource(DATABASE, "orders", {"password": VALUE}, secrets=frozenset({"password"})),
            Resource(
                "aws:dms/endpoint:Endpoint",
                "source",
                {"kafkaSettings": {"saslPassword": VALUE}},
                secrets=frozenset({"kafkaSettings"}),
            ),
            Resource(PARAMETER, "size", {"type": "String", "value": "large"}, secrets=NOTHING),
            Resource(
                "aws:fsx/windowsFileSystem:WindowsFileSystem",
                "files",
                {"password": "arn:aws:secretsmanager:eu-west-1:111111111111:secret:files"},
                secrets=NOTHING,
            ),
            Resource(PROVIDER, "default", {"region": "eu-central-1"}, secrets=NOTHING),
        ),
        fails=(
            Resource(DATABASE, "orders", {"password": VALUE}, secrets=NOTHING),
            Resource("aws:rds/cluster:Cluster", "a", {"masterPassword": VALUE}, secrets=NOTHING),
            Resource(
                "aws:elasticache/user:User", "reader", {"passwords": [VALUE]}, secrets=NOTHING
            ),
            Resource(
                "aws:dms/endpoint:Endpoint",
                "source",
                {"kafkaSettings": {"saslPassword": VALUE}},
                secrets=NOTHING,
            ),
            Resource(PARAMETER, "token", {"type": "SecureString", "value": VALUE}, secrets=NOTHING),
            Resource(PROVIDER, "other", {"secretKey": VALUE}, secrets=NOTHING),
        ),
    ),
)
