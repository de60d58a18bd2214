"""The checks of `databases_and_file_systems_encrypted`.

Sources: the properties' defaults in pulumi-aws; the API references of Amazon ElastiCache (Valkey is
encrypted by default, Redis is not), Amazon Redshift (encrypted by default), Amazon OpenSearch
Service and Amazon DynamoDB Accelerator (both not).
"""

from collections.abc import Iterator

from ._check import Check
from ._finding import Finding, Undecided
from ._inputs import UNKNOWN, Inputs
from ._params import Params
from ._rules import must_be
from ._types import tokens

# Instances of clusters are made by other types, or say which cluster they belong to.
ENCRYPTED = "storage_encrypted=True"
storage_encrypted = must_be("storageEncrypted", wanted=True, write=ENCRYPTED)
encrypted_by_default = must_be("storageEncrypted", wanted=True, default=True, write=ENCRYPTED)
RESTORED = ("replicateSourceDb", "replicationSourceIdentifier", "restoreToPointInTime")
FROM_SNAPSHOT = ("snapshotIdentifier",)
SOURCE = "sourceDbClusterIdentifier"
AT_REST = "at_rest_encryption_enabled=True"
cache_encrypted = must_be("atRestEncryptionEnabled", wanted=True, write=AT_REST)
valkey_encrypted = must_be("atRestEncryptionEnabled", wanted=True, default=True, write=AT_REST)


def _made_encrypted(inputs: Inputs, params: Params) -> Iterator[Finding]:
    if any(inputs.is_set(name) for name in (*RESTORED, *FROM_SNAPSHOT)):
        return
    if not inputs.is_set("storageEncrypted") and inputs.get("engineMode") is UNKNOWN:
        yield Undecided("engineMode")
    elif inputs.get("engineMode") == "serverless":
        yield from encrypted_by_default(inputs, params)
    else:
        yield from storage_encrypted(inputs, params)


def _global(inputs: Inputs, params: Params) -> Iterator[Finding]:
    """A global cluster; one that grows from a cluster is as encrypted as that."""
    if not inputs.is_set(SOURCE):
        yield from storage_encrypted(inputs, params)


def _cache(inputs: Inputs, params: Params) -> Iterator[Finding]:
    if inputs.is_set("globalReplicationGroupId"):
        return
    if not inputs.is_set("atRestEncryptionEnabled") and inputs.get("engine") is UNKNOWN:
        yield Undecided("engine")
    elif inputs.get("engine") == "valkey":
        yield from valkey_encrypted(inputs, params)
    else:
        yield from cache_encrypted(inputs, params)


ENCRYPTION_CHECKS = (
    Check(
        name="database",
        types=(
            *tokens("rds", "Cluster"),
            *tokens("docdb", "Cluster"),
            *tokens("neptune", "Cluster"),
        ),
        find=_made_encrypted,
        passes=({"storageEncrypted": True}, {"snapshotIdentifier": "orders-2026-11-23"}),
        fails=({}, {"engine": "docdb", "storageEncrypted": False}),
    ),
    Check(
        name="database-instance",
        types=tokens("rds", "Instance"),
        find=_made_encrypted,
        passes=({"storageEncrypted": "true"}, {"replicateSourceDb": "orders"}),
        fails=({}, {"engine": "postgres", "storageEncrypted": False}),
        remedy={"storageEncrypted": True},
    ),
    Check(
        name="serverless-cluster",
        types=tokens("rds", "Cluster"),
        find=_made_encrypted,
        passes=({"engineMode": "serverless"},),
        fails=(
            {"engineMode": "provisioned"},
            {"engineMode": "serverless", "storageEncrypted": False},
        ),
    ),
    Check(
        name="global-cluster",
        types=(
            *tokens("rds", "GlobalCluster"),
            *tokens("docdb", "GlobalCluster"),
            *tokens("neptune", "GlobalCluster"),
        ),
        find=_global,
        passes=({"storageEncrypted": True}, {SOURCE: "arn:aws:rds:eu-central-1:1:cluster:orders"}),
        fails=({"globalClusterIdentifier": "orders"}, {"storageEncrypted": False}),
    ),
    Check(
        name="file-system",
        types=tokens("efs", "FileSystem"),
        find=must_be("encrypted", wanted=True, write="encrypted=True"),
        passes=({"encrypted": True},),
        fails=({}, {"encrypted": False}),
    ),
    Check(
        name="cache",
        types=tokens("elasticache", "ReplicationGroup"),
        find=_cache,
        passes=(
            {"description": "orders", "atRestEncryptionEnabled": True},
            {"engine": "valkey"},
            {"globalReplicationGroupId": "orders"},
        ),
        fails=(
            {"description": "orders"},
            {"engine": "redis"},
            {"engine": "valkey", "atRestEncryptionEnabled": "false"},
        ),
        remedy={"atRestEncryptionEnabled": True},
    ),
    Check(
        name="table-cache",
        types=tokens("dax", "Cluster"),
        find=must_be(
            "serverSideEncryption.enabled",
            wanted=True,
            write='server_side_encryption={"enabled": True}',
        ),
        passes=({"serverSideEncryption": {"enabled": True}},),
        fails=({}, {"serverSideEncryption": {"enabled": False}}),
    ),
    Check(
        name="warehouse",
        types=tokens("redshift", "Cluster"),
        find=must_be("encrypted", wanted=True, default=True, write="encrypted=True"),
        passes=({}, {"encrypted": "true"}),
        fails=({"encrypted": "false"}, {"encrypted": False}),
    ),
    Check(
        name="search-domain",
        types=(*tokens("opensearch", "Domain"), *tokens("elasticsearch", "Domain")),
        find=must_be(
            "encryptAtRest.enabled", wanted=True, write='encrypt_at_rest={"enabled": True}'
        ),
        passes=({"encryptAtRest": {"enabled": True}},),
        fails=({}, {"encryptAtRest": {"enabled": False}}),
    ),
)
