"""Databases, keys to users and entry points of production are protected from deletion.

A wrong `pulumi destroy`, a renamed resource or a stolen pipeline deletes in seconds what took years
to fill. Deletion protection makes it two steps, of which the first shows in a review. A final
snapshot is what is left when both were taken. Settings that empty a bucket, a vault or a registry
so that it can be deleted take away the last thing that would have stopped it.

Exceptions: stacks with `production` set to false, which come and go. Read replicas need no final
snapshot: they hold nothing of their own. What has an own setting for being retained, like Pulumi's
`protect`, is not asked for: it holds against Pulumi, not against AWS.
"""

from ._audit import AuditQuery
from ._deletion_checks import DELETION_CHECKS
from ._final_snapshot_checks import FINAL_SNAPSHOT_CHECKS
from ._model import Control, Frameworks

CONTROL = Control(
    severity="high",
    frameworks=Frameworks(
        fsbp=(
            "DocumentDB.5",
            "DynamoDB.6",
            "ELB.6",
            "Neptune.4",
            "NetworkFirewall.9",
            "NetworkFirewall.10",
            "RDS.7",
            "RDS.8",
        )
    ),
    checks=(*DELETION_CHECKS, *FINAL_SNAPSHOT_CHECKS),
    parameters=("production",),
    audit=(
        AuditQuery(
            sentence="No database can be deleted in one step.",
            scope="region",
            service="rds",
            operation="DescribeDBInstances",
            expression="DBInstances[?!DeletionProtection].DBInstanceIdentifier",
        ),
    ),
)
