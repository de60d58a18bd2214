"""The checks of `databases_backed_up` on databases and caches.

Sources for defaults: pulumi-aws 7.51.1, and the API references of CreateDBCluster,
CreateReplicationGroup and CreateTable.
"""

from ._check import Check
from ._data_rules import at_least, backup_days, unless_memcached, unless_set
from ._params import Params
from ._rules import all_of, in_each, must_be
from ._types import tokens


def _one(_: Params) -> int:
    return 1


RETENTION = "backup_retention_period={least}"
SNAPSHOTS = "snapshot_retention_limit={least}"
POINT_IN_TIME = 'point_in_time_recovery={"enabled": True}'
cluster_days = at_least("backupRetentionPeriod", backup_days, default=1, write=RETENTION)
replica_recovers = must_be(
    "pointInTimeRecovery", wanted=True, write='{"point_in_time_recovery": True}'
)
snapshots = at_least("snapshotRetentionLimit", _one, default=0, write=SNAPSHOTS)

DATABASE_BACKUP_CHECKS = (
    Check(
        name="instance",
        types=tokens("rds", "Instance"),
        find=unless_set(
            "replicateSourceDb",
            rule=at_least("backupRetentionPeriod", backup_days, default=0, write=RETENTION),
        ),
        passes=(
            {"backupRetentionPeriod": 7},
            {"backupRetentionPeriod": "35"},
            {"replicateSourceDb": "orders"},
        ),
        fails=({}, {"backupRetentionPeriod": 0}, {"backupRetentionPeriod": "1"}),
    ),
    Check(
        name="cluster",
        types=(*tokens("rds", "Cluster"), *tokens("neptune", "Cluster")),
        find=unless_set("replicationSourceIdentifier", rule=cluster_days),
        passes=(
            {"backupRetentionPeriod": 7},
            {"replicationSourceIdentifier": "arn:aws:rds:eu-central-1:111111111111:cluster:a"},
        ),
        fails=({}, {"backupRetentionPeriod": 1}),
    ),
    Check(
        name="document-cluster",
        types=tokens("docdb", "Cluster", "ElasticCluster"),
        find=cluster_days,
        passes=({"backupRetentionPeriod": 7},),
        fails=({}, {"backupRetentionPeriod": 3}),
    ),
    Check(
        name="warehouse",
        types=tokens("redshift", "Cluster"),
        find=at_least(
            "automatedSnapshotRetentionPeriod",
            backup_days,
            default=1,
            write="automated_snapshot_retention_period={least}",
        ),
        passes=({"automatedSnapshotRetentionPeriod": 7},),
        fails=({}, {"automatedSnapshotRetentionPeriod": 0}),
    ),
    Check(
        name="replication-group",
        types=tokens("elasticache", "ReplicationGroup"),
        find=unless_set("globalReplicationGroupId", rule=snapshots),
        passes=(
            {"snapshotRetentionLimit": 1},
            {"globalReplicationGroupId": "ldgnf-orders"},
        ),
        fails=({}, {"snapshotRetentionLimit": 0}),
    ),
    Check(
        name="cache",
        types=tokens("elasticache", "Cluster"),
        find=unless_set("replicationGroupId", rule=unless_memcached(snapshots)),
        passes=(
            {"engine": "redis", "snapshotRetentionLimit": 5},
            {"engine": "memcached"},
            {"replicationGroupId": "orders"},
        ),
        fails=({"engine": "redis"}, {"engine": "valkey", "snapshotRetentionLimit": 0}),
    ),
    Check(
        name="serverless-cache",
        types=tokens("elasticache", "ServerlessCache"),
        find=unless_memcached(snapshots),
        passes=({"engine": "memcached"}, {"engine": "valkey", "snapshotRetentionLimit": 7}),
        fails=({"engine": "valkey"}, {"engine": "redis", "snapshotRetentionLimit": 0}),
    ),
    Check(
        name="memory-database",
        types=tokens("memorydb", "Cluster"),
        find=snapshots,
        passes=({"snapshotRetentionLimit": 7},),
        fails=({}, {"snapshotRetentionLimit": 0}),
    ),
    Check(
        name="table",
        types=tokens("dynamodb", "Table"),
        find=all_of(
            must_be("pointInTimeRecovery.enabled", wanted=True, write=POINT_IN_TIME),
            in_each("replicas", replica_recovers),
        ),
        passes=(
            {"pointInTimeRecovery": {"enabled": True}},
            {
                "pointInTimeRecovery": {"enabled": "true"},
                "replicas": [{"regionName": "eu-west-1", "pointInTimeRecovery": True}],
            },
        ),
        fails=(
            {"name": "orders"},
            {"pointInTimeRecovery": {"enabled": False}},
            {
                "pointInTimeRecovery": {"enabled": True},
                "replicas": [{"regionName": "eu-west-1"}],
            },
        ),
    ),
    Check(
        name="table-replica",
        types=tokens("dynamodb", "TableReplica"),
        find=must_be("pointInTimeRecovery", wanted=True, write="point_in_time_recovery=True"),
        passes=({"pointInTimeRecovery": True},),
        fails=({}, {"pointInTimeRecovery": False}),
    ),
    Check(
        name="keyspace-table",
        types=tokens("keyspaces", "Table"),
        find=must_be(
            "pointInTimeRecovery.status",
            wanted="ENABLED",
            write='point_in_time_recovery={"status": "ENABLED"}',
        ),
        passes=({"pointInTimeRecovery": {"status": "ENABLED"}},),
        fails=({}, {"pointInTimeRecovery": {"status": "DISABLED"}}),
    ),
    Check(
        name="lightsail-database",
        types=tokens("lightsail", "Database"),
        find=must_be(
            "backupRetentionEnabled",
            wanted=True,
            default=True,
            write="backup_retention_enabled=True",
        ),
        passes=({}, {"backupRetentionEnabled": True}),
        fails=({"backupRetentionEnabled": False},),
    ),
)
