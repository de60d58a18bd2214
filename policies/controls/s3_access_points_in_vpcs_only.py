"""Access points of S3 answer inside a VPC only.

An access point is a second door to a bucket, with a policy of its own. One that answers inside a
VPC cannot be reached from the internet whatever its policy says, and it stays so: where an access
point answers is settled when it is made.

Exceptions: the landing zone's own roles. Access points that exist are not changed. Multi-region
access points answer on the internet by their nature and are made by an action of their own.
"""

from ._audit import policy_type_is_enabled
from ._check import Check
from ._model import Control, Frameworks
from ._request import ADMINISTRATOR, LANDING_ZONE, calls
from ._rules import must_be_set
from ._statement import Deny
from ._types import tokens

POINT = "arn:aws:s3:eu-central-1:111111111111:accesspoint/orders"
CREATE = "s3:CreateAccessPoint"
ORIGIN = "s3:AccessPointNetworkOrigin"

CONTROL = Control(
    severity="medium",
    bundle="data",
    frameworks=Frameworks(),
    service_control=(
        Deny(
            sid="DenyAccessPointsOnInternet",
            actions=(CREATE,),
            condition={"StringEquals": {ORIGIN: "Internet"}},
            denied=calls(ADMINISTRATOR, CREATE, resource=POINT, context={ORIGIN: "Internet"}),
            allowed=(
                *calls(ADMINISTRATOR, CREATE, resource=POINT, context={ORIGIN: "VPC"}),
                *calls(ADMINISTRATOR, "s3:DeleteAccessPoint", "s3:GetAccessPoint", resource=POINT),
                *calls(LANDING_ZONE, CREATE, resource=POINT, context={ORIGIN: "Internet"}),
            ),
        ),
    ),
    checks=(
        Check(
            name="access-point",
            types=tokens("s3", "AccessPoint"),
            find=must_be_set("vpcConfiguration", write='vpc_configuration={"vpc_id": vpc.id}'),
            passes=({"bucket": "orders", "vpcConfiguration": {"vpcId": "vpc-1"}},),
            fails=({"bucket": "orders"},),
        ),
    ),
    audit=(policy_type_is_enabled("SERVICE_CONTROL_POLICY"),),
)
