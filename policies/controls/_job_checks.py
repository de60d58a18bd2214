"""The checks of `analytics_and_builds_encrypted` for jobs and their catalogs.

Sources: "Setting up encryption in AWS Glue", AWS Glue Developer Guide; "Create a security
configuration" and "Encryption options", Amazon EMR Management Guide; "Override client-side
settings", Amazon Athena User Guide.
"""

import json
from collections.abc import Iterator

from ._check import Check
from ._finding import Finding, Undecided, Violation
from ._inputs import UNKNOWN, Inputs, as_bool
from ._json_text import parsed
from ._params import Params
from ._rules import Rule, all_of, in_each, must_be, must_be_one_of, must_be_set
from ._types import tokens

LOCAL_DISKS = (
    "EncryptionConfiguration.AtRestEncryptionConfiguration.LocalDiskEncryptionConfiguration"
)
EMR_SWITCHES = ("EnableAtRestEncryption", "EnableInTransitEncryption")
OFF = "what jobs write stays in the clear"


def _mode(path: str, *modes: str, write: str) -> Rule:
    return must_be_one_of(path, *modes, problem=OFF, write=write, default="DISABLED")


def _cluster_configuration(inputs: Inputs, _: Params) -> Iterator[Finding]:
    path = "configuration"
    document = parsed(inputs.get(path))
    if document is UNKNOWN:
        yield Undecided(path)
        return
    for switch in EMR_SWITCHES:
        given = as_bool(Inputs(document).get(f"EncryptionConfiguration.{switch}"))
        if given is UNKNOWN:
            yield Undecided(path)
        elif given is not True:
            write = f'configuration=json.dumps({{"EncryptionConfiguration": {{"{switch}": True, ...'
            yield Violation(path, f"does not have {switch} on", write + "}})")
    # What is encrypted at rest is what has a configuration: the data in S3, local disks, or both.
    if not Inputs(document).is_set(LOCAL_DISKS):
        write = '"LocalDiskEncryptionConfiguration": {"EncryptionKeyProviderType": "AwsKms", ...}'
        yield Violation(path, "does not encrypt local disks", write)


def _glue(s3: str, bookmarks: str, logs: str) -> dict[str, object]:
    return {
        "encryptionConfiguration": {
            "s3Encryption": {"s3EncryptionMode": s3},
            "jobBookmarksEncryption": {"jobBookmarksEncryptionMode": bookmarks},
            "cloudwatchEncryption": {"cloudwatchEncryptionMode": logs},
        }
    }


def _catalog(mode: str, *, passwords: bool) -> dict[str, object]:
    return {
        "dataCatalogEncryptionSettings": {
            "encryptionAtRest": {"catalogEncryptionMode": mode},
            "connectionPasswordEncryption": {"returnConnectionPasswordEncrypted": passwords},
        }
    }


def _emr(*, at_rest: bool = True, in_transit: bool = True, disks: bool = True) -> dict[str, object]:
    values: dict[str, object] = dict(zip(EMR_SWITCHES, (at_rest, in_transit), strict=True))
    of_disks = {"LocalDiskEncryptionConfiguration": {"EncryptionKeyProviderType": "AwsKms"}}
    of_data = {"S3EncryptionConfiguration": {"EncryptionMode": "SSE-S3"}}
    values["AtRestEncryptionConfiguration"] = of_disks if disks else of_data
    return {"configuration": {"EncryptionConfiguration": values}}


JOB_CHECKS = (
    Check(
        name="job-security",
        types=tokens("glue", "SecurityConfiguration"),
        find=in_each(
            "encryptionConfiguration",
            all_of(
                _mode(
                    "s3Encryption.s3EncryptionMode",
                    "SSE-KMS",
                    "SSE-S3",
                    write='s3_encryption={"s3_encryption_mode": "SSE-KMS", ...}',
                ),
                _mode(
                    "jobBookmarksEncryption.jobBookmarksEncryptionMode",
                    "CSE-KMS",
                    write='job_bookmarks_encryption={"job_bookmarks_encryption_mode": "CSE-KMS"}',
                ),
                _mode(
                    "cloudwatchEncryption.cloudwatchEncryptionMode",
                    "SSE-KMS",
                    write='cloudwatch_encryption={"cloudwatch_encryption_mode": "SSE-KMS", ...}',
                ),
            ),
        ),
        passes=(_glue("SSE-KMS", "CSE-KMS", "SSE-KMS"), _glue("SSE-S3", "CSE-KMS", "SSE-KMS")),
        fails=(
            _glue("DISABLED", "CSE-KMS", "SSE-KMS"),
            _glue("SSE-KMS", "DISABLED", "SSE-KMS"),
            _glue("SSE-KMS", "CSE-KMS", "DISABLED"),
            {"encryptionConfiguration": {"s3Encryption": {}}},
        ),
    ),
    Check(
        name="data-catalog",
        types=tokens("glue", "DataCatalogEncryptionSettings"),
        find=in_each(
            "dataCatalogEncryptionSettings",
            all_of(
                _mode(
                    "encryptionAtRest.catalogEncryptionMode",
                    "SSE-KMS",
                    "SSE-KMS-WITH-SERVICE-ROLE",
                    write='encryption_at_rest={"catalog_encryption_mode": "SSE-KMS"}',
                ),
                must_be(
                    "connectionPasswordEncryption.returnConnectionPasswordEncrypted",
                    wanted=True,
                    write='connection_password_encryption={"return_connection_password_encrypted":'
                    ' True, "aws_kms_key_id": key.arn}',
                ),
            ),
        ),
        passes=(
            _catalog("SSE-KMS", passwords=True),
            _catalog("SSE-KMS-WITH-SERVICE-ROLE", passwords=True),
        ),
        fails=(_catalog("DISABLED", passwords=True), _catalog("SSE-KMS", passwords=False)),
    ),
    Check(
        name="cluster-security",
        types=tokens("emr", "SecurityConfiguration"),
        find=_cluster_configuration,
        passes=(
            _emr(),
            {"configuration": json.dumps(_emr()["configuration"])},
        ),
        fails=(
            _emr(at_rest=False),
            _emr(in_transit=False),
            _emr(disks=False),
            {"configuration": "{}"},
            {"configuration": "not JSON"},
        ),
    ),
    Check(
        name="cluster-without-security",
        types=tokens("emr", "Cluster"),
        find=must_be_set("securityConfiguration", write="security_configuration=security.name"),
        passes=({"securityConfiguration": "encrypted"},),
        fails=({"releaseLabel": "emr-7.5.0"},),
    ),
    Check(
        name="query-workgroup",
        types=tokens("athena", "Workgroup"),
        find=must_be(
            "configuration.enforceWorkgroupConfiguration",
            wanted=True,
            default=True,
            write='configuration={"enforce_workgroup_configuration": True, ...}',
        ),
        passes=({}, {"configuration": {"enforceWorkgroupConfiguration": True}}),
        fails=({"configuration": {"enforceWorkgroupConfiguration": False}},),
    ),
)
