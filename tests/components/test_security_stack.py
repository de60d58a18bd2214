"""What the security account's stack builds, as delegated administrator."""

from collections.abc import Sequence

import pytest

from config import LandingZone
from tests.components.account_stacks import run_security
from tests.components.deployment import Deployment
from tests.components.identities import account_id


@pytest.fixture(scope="module")
def deployment(landing_zone: LandingZone) -> Deployment:
    """The security account of the example organization."""
    return run_security(landing_zone)


@pytest.mark.parametrize(
    "token",
    [
        "aws:guardduty/detector:Detector",
        "aws:macie2/account:Account",
        "aws:securityhub/account:Account",
    ],
)
def test_what_aws_enables_for_the_delegated_administrator_is_not_made_again(
    deployment: Deployment, token: str
) -> None:
    """Designating the administrator enables these for it; AWS refuses to do so twice."""
    assert deployment.of_type(token) == []


def test_guardduty_protects_every_account_in_every_region(
    deployment: Deployment, landing_zone: LandingZone
) -> None:
    """Members and the administrator itself have every plan, on the detector of each region."""
    regions = landing_zone.organization.regions
    guardduty = landing_zone.security.guardduty
    assert guardduty
    members = deployment.of_type(
        "aws:guardduty/organizationConfiguration:OrganizationConfiguration"
    )
    assert {one.inputs["region"] for one in members} == set(regions)
    for one in members:
        assert one.inputs["detectorId"] == f"detector-{one.inputs['region']}"
        assert one.inputs["autoEnableOrganizationMembers"] == "ALL"
    plans = {
        (one.inputs["region"], one.inputs["name"]): one.inputs["autoEnable"]
        for one in deployment.of_type(
            "aws:guardduty/organizationConfigurationFeature:OrganizationConfigurationFeature"
        )
    }
    own = {
        (one.inputs["region"], one.inputs["name"]): one.inputs["status"]
        for one in deployment.of_type("aws:guardduty/detectorFeature:DetectorFeature")
    }
    wanted = [(region, plan) for region in regions for plan in guardduty.protection_plans]
    assert plans == dict.fromkeys(wanted, "ALL")
    assert own == dict.fromkeys(wanted, "ENABLED")


def test_plans_wait_for_the_members(deployment: Deployment) -> None:
    """A plan repeats whom GuardDuty is enabled for: that must be set before it is read."""
    members = {
        one.inputs["region"]: one.urn
        for one in deployment.of_type(
            "aws:guardduty/organizationConfiguration:OrganizationConfiguration"
        )
    }
    plans = deployment.of_type(
        "aws:guardduty/organizationConfigurationFeature:OrganizationConfigurationFeature"
    )
    assert plans
    assert all(members[plan.inputs["region"]] in plan.depends_on for plan in plans)


def test_runtime_monitoring_brings_its_agents(deployment: Deployment) -> None:
    """Without an agent it would see nothing: every kind is managed, everywhere."""
    for token, setting, value in (
        (
            "aws:guardduty/organizationConfigurationFeature:OrganizationConfigurationFeature",
            "autoEnable",
            "ALL",
        ),
        ("aws:guardduty/detectorFeature:DetectorFeature", "status", "ENABLED"),
    ):
        plans = [
            one.inputs
            for one in deployment.of_type(token)
            if one.inputs["name"] == "RUNTIME_MONITORING"
        ]
        assert plans
        for plan in plans:
            agents = {one["name"]: one[setting] for one in plan["additionalConfigurations"]}
            assert agents == {
                "EKS_ADDON_MANAGEMENT": value,
                "ECS_FARGATE_AGENT_MANAGEMENT": value,
                "EC2_AGENT_MANAGEMENT": value,
            }


def test_macie_takes_in_every_account_that_joins(
    deployment: Deployment, landing_zone: LandingZone
) -> None:
    """In each region, new accounts get Macie by themselves."""
    joining = {
        one.inputs["region"]: one.inputs["autoEnable"]
        for one in deployment.of_type(
            "aws:macie2/organizationConfiguration:OrganizationConfiguration"
        )
    }
    assert joining == dict.fromkeys(landing_zone.organization.regions, True)


def test_analyzers_watch_each_region_and_unused_access_once(
    deployment: Deployment, landing_zone: LandingZone
) -> None:
    """External access is regional, unused access is not, and each analyzer of it is paid for."""
    analyzers = [one.inputs for one in deployment.of_type("aws:accessanalyzer/analyzer:Analyzer")]
    external = {one["region"] for one in analyzers if one["type"] == "ORGANIZATION"}
    (unused,) = [one for one in analyzers if one["type"] == "ORGANIZATION_UNUSED_ACCESS"]
    assert external == set(landing_zone.organization.regions)
    assert landing_zone.security.access_analyzer
    age = landing_zone.security.access_analyzer.unused_access_age_days
    assert unused["configuration"] == {"unusedAccess": {"unusedAccessAge": age}}


def test_the_aggregator_sees_the_organization(deployment: Deployment) -> None:
    """It looks into every account and region, with a role that may list the accounts."""
    aggregator = deployment.one("aws:cfg/configurationAggregator:ConfigurationAggregator")
    kind = "aws:iam/rolePolicyAttachment:RolePolicyAttachment"
    (attachment,) = [one for one in deployment.of_type(kind) if one.urn in aggregator.depends_on]
    assert aggregator.inputs["organizationAggregationSource"]["allRegions"] is True
    assert attachment.inputs["policyArn"].endswith("/AWSConfigRoleForOrganizations")


def test_inspector_scans_the_own_account_before_others_join(deployment: Deployment) -> None:
    """The administrator's own account is enabled, then every account that joins."""
    own = {
        one.inputs["region"]: one for one in deployment.of_type("aws:inspector2/enabler:Enabler")
    }
    configurations = deployment.of_type(
        "aws:inspector2/organizationConfiguration:OrganizationConfiguration"
    )
    assert {one.inputs["region"] for one in configurations} == set(own)
    for configuration in configurations:
        enabler = own[configuration.inputs["region"]]
        assert enabler.inputs["accountIds"] == [account_id("security")]
        assert enabler.urn in configuration.depends_on
        assert configuration.inputs["autoEnable"]["ec2"] is True


@pytest.mark.parametrize(
    ("section", "services"),
    [
        ("guardduty", ["guardduty"]),
        ("security_hub", ["securityhub"]),
        ("access_analyzer", ["accessanalyzer"]),
        ("config", ["cfg"]),
        ("inspector", ["inspector2"]),
        ("macie", ["macie2"]),
    ],
)
def test_a_service_without_a_section_is_not_built(
    landing_zone: LandingZone, deployment: Deployment, section: str, services: Sequence[str]
) -> None:
    """What the configuration does not name stays off, and nothing else goes with it."""
    security = landing_zone.security.model_copy(update={section: None})
    without = run_security(landing_zone.model_copy(update={"security": security}))
    prefixes = tuple(f"aws:{service}/" for service in services)
    built = {one.urn for one in deployment.resources if one.type.startswith(prefixes)}
    assert built
    assert not [one for one in without.resources if one.type.startswith(prefixes)]
