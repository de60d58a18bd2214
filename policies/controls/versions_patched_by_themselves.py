"""Databases, caches and brokers take minor versions by themselves, in their maintenance window.

Minor versions are where holes are closed. A service that waits for somebody to allow each of them
is months behind when it matters.

Exceptions: major versions, which change what programs see and stay a decision.
"""

from ._audit import AuditQuery
from ._check import Check
from ._model import Control, Frameworks
from ._rules import must_be
from ._types import tokens

WRITE = "auto_minor_version_upgrade=True"

CONTROL = Control(
    severity="medium",
    frameworks=Frameworks(
        cis_3_0=("2.3.2",),
        cis_5_0=("2.2.2",),
        fsbp=("DMS.6", "ElastiCache.2", "MQ.3", "RDS.13", "RDS.35"),
    ),
    checks=(
        Check(
            name="on-unless-said",
            types=(
                *tokens("rds", "ClusterInstance", "Instance"),
                *tokens("neptune", "ClusterInstance"),
                *tokens("elasticache", "Cluster", "ReplicationGroup"),
                *tokens("memorydb", "Cluster"),
            ),
            find=must_be("autoMinorVersionUpgrade", wanted=True, default=True, write=WRITE),
            passes=({}, {"autoMinorVersionUpgrade": True}, {"autoMinorVersionUpgrade": "true"}),
            fails=({"autoMinorVersionUpgrade": False}, {"autoMinorVersionUpgrade": "false"}),
            remedy={"autoMinorVersionUpgrade": True},
        ),
        Check(
            name="off-unless-said",
            types=(*tokens("mq", "Broker"), *tokens("dms", "ReplicationInstance")),
            find=must_be("autoMinorVersionUpgrade", wanted=True, write=WRITE),
            passes=({"autoMinorVersionUpgrade": True},),
            fails=({}, {"autoMinorVersionUpgrade": False}),
            remedy={"autoMinorVersionUpgrade": True},
        ),
        Check(
            name="warehouse",
            types=tokens("redshift", "Cluster"),
            find=must_be(
                "allowVersionUpgrade", wanted=True, default=True, write="allow_version_upgrade=True"
            ),
            passes=({}, {"allowVersionUpgrade": True}),
            fails=({"allowVersionUpgrade": False},),
            remedy={"allowVersionUpgrade": True},
        ),
    ),
    audit=(
        AuditQuery(
            sentence="Every database takes minor versions by itself.",
            scope="region",
            service="rds",
            operation="DescribeDBInstances",
            expression="DBInstances[?!AutoMinorVersionUpgrade].DBInstanceIdentifier",
        ),
    ),
)
