"""The administrator accounts that security services name."""

from typing import Any

import pytest

from tests.sandbox.emulator.aws import Aws, Organization
from tests.sandbox.emulator.delegating import DELEGATING, Delegating


@pytest.mark.parametrize("how", DELEGATING, ids=lambda how: str(how.service))
def test_an_organization_has_one_administrator(organization: Organization, how: Delegating) -> None:
    """Management names a member, Organizations knows of it, and nobody else is named beside it."""
    aws, member = organization.aws, organization.member_id
    assert aws.refusal(how.service, how.enable, **{how.account: "999999999999"}) == how.refusal
    refusal = organization.member.refusal(how.service, how.enable, **{how.account: member})
    assert refusal == how.refusal
    aws.call(how.service, how.enable, **{how.account: member})
    assert aws.refusal(how.service, how.enable, **{how.account: "123456789012"}) == how.refusal
    collection, key = how.listed
    [listed] = aws.call(how.service, how.list)[collection]
    assert listed[key] == member
    services = aws.call("organizations", "list_delegated_services_for_account", AccountId=member)
    principal = services["DelegatedServices"][0]["ServicePrincipal"]
    assert principal.startswith(how.service.rstrip("2")[:5])
    aws.call(how.service, how.disable, **{how.account: member})
    assert aws.call(how.service, how.list)[collection] == []
    assert aws.call("organizations", "list_delegated_administrators") == {
        "DelegatedAdministrators": []
    }
    refusal = aws.refusal(how.service, how.disable, **{how.account: member})
    assert refusal == (how.absent or how.refusal)


@pytest.mark.parametrize(
    ("service", "operation", "arguments", "refusal"),
    [
        ("guardduty", "get_detector", {"DetectorId": "none"}, "BadRequestException"),
        ("guardduty", "update_detector", {"DetectorId": "none"}, "BadRequestException"),
        ("macie2", "disable_macie", {}, "AccessDeniedException"),
        ("macie2", "update_macie_session", {"status": "PAUSED"}, "AccessDeniedException"),
        ("macie2", "describe_organization_configuration", {}, "AccessDeniedException"),
        (
            "macie2",
            "update_organization_configuration",
            {"autoEnable": True},
            "AccessDeniedException",
        ),
        ("securityhub", "disable_security_hub", {}, "InvalidAccessException"),
        ("securityhub", "get_enabled_standards", {}, "InvalidAccessException"),
        ("securityhub", "update_security_hub_configuration", {}, "InvalidAccessException"),
        (
            "securityhub",
            "batch_enable_standards",
            {"StandardsSubscriptionRequests": [{"StandardsArn": "none"}]},
            "InvalidAccessException",
        ),
        (
            "securityhub",
            "batch_disable_standards",
            {"StandardsSubscriptionArns": ["none"]},
            "InvalidAccessException",
        ),
        (
            "securityhub",
            "create_finding_aggregator",
            {"RegionLinkingMode": "ALL_REGIONS"},
            "InvalidAccessException",
        ),
        (
            "securityhub",
            "create_configuration_policy",
            {"Name": "baseline", "ConfigurationPolicy": {"SecurityHub": {}}},
            "InvalidAccessException",
        ),
    ],
)
def test_nothing_is_asked_of_a_service_that_is_off(
    aws: Aws, service: str, operation: str, arguments: dict[str, Any], refusal: str
) -> None:
    """What needs a detector, a session or a hub is refused without one."""
    assert aws.refusal(service, operation, **arguments) == refusal
