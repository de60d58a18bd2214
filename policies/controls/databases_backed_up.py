"""Databases, caches and file systems have automatic backups of enough days.

What nobody backed up is gone with one wrong statement, one wrong deletion or one attacker who
encrypts it. Several services keep one day of backups by default, or none: a mistake made on Friday
is then beyond repair on Monday. Seven days are what the AWS Foundational Security Best Practices
ask for; `backup_retention_days` may ask for more.

Exceptions: read replicas, which hold nothing of their own; Memcached, scratch file systems and
Lustre file systems that load their files from S3, which cannot be backed up; file systems of one
zone, which EFS backs up unless told otherwise. Caches and MemoryDB need one snapshot only.
"""

from ._audit import AuditQuery
from ._database_backup_checks import DATABASE_BACKUP_CHECKS
from ._file_system_backup_checks import (
    FILE_SYSTEM_BACKUP_CHECKS,
    FILE_SYSTEM_BACKUP_STACK_CHECKS,
)
from ._model import Control, Frameworks

CONTROL = Control(
    severity="high",
    frameworks=Frameworks(
        fsbp=(
            "DocumentDB.2",
            "DynamoDB.2",
            "EFS.2",
            "EFS.7",
            "ElastiCache.1",
            "Neptune.5",
            "RDS.11",
            "Redshift.3",
        )
    ),
    checks=(*DATABASE_BACKUP_CHECKS, *FILE_SYSTEM_BACKUP_CHECKS),
    stack_checks=FILE_SYSTEM_BACKUP_STACK_CHECKS,
    parameters=("backup_retention_days",),
    audit=(
        AuditQuery(
            sentence="No database has fewer than seven days of backups.",
            scope="region",
            service="rds",
            operation="DescribeDBInstances",
            expression="DBInstances[?BackupRetentionPeriod < `7`"
            " && !ReadReplicaSourceDBInstanceIdentifier].DBInstanceIdentifier",
        ),
    ),
)
