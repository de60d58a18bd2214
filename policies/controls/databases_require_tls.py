"""Databases, caches and brokers refuse clients that do not encrypt.

Most engines take both kinds of connection, and a client that is set up wrongly never notices. Its
password and its rows then cross the network for everybody on the way to read.

Exceptions: engines without such a parameter (Oracle, Db2), and versions of MySQL and MariaDB that
do not have it yet. A parameter group that is not part of the stack cannot be seen; a default one
can, since nobody may change it. A version that is not given is taken for the newest of PostgreSQL,
which encrypts by default, and for one of MySQL, which does not. Replicas have their source's group.
"""

from ._audit import AuditQuery
from ._certificate_checks import CERTIFICATE_CHECKS
from ._connection_checks import CONNECTION_CHECKS
from ._model import Control, Frameworks
from ._parameter_group_checks import PARAMETER_GROUP_CHECKS
from ._warehouse_checks import WAREHOUSE_CHECKS

CONTROL = Control(
    severity="high",
    frameworks=Frameworks(
        fsbp=(
            "DMS.9",
            "DMS.12",
            "DocumentDB.6",
            "ElastiCache.5",
            "DynamoDB.7",
            "MSK.1",
            "Redshift.2",
            "RDS.41",
            "RDS.43",
            "RDS.44",
            "RedshiftServerless.2",
        ),
        security_hub=("RDS.38", "RDS.39"),
    ),
    checks=(
        *CONNECTION_CHECKS,
        *WAREHOUSE_CHECKS,
        *PARAMETER_GROUP_CHECKS,
        *CERTIFICATE_CHECKS,
    ),
    audit=(
        AuditQuery(
            sentence="Every database proxy requires TLS.",
            scope="region",
            service="rds",
            operation="DescribeDBProxies",
            expression="DBProxies[?!RequireTLS].DBProxyName",
        ),
        AuditQuery(
            sentence="Every cache encrypts in transit.",
            scope="region",
            service="elasticache",
            operation="DescribeReplicationGroups",
            expression="ReplicationGroups[?!TransitEncryptionEnabled].ReplicationGroupId",
        ),
    ),
)
