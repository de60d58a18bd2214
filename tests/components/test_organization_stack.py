"""Stack `organization` as a whole."""

from collections.abc import Mapping
from dataclasses import fields

from components.outputs import OrganizationOutputs
from config import LandingZone
from tests.components.conftest import BuildOrganization
from tests.components.deployment import Deployment
from tests.components.identities import MANAGEMENT_ACCOUNT_ID, ORGANIZATION_ID, ROOT_ID, account_id
from tests.components.registered import Registered


def test_other_stacks_are_told_what_they_need(
    first_run: Deployment, landing_zone: LandingZone
) -> None:
    """Every named output is exported, with the ids of all accounts and units."""
    outputs = first_run.outputs
    assert {*outputs} == {field.name for field in fields(OrganizationOutputs)}
    assert outputs["organization_id"] == ORGANIZATION_ID
    assert outputs["root_id"] == ROOT_ID
    assert outputs["account_ids"] == {
        "management": MANAGEMENT_ACCOUNT_ID,
        **{name: account_id(name) for name in landing_zone.member_accounts},
    }
    assert outputs["organizational_unit_ids"].keys() == landing_zone.organizational_units.keys()


def test_one_provider_serves_every_region(first_run: Deployment) -> None:
    """All resources use the one provider for the management account; each is a whole process."""
    (provider,) = first_run.of_type("pulumi:providers:aws")
    used = {one.provider for one in first_run.resources if one.type.startswith("aws:")}
    assert used == {f"{provider.urn}::{provider.name}"}


def test_credentials_for_another_account_are_refused(
    build_organization: BuildOrganization, landing_zone: LandingZone
) -> None:
    """Where the configuration names the management account's id, no other account is touched."""
    name = landing_zone.organization.accounts.management
    management = landing_zone.accounts[name].model_copy(update={"id": MANAGEMENT_ACCOUNT_ID})
    accounts = {**landing_zone.accounts, name: management}
    deployment = build_organization(landing_zone.model_copy(update={"accounts": accounts}))
    provider = deployment.one("pulumi:providers:aws")
    assert provider.inputs["allowedAccountIds"] == f'["{MANAGEMENT_ACCOUNT_ID}"]'


def test_the_order_of_the_configuration_changes_nothing(
    build_organization: BuildOrganization, landing_zone: LandingZone, first_run: Deployment
) -> None:
    """Two configurations that say the same in another order register the same resources."""
    mixed = landing_zone.model_copy(
        update={
            "accounts": _reversed(landing_zone.accounts),
            "organizational_units": _reversed(landing_zone.organizational_units),
        }
    )
    assert _by_urn(build_organization(mixed)) == _by_urn(first_run)


def _reversed(mapping: Mapping[str, object]) -> Mapping[str, object]:
    return dict(reversed([*mapping.items()]))


def _by_urn(deployment: Deployment) -> Mapping[str, Registered]:
    return {one.urn: one for one in deployment.resources}
