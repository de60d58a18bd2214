"""Every VPC of production has flow logs.

After a compromise they are what tells which machine talked to which, and how much left. They cannot
be made afterwards. One that records accepted traffic alone has seen nobody knock who was refused.

Exceptions: default VPCs, and stacks that are not production (`production`). Flow logs that are made
in another stack are not seen.
"""

from ._audit import AuditQuery
from ._check import Check
from ._data_rules import in_production
from ._model import Control, Frameworks
from ._rules import must_not_be
from ._types import tokens
from ._vpc_checks import FLOW_LOG_STACK_CHECKS

CONTROL = Control(
    severity="medium",
    frameworks=Frameworks(cis_3_0=("3.7",), cis_5_0=("3.7",), fsbp=("EC2.6",)),
    checks=(
        Check(
            name="traffic",
            types=tokens("ec2", "FlowLog"),
            find=in_production(
                must_not_be(
                    "trafficType",
                    "ACCEPT",
                    problem="refused traffic is not recorded",
                    write='traffic_type="ALL"',
                )
            ),
            passes=(
                {"vpcId": "vpc-1", "trafficType": "ALL"},
                {"vpcId": "vpc-1", "trafficType": "REJECT"},
                {"transitGatewayId": "tgw-1"},
            ),
            fails=({"vpcId": "vpc-1", "trafficType": "ACCEPT"},),
        ),
    ),
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
