"""Examples of Amazon GuardDuty."""

from tests.sandbox.provider.examples import Example, Need
from tests.sandbox.provider.examples.organizations import ORGANIZATION

DETECTOR = Need("aws:guardduty/detector:Detector")
ADMINISTRATOR = Need(
    "aws:guardduty/organizationAdminAccount:OrganizationAdminAccount",
    {"adminAccountId": "${organization.masterAccountId}"},
)
CONFIGURATION = Need(
    "aws:guardduty/organizationConfiguration:OrganizationConfiguration",
    {"autoEnableOrganizationMembers": "ALL", "detectorId": "${detector.id}"},
)
ADMINISTERED = {
    "organization": ORGANIZATION,
    "detector": DETECTOR,
    "administrator": ADMINISTRATOR,
}

DETECTOR_GONE = {"gone": "it says what happens when the detector is deleted first"}

EXAMPLES = {
    "aws:guardduty/detector:Detector": Example(
        inputs={"findingPublishingFrequency": "FIFTEEN_MINUTES", "tags": {"owner": "security"}},
        changes=(
            ("enable", False),
            ("findingPublishingFrequency", "ONE_HOUR"),
            ("tags", {"owner": "platform", "ring": "sandbox"}),
            ("tags", None),
        ),
    ),
    "aws:guardduty/detectorFeature:DetectorFeature": Example(
        needs={"detector": DETECTOR},
        inputs={
            "additionalConfigurations": [
                {"name": "EKS_ADDON_MANAGEMENT", "status": "ENABLED"},
                {"name": "EC2_AGENT_MANAGEMENT", "status": "ENABLED"},
            ],
            "detectorId": "${detector.id}",
            "name": "RUNTIME_MONITORING",
            "status": "ENABLED",
        },
        changes=(
            (
                "additionalConfigurations",
                [
                    {"name": "EKS_ADDON_MANAGEMENT", "status": "DISABLED"},
                    {"name": "EC2_AGENT_MANAGEMENT", "status": "ENABLED"},
                ],
            ),
            ("status", "DISABLED"),
        ),
        unprovable=DETECTOR_GONE,
    ),
    "aws:guardduty/organizationAdminAccount:OrganizationAdminAccount": Example(
        needs={"organization": ORGANIZATION},
        inputs=ADMINISTRATOR.inputs,
    ),
    "aws:guardduty/organizationConfiguration:OrganizationConfiguration": Example(
        needs=ADMINISTERED,
        inputs=CONFIGURATION.inputs,
        changes=(("autoEnableOrganizationMembers", "NEW"),),
        unprovable=DETECTOR_GONE,
    ),
    "aws:guardduty/organizationConfigurationFeature:OrganizationConfigurationFeature": Example(
        needs={**ADMINISTERED, "configuration": CONFIGURATION},
        inputs={
            "additionalConfigurations": [{"name": "EKS_ADDON_MANAGEMENT", "autoEnable": "ALL"}],
            "autoEnable": "ALL",
            "detectorId": "${detector.id}",
            "name": "RUNTIME_MONITORING",
        },
        changes=(("autoEnable", "NEW"),),
        unprovable=DETECTOR_GONE,
    ),
}
