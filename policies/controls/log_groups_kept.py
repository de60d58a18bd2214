"""Log groups that others rely on are not deleted, thinned out or cut off from their readers.

Most log groups are a team's own. Some are not: those that the landing zone reads, that an auditor
has been promised, or that an alarm listens to. They are named in `protected_log_groups`.

Exceptions: the landing zone's own roles. Writing into the groups goes on. Off unless
`protected_log_groups` names any.
"""

from ._audit import AuditQuery
from ._model import Control, Frameworks
from ._request import ADMINISTRATOR, LANDING_ZONE, calls
from ._statement import Deny, Param

LOG_GROUPS = "arn:aws:logs:eu-central-1:111111111111:log-group"
THINNING = (
    "logs:DeleteLogGroup",
    "logs:DeleteLogStream",
    "logs:DeleteSubscriptionFilter",
    "logs:DisassociateKmsKey",
    "logs:PutRetentionPolicy",
)

CONTROL = Control(
    severity="medium",
    bundle="logging",
    frameworks=Frameworks(),
    service_control=(
        Deny(
            sid="DenyThinningLogGroups",
            actions=THINNING,
            resources=(Param("log_group_arns"),),
            needs="protected_log_groups",
            denied=calls(ADMINISTRATOR, *THINNING, resource=f"{LOG_GROUPS}:/landing-zone/vpc:*"),
            allowed=(
                *calls(ADMINISTRATOR, *THINNING, resource=f"{LOG_GROUPS}:/team/orders:*"),
                *calls(
                    ADMINISTRATOR, "logs:PutLogEvents", resource=f"{LOG_GROUPS}:/landing-zone/vpc:*"
                ),
                *calls(LANDING_ZONE, *THINNING, resource=f"{LOG_GROUPS}:/landing-zone/vpc"),
            ),
        ),
    ),
    needs=("protected_log_groups",),
    audit=(
        AuditQuery(
            sentence="No log group forgets within a month.",
            scope="region",
            service="logs",
            operation="DescribeLogGroups",
            expression="logGroups[?retentionInDays && retentionInDays < `30`].logGroupName",
        ),
    ),
)
