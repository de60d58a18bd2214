"""EBS volumes are encrypted by default, and the default cannot be switched off.

A snapshot of an unencrypted volume can be copied into any account by whoever may share it.
Encryption by default costs nothing and covers what nobody thought of: volumes that a service or an
old launch template makes.

Exceptions: the landing zone's own roles, which switch the default on. The statement guards the
setting rather than each volume: what the condition key ec2:Encrypted holds for a volume that gets
its encryption from the default is not documented, and a guardrail that denies harmless launches is
switched off within a week. Volumes made while the default was off are the audit's to find.
"""

from ._audit import AuditQuery
from ._check import Check
from ._model import Control, Frameworks
from ._request import ADMINISTRATOR, LANDING_ZONE, calls
from ._rules import all_of, in_each, must_be
from ._statement import Deny
from ._types import INSTANCE, LAUNCH_CONFIGURATION, LAUNCH_TEMPLATE, tokens
from ._volume_checks import VOLUME_CHECKS, own_volume

encrypted = must_be("encrypted", wanted=True, write="encrypted=True")
volumes_encrypted = all_of(
    in_each("rootBlockDevice", encrypted), in_each("ebsBlockDevices", own_volume("snapshotId"))
)

CONTROL = Control(
    severity="high",
    bundle="data",
    frameworks=Frameworks(
        cis_3_0=("2.2.1",), cis_5_0=("5.1.1",), fsbp=("EC2.3", "EC2.7", "EC2.173", "EC2.181")
    ),
    service_control=(
        Deny(
            sid="DenyDisablingEbsEncryption",
            actions=(
                "ec2:DisableEbsEncryptionByDefault",
                "ec2:ModifyEbsDefaultKmsKeyId",
                "ec2:ResetEbsDefaultKmsKeyId",
            ),
            denied=calls(
                ADMINISTRATOR,
                "ec2:DisableEbsEncryptionByDefault",
                "ec2:ModifyEbsDefaultKmsKeyId",
                "ec2:ResetEbsDefaultKmsKeyId",
            ),
            allowed=(
                *calls(
                    ADMINISTRATOR,
                    "ec2:EnableEbsEncryptionByDefault",
                    "ec2:GetEbsEncryptionByDefault",
                    "ec2:CreateVolume",
                ),
                *calls(LANDING_ZONE, "ec2:ModifyEbsDefaultKmsKeyId"),
            ),
        ),
    ),
    checks=(
        Check(
            name="encryption-by-default",
            types=tokens("ebs", "EncryptionByDefault"),
            find=must_be("enabled", wanted=True, default=True, write="enabled=True"),
            passes=({}, {"enabled": True}),
            fails=({"enabled": False},),
            remedy={"enabled": True},
        ),
        Check(
            name="volume",
            types=(
                *tokens("ebs", "Volume", "SnapshotImport", "SnapshotCopy"),
                *tokens("ec2", "AmiCopy"),
            ),
            find=encrypted,
            passes=({"encrypted": True}, {"encrypted": "true"}),
            fails=({}, {"encrypted": False}),
            remedy={"encrypted": True},
        ),
        Check(
            name="instance-volumes",
            types=(*INSTANCE, *LAUNCH_CONFIGURATION),
            find=volumes_encrypted,
            passes=(
                {"instanceType": "t3.micro"},
                {"rootBlockDevice": {"encrypted": True}},
                {"ebsBlockDevices": [{"deviceName": "/dev/sdf", "encrypted": True}]},
                {"ebsBlockDevices": [{"deviceName": "/dev/sdf", "snapshotId": "snap-1"}]},
            ),
            fails=(
                {"rootBlockDevice": {"volumeSize": 20}},
                {"rootBlockDevice": {"encrypted": False}},
                {"ebsBlockDevices": [{"deviceName": "/dev/sdf", "encrypted": "false"}]},
            ),
        ),
        Check(
            name="launch-template-volumes",
            types=LAUNCH_TEMPLATE,
            find=in_each("blockDeviceMappings", in_each("ebs", own_volume("snapshotId"))),
            passes=(
                {"imageId": "ami-1"},
                {
                    "blockDeviceMappings": [
                        {"deviceName": "/dev/sda1", "ebs": {"encrypted": "true"}}
                    ]
                },
                {"blockDeviceMappings": [{"deviceName": "/dev/sdb", "noDevice": "true"}]},
                {"blockDeviceMappings": [{"ebs": {"snapshotId": "snap-1"}}]},
            ),
            fails=(
                {"blockDeviceMappings": [{"deviceName": "/dev/sda1", "ebs": {"volumeSize": 20}}]},
                {
                    "blockDeviceMappings": [
                        {"deviceName": "/dev/sda1", "ebs": {"encrypted": "false"}}
                    ]
                },
            ),
        ),
        Check(
            name="spot-fleet-volumes",
            types=tokens("ec2", "SpotFleetRequest"),
            find=in_each(
                "launchSpecifications",
                all_of(
                    in_each("rootBlockDevices", encrypted),
                    in_each("ebsBlockDevices", own_volume("snapshotId")),
                ),
            ),
            passes=({}, {"launchSpecifications": [{"rootBlockDevices": [{"encrypted": True}]}]}),
            fails=({"launchSpecifications": [{"rootBlockDevices": [{"volumeSize": 20}]}]},),
        ),
        *VOLUME_CHECKS,
    ),
    audit=(
        AuditQuery(
            sentence="New volumes are encrypted by default.",
            scope="region",
            service="ec2",
            operation="GetEbsEncryptionByDefault",
            expression="EbsEncryptionByDefault",
            expected=True,
        ),
        AuditQuery(
            sentence="No volume is unencrypted.",
            scope="region",
            service="ec2",
            operation="DescribeVolumes",
            arguments={"Filters": ({"Name": "encrypted", "Values": ("false",)},)},
            expression="Volumes[].VolumeId",
        ),
    ),
)
