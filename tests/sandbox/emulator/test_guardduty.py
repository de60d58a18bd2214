"""Amazon GuardDuty: one detector in a region, settings that are read back."""

from tests.sandbox.emulator.aws import REGION, Aws, Organization
from tests.sandbox.emulator.delegating import administrator_of


def test_a_region_has_one_detector(organization: Organization) -> None:
    """GuardDuty refuses a second detector, and one that is not there."""
    aws = organization.aws
    detector = aws.call("guardduty", "create_detector", Enable=True)["DetectorId"]
    refused = "BadRequestException"
    assert aws.refusal("guardduty", "create_detector", Enable=True) == refused
    aws.call("guardduty", "delete_detector", DetectorId=detector)
    assert aws.refusal("guardduty", "delete_detector", DetectorId=detector) == refused


def test_detector_features_are_changed_one_by_one(aws: Aws) -> None:
    """An update of one feature leaves the others, and tags are kept."""
    detector = aws.call(
        "guardduty",
        "create_detector",
        Enable=True,
        Features=[{"Name": "S3_DATA_EVENTS", "Status": "ENABLED"}],
        Tags={"team": "security"},
    )["DetectorId"]
    change = {"Name": "LAMBDA_NETWORK_LOGS", "Status": "DISABLED"}
    aws.call("guardduty", "update_detector", DetectorId=detector, Features=[change])
    features = aws.call("guardduty", "get_detector", DetectorId=detector)["Features"]
    assert {feature["Name"]: feature["Status"] for feature in features} == {
        "S3_DATA_EVENTS": "ENABLED",
        "LAMBDA_NETWORK_LOGS": "DISABLED",
    }
    arn = {"ResourceArn": f"arn:aws:guardduty:{REGION}:123456789012:detector/{detector}"}
    aws.call("guardduty", "tag_resource", Tags={"tier": "1"}, **arn)
    aws.call("guardduty", "untag_resource", TagKeys=["team"], **arn)
    assert aws.call("guardduty", "list_tags_for_resource", **arn)["Tags"] == {"tier": "1"}


def test_guardduty_for_the_organization(organization: Organization) -> None:
    """Only the administrator sets what members get; features are kept by name."""
    own = organization.aws.call("guardduty", "create_detector", Enable=True)
    describe = "describe_organization_configuration"
    refusal = organization.aws.refusal("guardduty", describe, **own)
    assert refusal == "BadRequestException"
    administrator = administrator_of(organization, "guardduty")
    [detector_id] = administrator.call("guardduty", "list_detectors")["DetectorIds"]
    detector = {"DetectorId": detector_id}
    begin = administrator.call("guardduty", describe, **detector)
    assert (begin["AutoEnable"], begin["AutoEnableOrganizationMembers"]) == (False, "NONE")
    monitoring = {
        "Name": "RUNTIME_MONITORING",
        "AutoEnable": "ALL",
        "AdditionalConfiguration": [{"Name": "EC2_AGENT_MANAGEMENT", "AutoEnable": "ALL"}],
    }
    events = {"Name": "S3_DATA_EVENTS", "AutoEnable": "NEW"}
    for feature in (monitoring, events):
        administrator.call(
            "guardduty",
            "update_organization_configuration",
            AutoEnableOrganizationMembers="ALL",
            Features=[feature],
            **detector,
        )
    kept = administrator.call("guardduty", describe, **detector)
    assert kept["AutoEnable"] is True
    assert kept["Features"] == [monitoring, events]
