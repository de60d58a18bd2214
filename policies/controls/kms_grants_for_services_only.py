"""Grants on KMS keys are given to AWS services, not to people and programs.

A grant opens a key as a key policy does, but no policy shows it: an attacker's grant outlives the
clean-up of every policy. Services give and retire grants by themselves; whoever else needs a key
gets it by policy.

Exceptions: the landing zone's own roles, and what a service does for its caller, such as attaching
an encrypted volume. Programs that manage grants on their own, as some encryption SDKs do, must be
exempt before this control reaches them.
"""

from ._audit import policy_type_is_enabled
from ._model import Control, Frameworks
from ._request import (
    ADMINISTRATOR,
    KARPENTER,
    LANDING_ZONE,
    WORKLOAD_ACCOUNT,
    calls,
    service_linked_role,
)
from ._statement import Deny

KEY = "arn:aws:kms:eu-central-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab"
BY_HAND = {"kms:GrantIsForAWSResource": "false"}
BY_SERVICE = {
    "kms:GrantIsForAWSResource": "true",
    "kms:ViaService": "ec2.eu-central-1.amazonaws.com",
}
GRANT = "kms:CreateGrant"

CONTROL = Control(
    severity="medium",
    bundle="data",
    frameworks=Frameworks(),
    resource_control=(
        Deny(
            sid="DenyGrantsByHand",
            actions=(GRANT,),
            condition={
                "BoolIfExists": {**BY_HAND, "aws:PrincipalIsAWSService": "false"},
            },
            denied=(
                *calls(ADMINISTRATOR, GRANT, resource=KEY, context=BY_HAND),
                *calls(ADMINISTRATOR, GRANT, resource=KEY),
            ),
            allowed=(
                *calls(KARPENTER, GRANT, resource=KEY, context=BY_SERVICE),
                *calls(ADMINISTRATOR, "kms:RetireGrant", "kms:RevokeGrant", resource=KEY),
                *calls(LANDING_ZONE, GRANT, resource=KEY, context=BY_HAND),
                *calls(
                    "dynamodb.amazonaws.com", GRANT, resource=KEY, resource_account=WORKLOAD_ACCOUNT
                ),
                *calls(
                    service_linked_role(
                        "autoscaling.amazonaws.com", "AWSServiceRoleForAutoScaling"
                    ),
                    GRANT,
                    resource=KEY,
                    context=BY_HAND,
                ),
            ),
        ),
    ),
    audit=(policy_type_is_enabled("RESOURCE_CONTROL_POLICY"),),
)
