"""The checks of `databases_require_tls` for what says itself whether it takes plain connections.

Sources: the properties' defaults in pulumi-aws and in the services' API references; "Using SSL with
AWS Database Migration Service", AWS DMS User Guide, for the engines that have an SSL mode.
"""

from collections.abc import Iterator

from ._check import Check
from ._finding import Finding, Undecided, Violation, shown
from ._inputs import UNKNOWN, Inputs
from ._params import Params
from ._rules import Rule, all_of, in_each, must_be, must_not_be
from ._types import tokens

PLAIN = "clients may come without TLS"
MIGRATED = (
    "aurora",
    "aurora-postgresql",
    "azuredb",
    "azure-sql-managed-instance",
    "db2",
    "db2-zos",
    "docdb",
    "mariadb",
    "mongodb",
    "mysql",
    "oracle",
    "postgres",
    "sqlserver",
    "sybase",
)
IN_TRANSIT = "transit_encryption_enabled=True"

in_transit = must_be("transitEncryptionEnabled", wanted=True, write=IN_TRANSIT)


# A single node of Redis or Valkey cannot do it (pulumi-aws, elasticache.Cluster).
in_transit_by_group = must_be(
    "transitEncryptionEnabled",
    wanted=True,
    write=f"aws.elasticache.ReplicationGroup(..., {IN_TRANSIT}) instead",
)


def _unless_member(path: str) -> Rule:
    """Encryption in transit, unless the cache gets it from what it is a member of."""

    def find(inputs: Inputs, params: Params) -> Iterator[Finding]:
        if inputs.is_set("transitEncryptionEnabled") or not inputs.is_set(path):
            alone = path == "replicationGroupId" and inputs.get("engine") in ("redis", "valkey")
            yield from (in_transit_by_group if alone else in_transit)(inputs, params)

    return find


def _migrates_over_tls(inputs: Inputs, _: Params) -> Iterator[Finding]:
    engine, mode = inputs.get("engineName"), inputs.get("sslMode")
    if mode not in (None, "none", UNKNOWN) or not (engine is UNKNOWN or engine in MIGRATED):
        return
    if UNKNOWN in (engine, mode):
        yield Undecided("engineName" if engine is UNKNOWN else "sslMode")
    else:
        yield Violation("sslMode", f"is {shown(mode)}: {PLAIN}", 'ssl_mode="verify-full"')


def _kafka(client: str | None = None, *, inside: bool | None = None) -> dict[str, object]:
    return {
        "encryptionInfo": {"encryptionInTransit": {"clientBroker": client, "inCluster": inside}}
    }


CONNECTION_CHECKS = (
    Check(
        name="proxy",
        types=tokens("rds", "Proxy"),
        find=must_be("requireTls", wanted=True, write="require_tls=True"),
        passes=({"requireTls": True},),
        fails=({}, {"requireTls": False}),
    ),
    Check(
        name="cache-group",
        types=tokens("elasticache", "ReplicationGroup"),
        find=all_of(
            _unless_member("globalReplicationGroupId"),
            must_not_be(
                "transitEncryptionMode",
                "preferred",
                problem=PLAIN,
                write='transit_encryption_mode="required"',
            ),
        ),
        passes=(
            {"transitEncryptionEnabled": True},
            {"transitEncryptionEnabled": "true", "transitEncryptionMode": "required"},
            {"globalReplicationGroupId": "orders"},
        ),
        fails=(
            {"engine": "redis"},
            {"transitEncryptionEnabled": False},
            {"transitEncryptionEnabled": True, "transitEncryptionMode": "preferred"},
        ),
    ),
    Check(
        name="cache-cluster",
        types=tokens("elasticache", "Cluster"),
        find=_unless_member("replicationGroupId"),
        passes=(
            {"engine": "memcached", "transitEncryptionEnabled": True},
            {"replicationGroupId": "orders"},
        ),
        fails=(
            {"engine": "memcached"},
            {"engine": "redis"},
            {"transitEncryptionEnabled": False},
        ),
    ),
    Check(
        name="memory-database",
        types=tokens("memorydb", "Cluster"),
        find=must_be("tlsEnabled", wanted=True, default=True, write="tls_enabled=True"),
        passes=({}, {"tlsEnabled": True}),
        fails=({"tlsEnabled": False},),
    ),
    Check(
        name="table-cache",
        types=tokens("dax", "Cluster"),
        find=must_be(
            "clusterEndpointEncryptionType",
            wanted="TLS",
            write='cluster_endpoint_encryption_type="TLS"',
        ),
        passes=({"clusterEndpointEncryptionType": "TLS"},),
        fails=({}, {"clusterEndpointEncryptionType": "NONE"}),
    ),
    Check(
        name="kafka",
        types=tokens("msk", "Cluster"),
        find=in_each(
            "encryptionInfo.encryptionInTransit",
            all_of(
                must_be(
                    "clientBroker", wanted="TLS", default="TLS", write='"client_broker": "TLS"'
                ),
                must_be("inCluster", wanted=True, default=True, write='"in_cluster": True'),
            ),
        ),
        passes=({"clusterName": "orders"}, _kafka("TLS", inside=True), _kafka()),
        fails=(_kafka("TLS_PLAINTEXT"), _kafka("PLAINTEXT"), _kafka("TLS", inside=False)),
    ),
    Check(
        name="migration",
        types=tokens("dms", "Endpoint"),
        find=all_of(
            _migrates_over_tls,
            must_not_be(
                "kafkaSettings.securityProtocol",
                "plaintext",
                problem=PLAIN,
                write='"security_protocol": "ssl-encryption"',
            ),
            must_not_be(
                "redisSettings.sslSecurityProtocol",
                "plaintext",
                problem=PLAIN,
                write='"ssl_security_protocol": "ssl-encryption"',
            ),
        ),
        passes=(
            {"engineName": "postgres", "sslMode": "verify-full"},
            {"engineName": "mysql", "sslMode": "require"},
            {"engineName": "s3"},
        ),
        fails=(
            {"engineName": "postgres"},
            {"engineName": "mysql", "sslMode": "none"},
            {"engineName": "kafka", "kafkaSettings": {"securityProtocol": "plaintext"}},
            {"engineName": "redis", "redisSettings": {"sslSecurityProtocol": "plaintext"}},
        ),
    ),
)
