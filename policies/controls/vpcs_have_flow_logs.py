"""Every VPC of production has flow logs.

After a compromise they are what tells which machine talked to which, and how much left. They cannot
be made afterwards.

Exceptions: default VPCs, and stacks that are not production (`production`). Flow logs that are made
in another stack are not seen.
"""

from ._audit import AuditQuery
from ._model import Control, Frameworks
from ._vpc_checks import FLOW_LOG_STACK_CHECKS

CONTROL = Control(
    severity="medium",
    frameworks=Frameworks(cis_3_0=("3.7",), cis_5_0=("3.7",), fsbp=("EC2.6",)),
    stack_checks=FLOW_LOG_STACK_CHECKS,
    parameters=("production",),
    audit=(
        AuditQuery(
            sentence="There are flow logs, and all of them are active.",
            scope="region",
            service="ec2",
            operation="DescribeFlowLogs",
            expression="FlowLogs && !FlowLogs[?FlowLogStatus!='ACTIVE']",
            expected=True,
        ),
    ),
)
