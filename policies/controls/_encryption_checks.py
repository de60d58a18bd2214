"""The checks of `databases_and_file_systems_encrypted`."""

from collections.abc import Iterator

from ._check import Check
from ._finding import Finding
from ._inputs import Inputs
from ._params import Params
from ._rules import must_be
from ._types import tokens

# Instances of clusters are made by other types, or say which cluster they belong to.
storage_encrypted = must_be("storageEncrypted", wanted=True, write="storage_encrypted=True")
RESTORED = ("replicateSourceDb", "replicationSourceIdentifier", "restoreToPointInTime")
FROM_SNAPSHOT = ("snapshotIdentifier",)


def _made_encrypted(inputs: Inputs, params: Params) -> Iterator[Finding]:
    if not any(inputs.is_set(name) for name in (*RESTORED, *FROM_SNAPSHOT)):
        yield from storage_encrypted(inputs, params)


ENCRYPTION_CHECKS = (
    Check(
        name="database",
        types=(
            *tokens("rds", "Cluster", "Instance"),
            *tokens("docdb", "Cluster"),
            *tokens("neptune", "Cluster"),
        ),
        find=_made_encrypted,
        passes=({"storageEncrypted": True}, {"snapshotIdentifier": "orders-2026-11-23"}),
        fails=({}, {"engine": "postgres", "storageEncrypted": False}),
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
        find=must_be(
            "atRestEncryptionEnabled", wanted=True, write="at_rest_encryption_enabled=True"
        ),
        passes=({"description": "orders", "atRestEncryptionEnabled": True},),
        fails=({"description": "orders"}, {"atRestEncryptionEnabled": "false"}),
    ),
)
