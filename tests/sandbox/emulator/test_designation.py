"""What AWS enables for an account by making it a delegated administrator."""

from collections.abc import Mapping

import pytest

from tests.sandbox.emulator.aws import REGION, Organization


@pytest.mark.parametrize(
    ("service", "argument", "again", "arguments", "refusal"),
    [
        (
            "guardduty",
            "AdminAccountId",
            "create_detector",
            {"Enable": True},
            "BadRequestException",
        ),
        ("macie2", "adminAccountId", "enable_macie", {}, "ConflictException"),
        (
            "securityhub",
            "AdminAccountId",
            "enable_security_hub",
            {},
            "ResourceConflictException",
        ),
    ],
)
def test_designation_enables_the_service_for_the_administrator(
    organization: Organization,
    service: str,
    argument: str,
    again: str,
    arguments: Mapping[str, object],
    refusal: str,
) -> None:
    """The administrator finds the service enabled in that region, and cannot enable it again."""
    organization.aws.call(
        service, "enable_organization_admin_account", **{argument: organization.member_id}
    )
    assert organization.member.refusal(service, again, **arguments) == refusal


def test_designation_leaves_other_regions_alone(organization: Organization) -> None:
    """A detector is made where the account was designated, and nowhere else."""
    organization.aws.call(
        "guardduty", "enable_organization_admin_account", AdminAccountId=organization.member_id
    )
    detectors = organization.member.call("guardduty", "list_detectors")["DetectorIds"]
    assert len(detectors) == 1
    elsewhere = organization.member.client("guardduty", "us-east-1")
    assert REGION != "us-east-1"
    assert elsewhere.list_detectors()["DetectorIds"] == []


def test_designation_keeps_what_the_administrator_had(organization: Organization) -> None:
    """An account that uses GuardDuty already keeps its detector."""
    own = organization.member.call("guardduty", "create_detector", Enable=True)["DetectorId"]
    organization.aws.call(
        "guardduty", "enable_organization_admin_account", AdminAccountId=organization.member_id
    )
    assert organization.member.call("guardduty", "list_detectors")["DetectorIds"] == [own]
