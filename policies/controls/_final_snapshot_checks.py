"""The checks of `production_protected_from_deletion` on what is left after a deletion.

Source for names and defaults: pulumi-aws 7.51.1.
"""

from ._check import Check
from ._data_rules import at_least, in_production, switch, unless_memcached, unless_set
from ._file_system_backup_checks import on_lasting_lustre
from ._params import Params
from ._rules import must_be, must_be_set
from ._types import BUCKET, tokens

SHORTEST_RECOVERY_DAYS = 7  # what Secrets Manager takes as the shortest window
KEPT = "skip_final_snapshot=False, final_snapshot_identifier=..."
cache_snapshot = must_be_set("finalSnapshotIdentifier", write='final_snapshot_identifier="..."')
snapshot_kept = must_be("skipFinalSnapshot", wanted=False, default=False, write=KEPT)


def _shortest_recovery(_: Params) -> int:
    return SHORTEST_RECOVERY_DAYS


FINAL_SNAPSHOT_CHECKS = (
    Check(
        name="final-snapshot-of-instance",
        types=tokens("rds", "Instance"),
        find=in_production(unless_set("replicateSourceDb", rule=snapshot_kept)),
        passes=(
            {"finalSnapshotIdentifier": "orders-last"},
            {"skipFinalSnapshot": False},
            {"skipFinalSnapshot": True, "replicateSourceDb": "orders"},
        ),
        fails=({"skipFinalSnapshot": True}, {"skipFinalSnapshot": "true"}),
    ),
    Check(
        name="final-snapshot-of-cluster",
        types=(*tokens("rds", "Cluster"), *tokens("neptune", "Cluster")),
        find=in_production(unless_set("replicationSourceIdentifier", rule=snapshot_kept)),
        passes=({"finalSnapshotIdentifier": "orders-last"}, {"skipFinalSnapshot": "false"}),
        fails=({"skipFinalSnapshot": True},),
    ),
    switch(
        "final-snapshot",
        (
            *tokens("docdb", "Cluster"),
            *tokens("redshift", "Cluster"),
            *tokens("lightsail", "Database"),
        ),
        "skipFinalSnapshot",
        on=False,
        default=False,
        write=KEPT,
    ),
    Check(
        name="final-snapshot-of-memory-database",
        types=tokens("memorydb", "Cluster"),
        find=in_production(must_be_set("finalSnapshotName", write='final_snapshot_name="..."')),
        passes=({"finalSnapshotName": "orders-last"},),
        fails=({},),
    ),
    Check(
        name="final-snapshot-of-cache",
        types=tokens("elasticache", "ReplicationGroup"),
        find=in_production(unless_set("globalReplicationGroupId", rule=cache_snapshot)),
        passes=(
            {"finalSnapshotIdentifier": "orders-last"},
            {"globalReplicationGroupId": "orders"},
        ),
        fails=({}, {"engine": "valkey", "replicationGroupId": "orders"}),
    ),
    Check(
        name="final-snapshot-of-node",
        types=tokens("elasticache", "Cluster"),
        find=in_production(unless_set("replicationGroupId", rule=unless_memcached(cache_snapshot))),
        passes=(
            {"engine": "redis", "finalSnapshotIdentifier": "orders-last"},
            {"engine": "memcached"},
            {"replicationGroupId": "orders"},
        ),
        fails=({"engine": "redis"}, {"engine": "valkey"}),
    ),
    switch(
        "final-backup",
        tokens("fsx", "OpenZfsFileSystem", "WindowsFileSystem"),
        "skipFinalBackup",
        on=False,
        default=False,
        write="skip_final_backup=False",
    ),
    Check(
        name="final-backup-of-lustre",
        types=tokens("fsx", "LustreFileSystem"),
        find=in_production(
            on_lasting_lustre(
                must_be(
                    "skipFinalBackup", wanted=False, default=True, write="skip_final_backup=False"
                )
            )
        ),
        passes=(
            {},
            {"deploymentType": "SCRATCH_2", "skipFinalBackup": True},
            {"deploymentType": "PERSISTENT_2", "skipFinalBackup": False},
            {"deploymentType": "PERSISTENT_1", "importPath": "s3://orders"},
        ),
        fails=(
            {"deploymentType": "PERSISTENT_2"},
            {"deploymentType": "PERSISTENT_1", "skipFinalBackup": True},
        ),
    ),
    switch(
        "emptied-on-deletion",
        (
            *BUCKET,
            *tokens("s3", "DirectoryBucket", "VectorsVectorBucket"),
            *tokens("s3tables", "TableBucket"),
            *tokens("backup", "Vault"),
            *tokens("dsql", "Cluster"),
            *tokens("route53", "Zone"),
            *tokens("ecrpublic", "Repository"),
        ),
        "forceDestroy",
        on=False,
        default=False,
        write="force_destroy=False",
    ),
    switch(
        "images-deleted-with-repository",
        tokens("ecr", "Repository"),
        "forceDelete",
        on=False,
        default=False,
        write="force_delete=False",
    ),
    Check(
        name="notebooks-deleted-with-domain",
        types=tokens("sagemaker", "Domain"),
        find=in_production(
            must_be(
                "retentionPolicy.homeEfsFileSystem",
                wanted="Retain",
                default="Retain",
                write='retention_policy={"home_efs_file_system": "Retain"}',
            )
        ),
        passes=({}, {"retentionPolicy": {"homeEfsFileSystem": "Retain"}}),
        fails=({"retentionPolicy": {"homeEfsFileSystem": "Delete"}},),
    ),
    Check(
        name="secret-without-recovery",
        types=tokens("secretsmanager", "Secret"),
        find=in_production(
            at_least(
                "recoveryWindowInDays",
                _shortest_recovery,
                default=30,
                write="recovery_window_in_days={least}",
            )
        ),
        passes=({}, {"recoveryWindowInDays": 7}, {"recoveryWindowInDays": "30"}),
        fails=({"recoveryWindowInDays": 0}, {"recoveryWindowInDays": "0"}),
    ),
)
