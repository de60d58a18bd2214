"""The checks of `production_protected_from_deletion` on protection that AWS itself keeps.

Source for names and defaults: pulumi-aws 7.51.1.
"""

from ._check import Check
from ._data_rules import in_production, switch
from ._rules import all_of, in_each, must_be
from ._types import tokens

ENABLED = "deletion_protection_enabled=True"
PROTECTED = "deletion_protection=True"

replica_stays = must_be(
    "deletionProtectionEnabled", wanted=True, write='{"deletion_protection_enabled": True}'
)

DELETION_CHECKS = (
    switch(
        "database",
        (
            *tokens("rds", "Cluster", "GlobalCluster", "Instance"),
            *tokens("docdb", "Cluster", "GlobalCluster"),
            *tokens("neptune", "Cluster", "GlobalCluster"),
            *tokens("eks", "Cluster"),
        ),
        "deletionProtection",
        default=False,
        write=PROTECTED,
    ),
    switch("ledger", tokens("qldb", "Ledger"), "deletionProtection", default=True, write=PROTECTED),
    # AWS protects a graph unless told otherwise (CreateGraph, Neptune Analytics API Reference).
    switch(
        "graph",
        tokens("neptunegraph", "Graph"),
        "deletionProtection",
        default=True,
        write=PROTECTED,
    ),
    switch(
        "distributed-database",
        tokens("dsql", "Cluster"),
        "deletionProtectionEnabled",
        default=False,
        write=ENABLED,
    ),
    switch(
        "table-replica",
        tokens("dynamodb", "TableReplica"),
        "deletionProtectionEnabled",
        default=False,
        write=ENABLED,
    ),
    Check(
        name="table",
        types=tokens("dynamodb", "Table"),
        find=in_production(
            all_of(
                must_be("deletionProtectionEnabled", wanted=True, write=ENABLED),
                in_each("replicas", replica_stays),
            )
        ),
        passes=(
            {"deletionProtectionEnabled": True},
            {
                "deletionProtectionEnabled": "true",
                "replicas": [{"regionName": "eu-west-1", "deletionProtectionEnabled": True}],
            },
        ),
        fails=(
            {},
            {"deletionProtectionEnabled": False},
            {"deletionProtectionEnabled": True, "replicas": [{"regionName": "eu-west-1"}]},
        ),
    ),
    switch(
        "load-balancer",
        tokens("lb", "LoadBalancer"),
        "enableDeletionProtection",
        default=False,
        write="enable_deletion_protection=True",
    ),
    switch(
        "network-firewall",
        tokens("networkfirewall", "Firewall"),
        "deleteProtection",
        default=False,
        write="delete_protection=True",
    ),
    switch(
        "network-firewall-subnets",
        tokens("networkfirewall", "Firewall"),
        "subnetChangeProtection",
        default=False,
        write="subnet_change_protection=True",
    ),
    Check(
        name="user-pool",
        types=tokens("cognito", "UserPool"),
        find=in_production(
            must_be("deletionProtection", wanted="ACTIVE", write='deletion_protection="ACTIVE"')
        ),
        passes=({"deletionProtection": "ACTIVE"},),
        fails=({}, {"deletionProtection": "INACTIVE"}),
    ),
    Check(
        name="policy-store",
        types=tokens("verifiedpermissions", "PolicyStore"),
        find=in_production(
            must_be("deletionProtection", wanted="ENABLED", write='deletion_protection="ENABLED"')
        ),
        passes=({"deletionProtection": "ENABLED"},),
        fails=({}, {"deletionProtection": "DISABLED"}),
    ),
)
