"""Attempts against settings that declarative policies keep: they have no statement to derive from.

They are made by the access role, which service control policies leave alone and declarative
policies do not. A new control whose setting is in this table needs nothing else.
"""

from collections.abc import Iterator, Mapping

from bulkhead.attack.api_call import ApiCall
from bulkhead.attack.attempt import Attempt, Untried
from bulkhead.attack.casting import ACCESS_ROLE
from bulkhead.attack.scene import Scene
from policies.controls import CONTROLS, Control, Declarative

NO_CALL = "no call is known that this setting refuses"
NOT_ROLLED_OUT = "not rolled out to the account"
REFUSES_NOTHING = "a policy of this type sets something, and refuses no call"
REFUSING = frozenset({"DECLARATIVE_POLICY_EC2", "S3_POLICY"})
Tried = tuple[str, str, Mapping[str, object]]
OPEN_BLOCK = {
    "BlockPublicAcls": False,
    "BlockPublicPolicy": False,
    "IgnorePublicAcls": False,
    "RestrictPublicBuckets": False,
}
# Attribute of a declarative policy -> calls (service, operation, parameters) that would undo it.
CALLS: Mapping[str, tuple[Tried, ...]] = {
    "allowed_images_settings": (("ec2", "DisableAllowedImagesSettings", {}),),
    "image_block_public_access": (("ec2", "DisableImageBlockPublicAccess", {}),),
    "instance_metadata_defaults": (
        ("ec2", "ModifyInstanceMetadataDefaults", {"HttpTokens": "optional"}),
        (
            "ec2",
            "RunInstances",
            {
                "ImageId": "ami-12c6146b",
                "MinCount": 1,
                "MaxCount": 1,
                "MetadataOptions": {"HttpTokens": "optional"},
            },
        ),
    ),
    "public_access_block_configuration": (
        (
            "s3control",
            "PutPublicAccessBlock",
            {"PublicAccessBlockConfiguration": OPEN_BLOCK},
        ),
        ("s3control", "DeletePublicAccessBlock", {}),
    ),
    "serial_console_access": (("ec2", "EnableSerialConsoleAccess", {}),),
    "snapshot_block_public_access": (("ec2", "DisableSnapshotBlockPublicAccess", {}),),
    "vpc_block_public_access": (
        ("ec2", "ModifyVpcBlockPublicAccessOptions", {"InternetGatewayBlockMode": "off"}),
    ),
}
OF_THE_POLICY_ITSELF = frozenset({"exception_message"})


def declared(scene: Scene) -> Iterator[Attempt | Untried]:
    """The attempts against every setting of every control."""
    for control in CONTROLS:
        for part in control.declarative:
            yield from _against(control, part, scene)


def _against(control: Control, part: Declarative, scene: Scene) -> Iterator[Attempt | Untried]:
    policy = scene.policy_for(control.id, part.type, scene.workload_id)
    for attribute in _attributes(part):
        if part.type not in REFUSING:
            yield Untried(control.id, attribute, part.type, REFUSES_NOTHING)
        elif policy is None:
            yield Untried(control.id, attribute, part.type, NOT_ROLLED_OUT)
        elif attribute not in CALLS:
            yield Untried(control.id, attribute, part.type, NO_CALL)
        else:
            for tried in CALLS[attribute]:
                call = _call(tried, scene)
                yield Attempt(control.id, attribute, ACCESS_ROLE, scene.workload, call, policy)


def _attributes(part: Declarative) -> Iterator[str]:
    """The attributes under the document's only top key, such as ec2_attributes."""
    for content in part.content.values():
        if isinstance(content, Mapping):
            yield from content.keys() - OF_THE_POLICY_ITSELF


def _call(tried: Tried, scene: Scene) -> ApiCall:
    service, operation, parameters = tried
    account = {"AccountId": scene.workload_id} if service == "s3control" else {}
    return ApiCall(service, operation, scene.region, {**parameters, **account})
