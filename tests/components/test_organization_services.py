"""Trusted access, delegated administrators, guardrails and root access of the organization."""

import pytest

from config import LandingZone
from config.guardrail_plan import guardrail_plan
from tests.components.conftest import BuildOrganization
from tests.components.deployment import Deployment
from tests.components.identities import ROOT_ID, account_id

TRUSTED = "aws:organizations/awsServiceAccess:AwsServiceAccess"
POLICY = "aws:organizations/policy:Policy"
ATTACHMENT = "aws:organizations/policyAttachment:PolicyAttachment"
REGISTERED = "aws:organizations/delegatedAdministrator:DelegatedAdministrator"
ADMINISTRATORS = {
    "aws:cloudtrail/organizationDelegatedAdminAccount:OrganizationDelegatedAdminAccount": (
        "cloudtrail.amazonaws.com"
    ),
    "aws:guardduty/organizationAdminAccount:OrganizationAdminAccount": "guardduty.amazonaws.com",
    "aws:securityhub/organizationAdminAccount:OrganizationAdminAccount": (
        "securityhub.amazonaws.com"
    ),
    "aws:inspector2/delegatedAdminAccount:DelegatedAdminAccount": "inspector2.amazonaws.com",
    "aws:macie2/organizationAdminAccount:OrganizationAdminAccount": "macie.amazonaws.com",
}
NEEDS = {
    **ADMINISTRATORS,
    "aws:iam/organizationsFeatures:OrganizationsFeatures": "iam.amazonaws.com",
    "aws:ssoadmin/permissionSet:PermissionSet": "sso.amazonaws.com",
}


def test_services_are_trusted_once_the_organization_exists(first_run: Deployment) -> None:
    """No service can be trusted by an organization that is not there yet."""
    organization = first_run.one("aws:organizations/organization:Organization").urn
    services = first_run.of_type(TRUSTED)
    assert services
    assert all(organization in first_run.waits_for(service) for service in services)


@pytest.mark.parametrize(("type_", "principal"), NEEDS.items())
def test_nothing_is_built_before_its_service_is_trusted(
    first_run: Deployment, type_: str, principal: str
) -> None:
    """What works across accounts waits until the organization trusts its service."""
    trusted = first_run.one(TRUSTED, principal).urn
    resources = first_run.of_type(type_)
    assert resources
    assert all(trusted in first_run.waits_for(resource) for resource in resources)


def test_registered_administrators_wait_for_their_own_service(first_run: Deployment) -> None:
    """Each service registers its administrator after trusted access for that service."""
    for registered in first_run.of_type(REGISTERED):
        principal = registered.inputs["servicePrincipal"]
        assert first_run.one(TRUSTED, principal).urn in first_run.waits_for(registered)


@pytest.mark.parametrize("type_", [*ADMINISTRATORS, REGISTERED])
def test_the_security_account_is_every_services_administrator(
    first_run: Deployment, type_: str
) -> None:
    """No other account than the security account administers a service for the organization."""
    resources = first_run.of_type(type_)
    assert resources
    for one in resources:
        administrator = one.inputs.get("adminAccountId", one.inputs.get("accountId"))
        assert administrator == account_id("security")


@pytest.mark.parametrize(
    "type_",
    [
        "aws:guardduty/organizationAdminAccount:OrganizationAdminAccount",
        "aws:inspector2/delegatedAdminAccount:DelegatedAdminAccount",
        "aws:macie2/organizationAdminAccount:OrganizationAdminAccount",
    ],
)
def test_regional_services_register_home_first(
    first_run: Deployment, landing_zone: LandingZone, type_: str
) -> None:
    """Services that register by region do so in each, after the home region."""
    home_region = landing_zone.organization.home_region
    by_region = {one.inputs["region"]: one for one in first_run.of_type(type_)}
    assert by_region.keys() == {*landing_zone.organization.regions}
    home = by_region.pop(home_region)
    assert all(home.urn in first_run.waits_for(other) for other in by_region.values())


def test_security_hub_registers_in_the_home_region(
    first_run: Deployment, landing_zone: LandingZone
) -> None:
    """Central configuration carries the administrator from the home region to the others.

    The management account has to enable Security Hub itself, in every region.
    """
    administrator = first_run.one(
        "aws:securityhub/organizationAdminAccount:OrganizationAdminAccount"
    )
    assert administrator.inputs["region"] == landing_zone.organization.home_region
    own = first_run.of_type("aws:securityhub/account:Account")
    assert {one.inputs["region"] for one in own} == {*landing_zone.organization.regions}
    assert all(one.urn in first_run.waits_for(administrator) for one in own)


def test_a_service_without_a_section_is_neither_trusted_nor_delegated(
    build_organization: BuildOrganization, landing_zone: LandingZone
) -> None:
    """Leaving a service out of the configuration leaves it out of the organization."""
    security = landing_zone.security.model_copy(update={"macie": None, "guardduty": None})
    deployment = build_organization(landing_zone.model_copy(update={"security": security}))
    trusted = {one.name for one in deployment.of_type(TRUSTED)}
    assert not {name for name in trusted if "macie" in name or "guardduty" in name}
    assert not deployment.of_type("aws:macie2/account:Account")
    assert not deployment.of_type("aws:guardduty/organizationAdminAccount:OrganizationAdminAccount")
    assert deployment.of_type("aws:inspector2/delegatedAdminAccount:DelegatedAdminAccount")


def test_members_have_no_root_credentials(first_run: Deployment) -> None:
    """Both features of central root access are on."""
    features = first_run.one("aws:iam/organizationsFeatures:OrganizationsFeatures")
    assert {*features.inputs["enabledFeatures"]} == {"RootCredentialsManagement", "RootSessions"}


def test_policies_wait_for_the_organization(first_run: Deployment) -> None:
    """A policy can only be made once the organization exists and its type is enabled."""
    organization = first_run.one("aws:organizations/organization:Organization").urn
    policies = first_run.of_type(POLICY)
    assert policies
    assert all(organization in first_run.waits_for(policy) for policy in policies)


def test_every_planned_policy_is_attached_where_it_is_planned(
    first_run: Deployment, landing_zone: LandingZone
) -> None:
    """The attachments are those of the plan, and none is on the root."""
    unit_ids = first_run.outputs["organizational_unit_ids"]
    policies = first_run.of_type(POLICY)
    policy_ids = {policy.inputs["name"]: first_run.ids[policy.urn] for policy in policies}
    attached = {
        (one.inputs["policyId"], one.inputs["targetId"]) for one in first_run.of_type(ATTACHMENT)
    }
    planned = guardrail_plan(landing_zone).policies
    assert attached == {
        (policy_ids[policy.name], unit_ids[path]) for policy in planned for path in policy.targets
    }
    assert ROOT_ID not in {target for _, target in attached}


def test_the_planned_documents_are_what_is_sent(
    first_run: Deployment, landing_zone: LandingZone
) -> None:
    """A policy reaches AWS as it was planned and measured, character for character."""
    policies = first_run.of_type(POLICY)
    sent = {one.inputs["name"]: (one.inputs["type"], one.inputs["content"]) for one in policies}
    planned = guardrail_plan(landing_zone).policies
    assert sent == {policy.name: (policy.type, policy.content) for policy in planned}


def test_the_needed_policy_types_are_enabled(
    first_run: Deployment, landing_zone: LandingZone
) -> None:
    """A policy of a type can only be attached once the type is enabled; no others are."""
    organization = first_run.one("aws:organizations/organization:Organization")
    planned = {policy.type for policy in guardrail_plan(landing_zone).policies}
    assert {*organization.inputs["enabledPolicyTypes"]} == planned
