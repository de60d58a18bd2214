"""The checks of `ebs_encryption_stays_on` for what makes volumes and snapshots for others.

Sources: the properties of each type in pulumi-aws, with the defaults that they have there.
"""

from collections.abc import Iterator

from ._check import Check
from ._finding import Finding
from ._inputs import UNKNOWN, Inputs
from ._node_classes import NODE_CLASS, a_node_class, of_node_class
from ._params import Params
from ._rules import Rule, in_each, must_be
from ._types import tokens

encrypted = must_be("encrypted", wanted=True, write='"encrypted": True')
kept_encrypted = must_be("encrypted", wanted=True, default=True, write='"encrypted": True')


def own_volume(snapshot: str) -> Rule:
    """A volume is encrypted; one that is made from a snapshot is as encrypted as that.

    AWS and the provider refuse to be told both.
    """

    def find(inputs: Inputs, params: Params) -> Iterator[Finding]:
        if inputs.value is UNKNOWN or not inputs.is_set(snapshot):
            yield from encrypted(inputs, params)

    return find


def _volumes(**ebs: object) -> dict[str, object]:
    return a_node_class(blockDeviceMappings=[{"deviceName": "/dev/xvda", "ebs": ebs}])


def _copied_by_event(**encryption: object) -> dict[str, object]:
    copy = {"target": "eu-west-1", "encryptionConfiguration": encryption}
    return {"policyDetails": {"action": {"name": "copy", "crossRegionCopies": [copy]}}}


def _schedules(**rule: object) -> dict[str, object]:
    return {"policyDetails": {"schedules": [{"crossRegionCopyRules": [rule]}]}}


VOLUME_CHECKS = (
    Check(
        name="image",
        types=tokens("ec2", "Ami"),
        find=in_each("ebsBlockDevices", own_volume("snapshotId")),
        passes=(
            {"ebsBlockDevices": [{"deviceName": "/dev/xvda", "snapshotId": "snap-1"}]},
            {"ebsBlockDevices": [{"deviceName": "/dev/xvda", "encrypted": True}]},
        ),
        fails=({"ebsBlockDevices": [{"deviceName": "/dev/xvdb", "volumeSize": 20}]},),
    ),
    Check(
        name="image-recipe",
        types=tokens("imagebuilder", "ImageRecipe"),
        find=in_each("blockDeviceMappings", in_each("ebs", kept_encrypted)),
        # Where nothing is said, the volume is as encrypted as the parent image's.
        passes=({}, {"blockDeviceMappings": [{"ebs": {"volumeSize": 20}}]}),
        fails=({"blockDeviceMappings": [{"ebs": {"encrypted": "false"}}]},),
    ),
    Check(
        name="copies-by-schedule",
        types=tokens("dlm", "LifecyclePolicy"),
        find=in_each(
            "policyDetails", in_each("schedules", in_each("crossRegionCopyRules", encrypted))
        ),
        passes=(
            {"policyDetails": {"schedules": [{"name": "daily"}]}},
            _schedules(target="eu-west-1", encrypted=True),
        ),
        fails=(
            _schedules(target="eu-west-1"),
            _schedules(target="eu-west-1", encrypted=False),
        ),
    ),
    Check(
        name="karpenter",
        types=NODE_CLASS,
        find=of_node_class(
            in_each("blockDeviceMappings", in_each("ebs", own_volume("snapshotID")))
        ),
        # Without mappings, Karpenter makes the volumes, and encrypts them.
        passes=(
            a_node_class(),
            _volumes(volumeSize="100Gi", encrypted=True),
            _volumes(snapshotID="snap-1"),
        ),
        fails=(_volumes(volumeSize="100Gi"), _volumes(volumeSize="100Gi", encrypted=False)),
    ),
    Check(
        name="copies-by-event",
        types=tokens("dlm", "LifecyclePolicy"),
        find=in_each(
            "policyDetails.action",
            in_each("crossRegionCopies", in_each("encryptionConfiguration", encrypted)),
        ),
        passes=(
            {"policyDetails": {"policyType": "EVENT_BASED_POLICY"}},
            _copied_by_event(encrypted=True, cmkArn="arn:aws:kms:eu-west-1:111111111111:key/1"),
        ),
        fails=(_copied_by_event(), _copied_by_event(encrypted="false")),
    ),
    Check(
        name="task-volume",
        types=tokens("ecs", "Service"),
        find=in_each("volumeConfiguration", in_each("managedEbsVolume", kept_encrypted)),
        passes=({}, {"volumeConfiguration": {"managedEbsVolume": {"sizeInGb": 20}}}),
        fails=({"volumeConfiguration": {"managedEbsVolume": {"encrypted": False}}},),
    ),
)
