"""Databases, caches and file systems are encrypted from the day they are made.

Encryption of these cannot be switched on later: what was made without it has to be copied and
replaced. A snapshot of an unencrypted database is readable wherever it is shared.

Exceptions: the landing zone's own roles. Instances of a cluster (Aurora, DocumentDB, Neptune) are
encrypted with their cluster and say "not encrypted" themselves, so they are left out. Restoring a
snapshot carries no key to compare with: what is restored is as encrypted as its snapshot.
"""

from ._audit import AuditQuery
from ._encryption_checks import ENCRYPTION_CHECKS
from ._model import Control, Frameworks
from ._request import ADMINISTRATOR, LANDING_ZONE, STACK_SET, calls
from ._statement import Deny

FILES = "elasticfilesystem:CreateFileSystem"
DATABASE = "arn:aws:rds:eu-central-1:111111111111:db:orders"
CLUSTER = "arn:aws:rds:eu-central-1:111111111111:cluster:orders"
CACHE = "arn:aws:elasticache:eu-central-1:111111111111:replicationgroup:orders"
PLAIN_FILES = {"elasticfilesystem:Encrypted": "false"}
PLAIN_STORAGE = {"rds:StorageEncrypted": "false", "rds:DatabaseEngine": "postgres"}
ENCRYPTED_STORAGE = {"rds:StorageEncrypted": "true", "rds:DatabaseEngine": "postgres"}
OF_A_CLUSTER = {"rds:StorageEncrypted": "false", "rds:DatabaseEngine": "aurora-postgresql"}
PLAIN_CACHE = {"elasticache:AtRestEncryptionEnabled": "false"}
CREATE_CLUSTER = "rds:CreateDBCluster"
CREATE_INSTANCE = "rds:CreateDBInstance"
CREATE_CACHE = "elasticache:CreateReplicationGroup"

CONTROL = Control(
    severity="high",
    bundle="data",
    frameworks=Frameworks(
        cis_3_0=("2.3.1", "2.4.1"),
        cis_5_0=("2.2.1", "2.3.1"),
        fsbp=(
            "DocumentDB.1",
            "DynamoDB.3",
            "EFS.1",
            "EFS.8",
            "ES.1",
            "ElastiCache.4",
            "Neptune.1",
            "Opensearch.1",
            "RDS.3",
            "RDS.27",
            "Redshift.10",
        ),
    ),
    service_control=(
        Deny(
            sid="DenyUnencryptedFileSystems",
            actions=(FILES,),
            condition={"Bool": PLAIN_FILES},
            denied=calls(ADMINISTRATOR, FILES, context=PLAIN_FILES),
            allowed=(
                *calls(ADMINISTRATOR, FILES, context={"elasticfilesystem:Encrypted": "true"}),
                *calls(LANDING_ZONE, FILES, context=PLAIN_FILES),
            ),
        ),
        Deny(
            sid="DenyUnencryptedClusters",
            actions=(CREATE_CLUSTER, "rds:RestoreDBClusterFromS3"),
            condition={"Bool": {"rds:StorageEncrypted": "false"}},
            denied=calls(ADMINISTRATOR, CREATE_CLUSTER, resource=CLUSTER, context=PLAIN_STORAGE),
            allowed=(
                *calls(ADMINISTRATOR, CREATE_CLUSTER, resource=CLUSTER, context=ENCRYPTED_STORAGE),
                *calls(STACK_SET, CREATE_CLUSTER, resource=CLUSTER, context=PLAIN_STORAGE),
            ),
        ),
        Deny(
            sid="DenyUnencryptedDatabases",
            actions=(CREATE_INSTANCE, "rds:RestoreDBInstanceFromS3"),
            condition={
                "Bool": {"rds:StorageEncrypted": "false"},
                "StringNotLike": {"rds:DatabaseEngine": ("aurora*", "docdb*", "neptune*")},
            },
            denied=calls(ADMINISTRATOR, CREATE_INSTANCE, resource=DATABASE, context=PLAIN_STORAGE),
            allowed=(
                *calls(
                    ADMINISTRATOR, CREATE_INSTANCE, resource=DATABASE, context=ENCRYPTED_STORAGE
                ),
                *calls(ADMINISTRATOR, CREATE_INSTANCE, resource=DATABASE, context=OF_A_CLUSTER),
                *calls(LANDING_ZONE, CREATE_INSTANCE, resource=DATABASE, context=PLAIN_STORAGE),
            ),
        ),
        Deny(
            sid="DenyUnencryptedCaches",
            actions=(CREATE_CACHE,),
            condition={"Bool": PLAIN_CACHE},
            denied=calls(ADMINISTRATOR, CREATE_CACHE, resource=CACHE, context=PLAIN_CACHE),
            allowed=(
                *calls(
                    ADMINISTRATOR,
                    CREATE_CACHE,
                    resource=CACHE,
                    context={"elasticache:AtRestEncryptionEnabled": "true"},
                ),
                *calls(LANDING_ZONE, CREATE_CACHE, resource=CACHE, context=PLAIN_CACHE),
            ),
        ),
    ),
    checks=ENCRYPTION_CHECKS,
    audit=(
        AuditQuery(
            sentence="Every database is encrypted.",
            scope="region",
            service="rds",
            operation="DescribeDBInstances",
            expression="DBInstances[?!StorageEncrypted].DBInstanceIdentifier",
        ),
        AuditQuery(
            sentence="Every file system is encrypted.",
            scope="region",
            service="efs",
            operation="DescribeFileSystems",
            expression="FileSystems[?!Encrypted].FileSystemId",
        ),
        AuditQuery(
            sentence="Every warehouse is encrypted.",
            scope="region",
            service="redshift",
            operation="DescribeClusters",
            expression="Clusters[?!Encrypted].ClusterIdentifier",
        ),
    ),
)
