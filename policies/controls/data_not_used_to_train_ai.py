"""AWS does not keep the organization's content to improve its AI services.

Some AI services store what they are given, also in other regions, to get better, unless the
organization opts out. Nobody decides that for one account alone: an account below cannot opt in
again.

Exceptions: nobody. Amazon Bedrock keeps no content in the first place.
"""

from ._audit import policy_type_is_enabled
from ._model import Control, Frameworks
from ._statement import Declarative

NOTHING_BELOW = {"@@operators_allowed_for_child_policies": ["@@none"]}

CONTROL = Control(
    severity="medium",
    bundle="data",
    frameworks=Frameworks(),
    declarative=(
        Declarative(
            type="AISERVICES_OPT_OUT_POLICY",
            content={
                "services": {
                    **NOTHING_BELOW,
                    "default": {
                        **NOTHING_BELOW,
                        "opt_out_policy": {**NOTHING_BELOW, "@@assign": "optOut"},
                    },
                }
            },
        ),
    ),
    audit=(policy_type_is_enabled("AISERVICES_OPT_OUT_POLICY"),),
)
