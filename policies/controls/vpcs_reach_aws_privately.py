"""Every VPC reaches AWS's services by endpoints of its own, and not over the internet.

Traffic to S3, to secrets, to keys and to images then never leaves the network, costs no NAT, and
can be held to the organization by the endpoint's policy. Gateway endpoints for S3 and DynamoDB cost
nothing:
https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html

Exceptions: default VPCs, which `default_vpcs_unused` wants away. Endpoints that are made in another
stack are not seen: the check looks at VPCs whose stack makes at least one endpoint or subnet.
"""

from ._model import Control, Frameworks
from ._vpc_checks import ENDPOINT_CHECKS, ENDPOINT_STACK_CHECKS

CONTROL = Control(
    severity="medium",
    frameworks=Frameworks(fsbp=("EC2.55", "EC2.56")),
    checks=ENDPOINT_CHECKS,
    stack_checks=ENDPOINT_STACK_CHECKS,
    parameters=("vpc_endpoints",),
)
