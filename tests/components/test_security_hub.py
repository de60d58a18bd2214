"""How the security account configures Security Hub for the organization."""

import pytest

from config import LandingZone
from tests.components.account_stacks import run_security
from tests.components.identities import ROOT_ID


def test_security_hub_is_configured_in_the_order_that_aws_demands(
    landing_zone: LandingZone,
) -> None:
    """An aggregator, central configuration, a policy, and its association with the root."""
    deployment = run_security(landing_zone)
    aggregator = deployment.one("aws:securityhub/findingAggregator:FindingAggregator")
    central = deployment.one("aws:securityhub/organizationConfiguration:OrganizationConfiguration")
    policy = deployment.one("aws:securityhub/configurationPolicy:ConfigurationPolicy")
    association = deployment.one(
        "aws:securityhub/configurationPolicyAssociation:ConfigurationPolicyAssociation"
    )
    assert aggregator.urn in central.depends_on
    assert central.urn in policy.depends_on
    assert policy.urn in association.depends_on
    assert central.inputs["organizationConfiguration"] == {"configurationType": "CENTRAL"}
    assert association.inputs["targetId"] == ROOT_ID
    settings = landing_zone.organization
    linked = set(settings.regions) - {settings.home_region}
    assert set(aggregator.inputs["specifiedRegions"]) == linked


@pytest.mark.parametrize(
    ("standard", "arn"),
    [
        (
            "cis-aws-foundations-benchmark/v/3.0.0",
            "arn:aws:securityhub:eu-central-1::standards/cis-aws-foundations-benchmark/v/3.0.0",
        ),
        (
            "cis-aws-foundations-benchmark/v/1.2.0",
            "arn:aws:securityhub:::ruleset/cis-aws-foundations-benchmark/v/1.2.0",
        ),
    ],
)
def test_standards_are_named_as_aws_names_them(
    landing_zone: LandingZone, standard: str, arn: str
) -> None:
    """A standard's ARN is in the home region, except that of the oldest CIS benchmark."""
    assert landing_zone.security.security_hub
    hub = landing_zone.security.security_hub.model_copy(update={"standards": (standard,)})
    security = landing_zone.security.model_copy(update={"security_hub": hub})
    deployment = run_security(landing_zone.model_copy(update={"security": security}))
    policy = deployment.one("aws:securityhub/configurationPolicy:ConfigurationPolicy")
    assert policy.inputs["configurationPolicy"]["enabledStandardArns"] == [arn]


def test_one_region_needs_no_aggregation(landing_zone: LandingZone) -> None:
    """With no region to link, the aggregator still exists: central configuration asks for it."""
    settings = landing_zone.organization.model_copy(
        update={"regions": (landing_zone.organization.home_region,)}
    )
    deployment = run_security(landing_zone.model_copy(update={"organization": settings}))
    aggregator = deployment.one("aws:securityhub/findingAggregator:FindingAggregator").inputs
    assert aggregator["linkingMode"] == "NO_REGIONS"
    assert "specifiedRegions" not in aggregator
