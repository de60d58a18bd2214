"""The checks of `analytics_and_builds_encrypted` for builds, caches of APIs, and desktops.

Sources: the properties' defaults in pulumi-aws; "Encrypted WorkSpaces", Amazon WorkSpaces
Administration Guide: a volume is encrypted when the desktop is made, or never.
"""

from collections.abc import Iterator

from ._check import Check
from ._finding import Finding, Undecided
from ._inputs import UNKNOWN, Inputs, as_bool
from ._params import Params
from ._rules import all_of, in_each, must_be
from ._types import tokens

not_disabled = must_be(
    "encryptionDisabled", wanted=False, default=False, write='"encryption_disabled": False'
)

cache_encrypted = must_be("cacheDataEncrypted", wanted=True, write='"cache_data_encrypted": True')


def _stage_cache(inputs: Inputs, params: Params) -> Iterator[Finding]:
    caches = as_bool(inputs.get("cachingEnabled"))
    if caches is UNKNOWN and as_bool(inputs.get("cacheDataEncrypted")) is not True:
        yield Undecided(inputs.at("cachingEnabled"))
    elif caches is True:
        yield from cache_encrypted(inputs, params)


BUILD_CHECKS = (
    Check(
        name="build",
        types=tokens("codebuild", "Project"),
        find=all_of(
            in_each("artifacts", not_disabled),
            in_each("secondaryArtifacts", not_disabled),
            in_each("logsConfig.s3Logs", not_disabled),
        ),
        passes=({"artifacts": {"type": "S3"}}, {"logsConfig": {"s3Logs": {"status": "ENABLED"}}}),
        fails=(
            {"artifacts": {"type": "S3", "encryptionDisabled": True}},
            {"secondaryArtifacts": [{"type": "S3", "encryptionDisabled": "true"}]},
            {"logsConfig": {"s3Logs": {"status": "ENABLED", "encryptionDisabled": True}}},
        ),
    ),
    Check(
        name="build-report",
        types=tokens("codebuild", "ReportGroup"),
        find=in_each("exportConfig.s3Destination", not_disabled),
        passes=({"exportConfig": {"type": "S3", "s3Destination": {"bucket": "reports"}}},),
        fails=({"exportConfig": {"s3Destination": {"encryptionDisabled": True}}},),
    ),
    Check(
        name="api-cache",
        types=tokens("appsync", "ApiCache"),
        find=all_of(
            must_be(
                "atRestEncryptionEnabled", wanted=True, write="at_rest_encryption_enabled=True"
            ),
            must_be(
                "transitEncryptionEnabled", wanted=True, write="transit_encryption_enabled=True"
            ),
        ),
        passes=({"atRestEncryptionEnabled": True, "transitEncryptionEnabled": True},),
        fails=(
            {},
            {"atRestEncryptionEnabled": True},
            {"atRestEncryptionEnabled": False, "transitEncryptionEnabled": True},
        ),
    ),
    Check(
        name="stage-cache",
        types=tokens("apigateway", "MethodSettings"),
        find=in_each("settings", _stage_cache),
        passes=(
            {"settings": {"loggingLevel": "INFO"}},
            {"settings": {"cachingEnabled": True, "cacheDataEncrypted": True}},
        ),
        fails=(
            {"settings": {"cachingEnabled": True}},
            {"settings": {"cachingEnabled": "true", "cacheDataEncrypted": False}},
        ),
    ),
    Check(
        name="desktop",
        types=tokens("workspaces", "Workspace"),
        find=all_of(
            must_be(
                "rootVolumeEncryptionEnabled",
                wanted=True,
                write="root_volume_encryption_enabled=True, volume_encryption_key=key.arn",
            ),
            must_be(
                "userVolumeEncryptionEnabled",
                wanted=True,
                write="user_volume_encryption_enabled=True, volume_encryption_key=key.arn",
            ),
        ),
        passes=({"rootVolumeEncryptionEnabled": True, "userVolumeEncryptionEnabled": True},),
        fails=({}, {"rootVolumeEncryptionEnabled": True}, {"userVolumeEncryptionEnabled": True}),
    ),
)
