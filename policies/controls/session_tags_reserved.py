"""Session tags that decide about access are set by AWS services and the landing zone only.

Where policies compare a caller's tags, whoever may tag a session decides what it may do. Some tags
are facts (the pod that calls, the exception from a perimeter): nobody but who knows them may set
them.

Exceptions: the landing zone's own roles, and AWS services, such as EKS for its pods. Tags that
Identity Center or a provider puts into a session come with its own request and would be denied: do
not reserve those. Off unless `reserved_session_tags` names any.
"""

from ._audit import policy_type_is_enabled
from ._model import Control, Frameworks
from ._request import ADMINISTRATOR, LANDING_ZONE, WORKLOAD_ACCOUNT, calls
from ._statement import Deny, Param

ROLE = f"arn:aws:iam::{WORKLOAD_ACCOUNT}:role/application"
TAG = "sts:TagSession"
RESERVED = {"aws:TagKeys": ("team", "dp:exclude:identity")}

CONTROL = Control(
    severity="medium",
    bundle="identity",
    frameworks=Frameworks(),
    resource_control=(
        Deny(
            sid="DenyReservedSessionTags",
            actions=(TAG,),
            condition={
                "ForAnyValue:StringLike": {"aws:TagKeys": (Param("reserved_session_tags"),)},
                "BoolIfExists": {"aws:PrincipalIsAWSService": "false"},
            },
            needs="reserved_session_tags",
            denied=calls(ADMINISTRATOR, TAG, resource=ROLE, context=RESERVED),
            allowed=(
                *calls(ADMINISTRATOR, TAG, resource=ROLE, context={"aws:TagKeys": "team"}),
                *calls(ADMINISTRATOR, TAG, "sts:AssumeRole", resource=ROLE),
                *calls(LANDING_ZONE, TAG, resource=ROLE, context=RESERVED),
                *calls(
                    "pods.eks.amazonaws.com",
                    TAG,
                    resource=ROLE,
                    resource_account=WORKLOAD_ACCOUNT,
                    context=RESERVED,
                ),
            ),
        ),
    ),
    needs=("reserved_session_tags",),
    audit=(policy_type_is_enabled("RESOURCE_CONTROL_POLICY"),),
)
