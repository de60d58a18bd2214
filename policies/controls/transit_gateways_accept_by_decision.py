"""Transit gateways join no network by themselves: somebody accepts each attachment.

With a transit gateway that accepts by itself, every account that it is shared with connects a
network of its own to all others, and nobody is asked.

Exceptions: attachments from the gateway's own account, which nobody needs to accept.
"""

from ._audit import AuditQuery
from ._check import Check
from ._model import Control, Frameworks
from ._rules import must_be_one_of
from ._types import tokens

ACCEPTS = "autoAcceptSharedAttachments"

CONTROL = Control(
    severity="high",
    frameworks=Frameworks(fsbp=("EC2.23",)),
    checks=(
        Check(
            name="accepting",
            types=tokens("ec2transitgateway", "TransitGateway"),
            find=must_be_one_of(
                ACCEPTS,
                "disable",
                problem="any account that it is shared with connects its network",
                write='auto_accept_shared_attachments="disable"',
                default="disable",
            ),
            passes=({}, {ACCEPTS: "disable"}),
            fails=({ACCEPTS: "enable"},),
            remedy={ACCEPTS: "disable"},
        ),
    ),
    audit=(
        AuditQuery(
            sentence="No transit gateway accepts attachments by itself.",
            scope="region",
            service="ec2",
            operation="DescribeTransitGateways",
            expression="TransitGateways[?Options.AutoAcceptSharedAttachments=='enable']"
            ".TransitGatewayId",
        ),
    ),
)
