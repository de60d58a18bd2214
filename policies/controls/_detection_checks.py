"""The checks of `threat_detection_stays_on`.

Source for names and defaults: pulumi-aws 7.51.1.
"""

from ._check import Check
from ._rules import all_of, must_be, must_not_be
from ._types import tokens

SOURCES = {
    "datasources.s3Logs.enable": '{"s3_logs": {"enable": True}}',
    "datasources.kubernetes.auditLogs.enable": '{"kubernetes": {"audit_logs": {"enable": True}}}',
    "datasources.malwareProtection.scanEc2InstanceWithFindings.ebsVolumes.enable": (
        '{"malware_protection": {"scan_ec2_instance_with_findings":'
        ' {"ebs_volumes": {"enable": True}}}}'
    ),
}
NOBODY = "accounts that join are not watched"
ALL_MEMBERS = 'auto_enable_organization_members="ALL"'

DETECTION_CHECKS = (
    Check(
        name="detector",
        types=tokens("guardduty", "Detector"),
        find=must_be("enable", wanted=True, default=True, write="enable=True"),
        passes=({}, {"enable": True}),
        fails=({"enable": False}, {"enable": "false"}),
    ),
    Check(
        name="detector-feature",
        types=tokens("guardduty", "DetectorFeature", "MemberDetectorFeature"),
        find=must_be("status", wanted="ENABLED", write='status="ENABLED"'),
        passes=({"name": "S3_DATA_EVENTS", "status": "ENABLED"},),
        fails=({"name": "S3_DATA_EVENTS", "status": "DISABLED"}, {"name": "S3_DATA_EVENTS"}),
    ),
    Check(
        name="macie",
        types=tokens("macie2", "Account"),
        find=must_be("status", wanted="ENABLED", default="ENABLED", write='status="ENABLED"'),
        passes=({}, {"status": "ENABLED"}),
        fails=({"status": "PAUSED"},),
    ),
    Check(
        name="archived-findings",
        types=(*tokens("guardduty", "Filter"), *tokens("macie", "FindingsFilter")),
        find=must_not_be(
            "action", "ARCHIVE", problem="findings vanish unread", write='action="NOOP"'
        ),
        passes=({"action": "NOOP"},),
        fails=({"action": "ARCHIVE"},),
    ),
    Check(
        name="detector-source",
        types=tokens("guardduty", "Detector"),
        find=all_of(
            *(
                must_be(path, wanted=True, default=True, write=f"datasources={write}")
                for path, write in SOURCES.items()
            )
        ),
        passes=({}, {"datasources": {"s3Logs": {"enable": True}}}),
        fails=(
            {"datasources": {"s3Logs": {"enable": False}}},
            {"datasources": {"kubernetes": {"auditLogs": {"enable": False}}}},
        ),
    ),
    Check(
        name="organization-members",
        types=tokens("guardduty", "OrganizationConfiguration"),
        find=must_not_be(
            "autoEnableOrganizationMembers", "NONE", problem=NOBODY, write=ALL_MEMBERS
        ),
        passes=(
            {"autoEnableOrganizationMembers": "ALL"},
            {"autoEnableOrganizationMembers": "NEW"},
        ),
        fails=({"autoEnableOrganizationMembers": "NONE"},),
    ),
    Check(
        name="organization-feature",
        types=tokens("guardduty", "OrganizationConfigurationFeature"),
        find=must_not_be("autoEnable", "NONE", problem=NOBODY, write='auto_enable="ALL"'),
        passes=({"name": "S3_DATA_EVENTS", "autoEnable": "ALL"},),
        fails=({"name": "S3_DATA_EVENTS", "autoEnable": "NONE"},),
    ),
    Check(
        name="new-members",
        types=(
            *tokens("macie2", "OrganizationConfiguration"),
            *tokens("detective", "OrganizationConfiguration"),
        ),
        find=must_be("autoEnable", wanted=True, write="auto_enable=True"),
        passes=({"autoEnable": True},),
        fails=({"autoEnable": False}, {"autoEnable": "false"}),
    ),
    Check(
        name="scanned-members",
        types=tokens("inspector2", "OrganizationConfiguration"),
        find=all_of(
            *(
                must_be(f"autoEnable.{kind}", wanted=True, write=f'auto_enable={{"{kind}": True}}')
                for kind in ("ec2", "ecr")
            )
        ),
        passes=({"autoEnable": {"ec2": True, "ecr": True}},),
        fails=({"autoEnable": {"ec2": True, "ecr": False}},),
    ),
    Check(
        name="standards-control",
        types=tokens("securityhub", "StandardsControl"),
        find=must_not_be(
            "controlStatus",
            "DISABLED",
            problem="nobody sees any more when it fails",
            write='control_status="ENABLED", and suppress single findings',
        ),
        passes=({"controlStatus": "ENABLED"},),
        fails=({"controlStatus": "DISABLED"},),
    ),
    Check(
        name="standards-control-association",
        types=tokens("securityhub", "StandardsControlAssociation"),
        find=must_not_be(
            "associationStatus",
            "DISABLED",
            problem="nobody sees any more when it fails",
            write='association_status="ENABLED", and suppress single findings',
        ),
        passes=({"associationStatus": "ENABLED"},),
        fails=({"associationStatus": "DISABLED"},),
    ),
)
