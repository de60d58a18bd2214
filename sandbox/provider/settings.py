"""The settings of a provider instance: region, roles to assume, tags for everything."""

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sandbox.provider.check_types import fault_of
from sandbox.provider.schema import PROVIDER, schema_file
from sandbox.provider.values import Json, Properties, has_unknown, is_empty

# What the engine and the SDK add to a provider's settings.
OF_THE_ENGINE = frozenset(
    ("version", "pluginDownloadURL", "__internal", "__pulumi-go-provider-infer")
)
SERVED = frozenset(
    (
        "accessKey",
        "allowedAccountIds",
        "assumeRoles",
        "defaultTags",
        "endpoints",
        "forbiddenAccountIds",
        "ignoreTags",
        "region",
        "secretKey",
        "token",
    )
)
# They change how the real plugin reaches AWS, and mean nothing on the way to an emulator.
WITHOUT_EFFECT = frozenset(
    (
        "maxRetries",
        "retryMode",
        "s3UsePathStyle",
        "skipCredentialsValidation",
        "skipMetadataApiCheck",
        "skipRegionValidation",
        "skipRequestingAccountId",
        "stsRegion",
        "tokenBucketRateLimiterCapacity",
        "userAgents",
    )
)
SERVED_IN_ROLE = frozenset(
    ("duration", "externalId", "policy", "policyArns", "roleArn", "sessionName")
)
DEFAULT_REGION = "us-east-1"


@dataclass(frozen=True)
class Role:
    """A role to assume, as AWS's AssumeRole takes it."""

    arn: str
    session_name: str = "pulumi"
    external_id: str = ""
    # As Terraform writes durations: `1h`, `900s`.
    duration: str = ""
    policy: str = ""
    policy_arns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Settings:
    """The settings of one provider instance."""

    region: str
    roles: tuple[Role, ...] = ()
    default_tags: Mapping[str, str] = field(default_factory=dict)
    ignored_tag_keys: frozenset[str] = frozenset()
    ignored_tag_prefixes: tuple[str, ...] = ()
    # service, as pulumi-aws names it -> URL
    endpoints: Mapping[str, str] = field(default_factory=dict)
    allowed_account_ids: frozenset[str] = frozenset()
    forbidden_account_ids: frozenset[str] = frozenset()
    # access key, secret key, session token; from the environment where they are not set
    credentials: tuple[str, str, str] = field(default=("", "", ""), repr=False)

    def ignores_tag(self, key: str) -> bool:
        """Say whether a tag is not the program's: AWS's own, or named in ignoreTags."""
        return key.startswith(("aws:", *self.ignored_tag_prefixes)) or key in self.ignored_tag_keys


def faults_of(settings: Properties) -> Iterator[tuple[str, str]]:
    """Give (setting, what is wrong with it) for every setting that cannot be served."""
    known = schema_file(PROVIDER).settings()
    for name, text in settings.items():
        value = _parsed(text)
        if name in OF_THE_ENGINE or is_empty(value) or value == "false":
            continue
        if name not in known:
            yield name, f"{name} is not a setting of the provider"
        elif name not in SERVED | WITHOUT_EFFECT:
            yield name, f"the sandbox does not serve the provider setting {name}; remove it there"
        elif (fault := fault_of(value, known[name].type)) is not None:
            yield name, f"{name}{fault}"
        elif name == "assumeRoles" and not has_unknown(value):
            yield from _faults_of_roles(value)


def _faults_of_roles(roles: list[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    for role in roles:
        if not role.get("roleArn"):
            yield "assumeRoles", "assumeRoles: each role needs a roleArn"
        for name in sorted(set(role) - SERVED_IN_ROLE):
            yield "assumeRoles", f"the sandbox does not serve assumeRoles.{name}; remove it there"


def parse(settings: Properties) -> Settings:
    """Read checked settings; lists and objects arrive as JSON text."""
    read = {name: _parsed(value) for name, value in settings.items()}
    ignored = read.get("ignoreTags") or {}
    environment = os.environ
    return Settings(
        region=read.get("region") or environment.get("AWS_REGION") or DEFAULT_REGION,
        roles=tuple(_role(each) for each in read.get("assumeRoles") or ()),
        default_tags=(read.get("defaultTags") or {}).get("tags") or {},
        ignored_tag_keys=frozenset(ignored.get("keys") or ()),
        ignored_tag_prefixes=tuple(ignored.get("keyPrefixes") or ()),
        endpoints={k: v for each in read.get("endpoints") or () for k, v in each.items()},
        allowed_account_ids=frozenset(read.get("allowedAccountIds") or ()),
        forbidden_account_ids=frozenset(read.get("forbiddenAccountIds") or ()),
        credentials=(
            read.get("accessKey") or environment.get("AWS_ACCESS_KEY_ID", ""),
            read.get("secretKey") or environment.get("AWS_SECRET_ACCESS_KEY", ""),
            read.get("token") or environment.get("AWS_SESSION_TOKEN", ""),
        ),
    )


def _role(role: Mapping[str, Any]) -> Role:
    return Role(
        arn=role["roleArn"],
        session_name=role.get("sessionName") or Role.session_name,
        external_id=role.get("externalId") or "",
        duration=role.get("duration") or "",
        policy=role.get("policy") or "",
        policy_arns=tuple(role.get("policyArns") or ()),
    )


def _parsed(value: object) -> Json:
    """Read a nested setting, which the engine hands over as JSON text."""
    if not isinstance(value, str) or value[:1] not in ("[", "{"):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value
