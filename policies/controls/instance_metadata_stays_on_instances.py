"""What the instance metadata service answers goes no further than the instance that asks.

A container is one network hop away from its instance. Where answers may travel two, every container
can take the role of the instance, and so can whoever makes one of them, or a proxy on the instance,
send a request. Roles of their own (of the task, of the pod) give containers what they need.

Exceptions: instances whose containers have no role of their own need two hops, and say so with
`metadata_hop_limit`, or an exemption. That is why this is told and stops nothing, and why an
account's default, which holds where an instance says nothing, is left alone: it is for all. AWS,
"Configure the Instance Metadata Service options":
https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html
"""

from ._check import Check
from ._data_rules import at_most
from ._model import Control, Frameworks
from ._node_classes import NODE_CLASS, a_node_class, of_node_class
from ._params import Params
from ._types import INSTANCE, LAUNCH_CONFIGURATION, LAUNCH_TEMPLATE, tokens


def hop_limit(params: Params) -> int:
    """How many hops an answer may travel."""
    return params.metadata_hop_limit


def _limited(hops: object) -> dict[str, object]:
    return {"httpTokens": "required", "httpPutResponseHopLimit": hops}


CONTROL = Control(
    severity="low",
    level="advisory",
    frameworks=Frameworks(),
    parameters=("metadata_hop_limit",),
    checks=(
        Check(
            name="instance",
            types=(*INSTANCE, *LAUNCH_TEMPLATE, *LAUNCH_CONFIGURATION),
            find=at_most(
                "metadataOptions.httpPutResponseHopLimit",
                hop_limit,
                write='metadata_options={{"http_put_response_hop_limit": {most}, ...}}',
            ),
            passes=({}, {"metadataOptions": _limited(1)}, {"metadataOptions": {}}),
            fails=({"metadataOptions": _limited(2)}, {"metadataOptions": _limited(64)}),
        ),
        Check(
            name="image-builder",
            types=tokens("imagebuilder", "InfrastructureConfiguration"),
            find=at_most(
                "instanceMetadataOptions.httpPutResponseHopLimit",
                hop_limit,
                write='instance_metadata_options={{"http_put_response_hop_limit": {most}, ...}}',
            ),
            passes=({}, {"instanceMetadataOptions": _limited(1)}),
            fails=({"instanceMetadataOptions": _limited(3)},),
        ),
        Check(
            name="karpenter",
            types=NODE_CLASS,
            find=of_node_class(
                at_most(
                    "metadataOptions.httpPutResponseHopLimit",
                    hop_limit,
                    write='"metadataOptions": {{"httpPutResponseHopLimit": {most}, ...}}',
                )
            ),
            passes=(a_node_class(), a_node_class(metadataOptions=_limited(1))),
            fails=(a_node_class(metadataOptions=_limited(2)),),
        ),
    ),
)
