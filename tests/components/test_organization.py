"""The organization itself and its tree of organizational units."""

from collections.abc import Mapping

import pulumi
import pytest

from config import LandingZone
from tests.components.conftest import BuildOrganization
from tests.components.deployment import Answer, Deployment, RefusedError
from tests.components.existing import accounts_of, answers
from tests.components.identities import ORGANIZATION_ID, ROOT_ID

ORGANIZATION = "aws:organizations/organization:Organization"
UNIT = "aws:organizations/organizationalUnit:OrganizationalUnit"


def adopting(landing_zone: LandingZone, organization_id: str) -> LandingZone:
    """The landing zone, taking over an organization."""
    settings = landing_zone.organization.model_copy(update={"adopt": organization_id})
    return landing_zone.model_copy(update={"organization": settings})


def test_the_organization_is_protected_and_retained(first_run: Deployment) -> None:
    """Pulumi refuses to delete the organization, and if made to, leaves it in AWS."""
    organization = first_run.one(ORGANIZATION)
    assert organization.protect
    assert organization.retain_on_delete
    assert organization.inputs["featureSet"] == "ALL"


def test_trusted_services_are_switched_on_one_by_one(first_run: Deployment) -> None:
    """The organization lists no trusted services, so that it cannot switch any off."""
    organization = first_run.one(ORGANIZATION)
    assert "awsServiceAccessPrincipals" not in organization.inputs
    assert "awsServiceAccessPrincipals" in organization.ignore_changes


def test_an_enabled_policy_type_stays_enabled(
    build_organization: BuildOrganization, landing_zone: LandingZone
) -> None:
    """A policy type that AWS has enabled is never disabled, whether Bulkhead uses it or not."""
    existing = answers(accounts=[], policy_types=["BACKUP_POLICY"])
    deployment = build_organization(landing_zone, existing)
    assert {"BACKUP_POLICY", "SERVICE_CONTROL_POLICY"} <= {
        *deployment.one(ORGANIZATION).inputs["enabledPolicyTypes"]
    }


def test_a_new_organization_is_not_imported(first_run: Deployment) -> None:
    """Where there is no organization, one is created, and nothing stands in its way."""
    assert not first_run.one(ORGANIZATION).import_id
    assert not first_run.one(ORGANIZATION).before_create


def test_an_adopted_organization_is_imported(
    build_organization: BuildOrganization, landing_zone: LandingZone
) -> None:
    """An organization that the configuration adopts is imported under its id."""
    existing = answers(accounts=[])
    deployment = build_organization(adopting(landing_zone, ORGANIZATION_ID), existing)
    assert deployment.one(ORGANIZATION).import_id == ORGANIZATION_ID
    assert not deployment.one(ORGANIZATION).before_create


def test_a_second_organization_is_refused_before_it_is_created(
    build_organization: BuildOrganization, landing_zone: LandingZone
) -> None:
    """Where an organization exists that nothing says to adopt, creating another one is stopped."""
    deployment = build_organization(landing_zone, answers(accounts=[]))
    organization = deployment.one(ORGANIZATION)
    (hook,) = (deployment.hooks[name] for name in organization.before_create)
    creation = pulumi.ResourceHookArgs(
        urn=organization.urn, id="", name=organization.name, type=organization.type
    )
    with pytest.raises(pulumi.RunError, match=f"organization.adopt: {ORGANIZATION_ID}"):
        hook.callback(creation)


@pytest.mark.parametrize("exists", [True, False])
def test_adopting_another_organization_is_an_error(
    build_organization: BuildOrganization, landing_zone: LandingZone, *, exists: bool
) -> None:
    """Another id than the organization's is an error that says what the credentials are in."""
    found = f"is in {ORGANIZATION_ID}" if exists else "is in no organization"
    with pytest.raises(pulumi.RunError, match=f"adopt is o-otherorganization, but it {found}"):
        build_organization(
            adopting(landing_zone, "o-otherorganization"), answers(accounts=[]) if exists else None
        )


def test_no_answer_is_not_taken_for_no_organization(
    build_organization: BuildOrganization, landing_zone: LandingZone
) -> None:
    """Where AWS refuses to tell of an organization, nothing is built, and its reason is shown."""

    def refuse(_: Mapping[str, object]) -> Mapping[str, object]:
        raise RefusedError("ExpiredTokenException: The security token is expired")

    refusal: Mapping[str, Answer] = {"aws:organizations/getOrganization:getOrganization": refuse}
    with pytest.raises(pulumi.RunError, match="security token is expired"):
        build_organization(landing_zone, refusal)


def test_credentials_of_a_member_account_are_refused(
    build_organization: BuildOrganization, landing_zone: LandingZone
) -> None:
    """Only the management account may build the organization; others are told which it is."""
    existing = answers(accounts=[], caller="999999999999")
    with pytest.raises(pulumi.RunError, match=r"999999999999.*management account, 111111111111"):
        build_organization(landing_zone, existing)


def test_units_form_the_configured_tree(first_run: Deployment, landing_zone: LandingZone) -> None:
    """Each unit has the last element of its path as name, and stands in its parent or the root."""
    ids = {**first_run.outputs["organizational_unit_ids"], "": ROOT_ID}
    units = first_run.of_type(UNIT)
    built = {(unit.name, unit.inputs["name"], unit.inputs["parentId"]) for unit in units}
    assert built == {
        (path, path.rpartition("/")[2], ids[path.rpartition("/")[0]])
        for path in landing_zone.organizational_units
    }


def test_units_with_accounts_are_retained(
    build_organization: BuildOrganization, landing_zone: LandingZone
) -> None:
    """A unit stays with the accounts in and below it; an empty one can be deleted."""
    empty = landing_zone.organizational_units["sandbox"].model_copy(update={"ring": None})
    units = {**landing_zone.organizational_units, "suspended": empty}
    deployment = build_organization(landing_zone.model_copy(update={"organizational_units": units}))
    retained = {unit.name for unit in deployment.of_type(UNIT) if unit.retain_on_delete}
    assert retained == landing_zone.organizational_units.keys()


def test_existing_units_are_imported(
    build_organization: BuildOrganization, landing_zone: LandingZone
) -> None:
    """A unit that exists under its parent is taken over; a namesake elsewhere is not."""
    units = {
        ROOT_ID: {"workloads": "ou-exam-00000001", "production": "ou-exam-00000002"},
        "ou-exam-00000001": {"staging": "ou-exam-00000003"},
    }
    existing = answers(accounts=accounts_of(landing_zone), units=units)
    deployment = build_organization(landing_zone, existing)
    imported = {unit.name: unit.import_id for unit in deployment.of_type(UNIT) if unit.import_id}
    assert imported == {
        "workloads": "ou-exam-00000001",
        "workloads/staging": "ou-exam-00000003",
    }
