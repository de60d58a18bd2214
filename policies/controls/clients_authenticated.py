"""Brokers, caches, search domains and graph databases ask their clients who they are.

Kafka, Redis, OpenSearch and Neptune let everybody in who reaches their port, unless told otherwise.
One workload in the same network that runs foreign code is then enough to read and change all there
is, and no log says who it was.

Exceptions: Memcached, which knows no users; single nodes of ElastiCache, which can have none
(`databases_require_tls` wants a replication group there); members of a global datastore, which have
the users of its primary.
"""

from ._audit import AuditQuery
from ._client_checks import CLIENT_CHECKS
from ._model import Control, Frameworks

CONTROL = Control(
    severity="high",
    frameworks=Frameworks(
        fsbp=("DMS.11", "ElastiCache.6", "MSK.6", "Neptune.7", "Opensearch.7"),
    ),
    checks=CLIENT_CHECKS,
    audit=(
        AuditQuery(
            sentence="Every graph database asks its clients who they are.",
            scope="region",
            service="neptune",
            operation="DescribeDBClusters",
            expression="DBClusters[?Engine=='neptune' && !IAMDatabaseAuthenticationEnabled]"
            ".DBClusterIdentifier",
        ),
    ),
)
