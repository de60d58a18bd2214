"""AWS Security Hub: the hub, standards, and central configuration."""

from typing import Any

import pytest

from tests.sandbox.emulator.aws import REGION, Aws, Organization
from tests.sandbox.emulator.delegating import administrator_of


def test_the_hub_is_what_it_was_told(aws: Aws) -> None:
    """Without a hub nothing is answered; with one its settings, tags and standards are."""
    assert aws.refusal("securityhub", "describe_hub") == "InvalidAccessException"
    hub = {"EnableDefaultStandards": False, "ControlFindingGenerator": "STANDARD_CONTROL"}
    aws.call("securityhub", "enable_security_hub", Tags={"team": "security"}, **hub)
    assert aws.refusal("securityhub", "enable_security_hub") == "ResourceConflictException"
    aws.call("securityhub", "update_security_hub_configuration", AutoEnableControls=False)
    kept = aws.call("securityhub", "describe_hub")
    assert (kept["AutoEnableControls"], kept["ControlFindingGenerator"]) == (
        False,
        "STANDARD_CONTROL",
    )
    tags = aws.call("securityhub", "list_tags_for_resource", ResourceArn=kept["HubArn"])["Tags"]
    assert tags == {"team": "security"}
    aws.call("securityhub", "disable_security_hub")
    assert aws.refusal("securityhub", "describe_hub") == "InvalidAccessException"


def test_standards_are_subscribed(aws: Aws) -> None:
    """Two standards come with the hub; others are enabled and disabled by their ARN."""
    aws.call("securityhub", "enable_security_hub")
    enabled = aws.call("securityhub", "get_enabled_standards")["StandardsSubscriptions"]
    assert len(enabled) == 2
    arns = [s["StandardsSubscriptionArn"] for s in enabled]
    disable = {"StandardsSubscriptionArns": arns}
    aws.call("securityhub", "batch_disable_standards", **disable)
    assert aws.refusal("securityhub", "batch_disable_standards", **disable) != ""
    standards = aws.call("securityhub", "describe_standards")["Standards"]
    wanted = [{"StandardsArn": standard["StandardsArn"]} for standard in standards]
    enable = "batch_enable_standards"
    aws.call("securityhub", enable, StandardsSubscriptionRequests=wanted)
    enabled = aws.call("securityhub", "get_enabled_standards")["StandardsSubscriptions"]
    assert {s["StandardsStatus"] for s in enabled} == {"READY"}
    assert len(enabled) == len(standards)
    unknown = {"StandardsSubscriptionRequests": [{"StandardsArn": "arn:aws:securityhub:::none"}]}
    assert aws.refusal("securityhub", enable, **unknown) == "InvalidInputException"


CENTRAL: dict[str, Any] = {
    "AutoEnable": False,
    "AutoEnableStandards": "NONE",
    "OrganizationConfiguration": {"ConfigurationType": "CENTRAL"},
}


def test_central_configuration_has_conditions(organization: Organization) -> None:
    """It needs the administrator, a home region, and leaves nothing to AutoEnable."""
    update = ("securityhub", "update_organization_configuration")
    assert organization.aws.refusal(*update, **CENTRAL) == "InvalidAccessException"
    administrator = administrator_of(organization, "securityhub")
    assert administrator.refusal(*update, **CENTRAL) == "InvalidInputException"
    policy = {"Name": "baseline", "ConfigurationPolicy": {"SecurityHub": {"ServiceEnabled": True}}}
    create = ("securityhub", "create_configuration_policy")
    assert administrator.refusal(*create, **policy) == "AccessDeniedException"
    aggregator = ("securityhub", "create_finding_aggregator")
    administrator.call(*aggregator, RegionLinkingMode="ALL_REGIONS")
    refusal = administrator.refusal(*aggregator, RegionLinkingMode="ALL_REGIONS")
    assert refusal == "LimitExceededException"
    assert administrator.refusal(*update, **{**CENTRAL, "AutoEnable": True}) != ""
    administrator.call(*update, **CENTRAL)
    kept = administrator.call("securityhub", "describe_organization_configuration")
    assert kept["OrganizationConfiguration"]["ConfigurationType"] == "CENTRAL"
    assert administrator.refusal(*create, **policy) == ""


def test_the_finding_aggregator_is_kept(aws: Aws) -> None:
    """An account's one aggregator is seen from every region, changed and deleted."""
    aws.call("securityhub", "enable_security_hub")
    created = aws.call("securityhub", "create_finding_aggregator", RegionLinkingMode="ALL_REGIONS")
    arn = {"FindingAggregatorArn": created["FindingAggregatorArn"]}
    specified = {"RegionLinkingMode": "SPECIFIED_REGIONS", "Regions": ["eu-central-1"]}
    aws.call("securityhub", "update_finding_aggregator", **arn, **specified)
    elsewhere = Aws(aws.endpoint, aws.credentials, "eu-central-1")
    kept = elsewhere.call("securityhub", "get_finding_aggregator", **arn)
    assert kept == {**arn, **specified, "FindingAggregationRegion": REGION}
    listed = elsewhere.call("securityhub", "list_finding_aggregators")["FindingAggregators"]
    assert listed == [arn]
    aws.call("securityhub", "delete_finding_aggregator", **arn)
    refusal = aws.refusal("securityhub", "get_finding_aggregator", **arn)
    assert refusal == "ResourceNotFoundException"


CONTENT = {"SecurityHub": {"ServiceEnabled": True, "EnabledStandardIdentifiers": []}}
BASELINE = {"Name": "baseline", "ConfigurationPolicy": CONTENT}


@pytest.fixture
def administrator(organization: Organization) -> Aws:
    """The organization's administrator, with central configuration."""
    aws = administrator_of(organization, "securityhub")
    aws.call("securityhub", "create_finding_aggregator", RegionLinkingMode="ALL_REGIONS")
    aws.call("securityhub", "update_organization_configuration", **CENTRAL)
    return aws


def test_configuration_policies_are_kept(administrator: Aws) -> None:
    """A policy is made once by its name, changed, listed, and read by its id or its ARN."""
    create = ("securityhub", "create_configuration_policy")
    policy = administrator.call(*create, **BASELINE)
    assert administrator.refusal(*create, **BASELINE) == "ResourceConflictException"
    change = {"Identifier": policy["Arn"], "Description": "All of us"}
    administrator.call("securityhub", "update_configuration_policy", **change)
    for identifier in (policy["Arn"], policy["Id"]):
        get = ("securityhub", "get_configuration_policy")
        kept = administrator.call(*get, Identifier=identifier)
        assert (kept["Description"], kept["ConfigurationPolicy"]) == ("All of us", CONTENT)
    listed = administrator.call("securityhub", "list_configuration_policies")
    [summary] = listed["ConfigurationPolicySummaries"]
    assert (summary["Id"], summary["ServiceEnabled"]) == (policy["Id"], True)


def test_configuration_policies_are_tagged(administrator: Aws) -> None:
    """Tags of a policy are those of its creation, changed and removed."""
    create = ("securityhub", "create_configuration_policy")
    policy = administrator.call(*create, Tags={"a": "1"}, **BASELINE)
    arn = {"ResourceArn": policy["Arn"]}
    administrator.call("securityhub", "tag_resource", Tags={"b": "2"}, **arn)
    administrator.call("securityhub", "untag_resource", TagKeys=["a"], **arn)
    assert administrator.call("securityhub", "list_tags_for_resource", **arn)["Tags"] == {"b": "2"}


def test_configuration_policies_are_associated(
    administrator: Aws, organization: Organization
) -> None:
    """A policy that a target has is not deleted; once no target has it, it is."""
    policy = administrator.call("securityhub", "create_configuration_policy", **BASELINE)
    target = {"Target": {"RootId": organization.root_id}}
    association = {"ConfigurationPolicyIdentifier": policy["Id"], **target}
    administrator.call("securityhub", "start_configuration_policy_association", **association)
    get = ("securityhub", "get_configuration_policy_association")
    found = administrator.call(*get, **target)
    assert (found["AssociationStatus"], found["TargetType"]) == ("SUCCESS", "ROOT")
    listing = "list_configuration_policy_associations"
    for policy_id, count in ((policy["Id"], 1), ("other", 0)):
        filters = {"ConfigurationPolicyId": policy_id}
        listed = administrator.call("securityhub", listing, Filters=filters)
        assert len(listed["ConfigurationPolicyAssociationSummaries"]) == count
    delete = {"Identifier": policy["Id"]}
    operation = ("securityhub", "delete_configuration_policy")
    assert administrator.refusal(*operation, **delete) == "ResourceConflictException"
    administrator.call("securityhub", "start_configuration_policy_disassociation", **association)
    assert administrator.refusal(*get, **target) == "ResourceNotFoundException"
    assert administrator.refusal(*operation, **delete) == ""
