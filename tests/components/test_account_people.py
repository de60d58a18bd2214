"""Who may come into an account, and whom AWS writes to about it."""

from collections.abc import Mapping

import pulumi
import pytest

from config import LandingZone
from tests.components.account_stacks import (
    group_id,
    permission_set_arn,
    run_account,
    run_log_archive,
    run_security,
)
from tests.components.deployment import Deployment
from tests.components.identities import account_id

ASSIGNMENT = "aws:ssoadmin/accountAssignment:AccountAssignment"
CONTACT = "aws:account/alternativeContact:AlternativeContact"
OF_THEIR_OWN = {"log-archive": run_log_archive, "security": run_security}


@pytest.fixture(scope="module")
def stacks(landing_zone: LandingZone) -> Mapping[str, Deployment]:
    """The stack of every member account, by its name."""
    return {
        name: OF_THEIR_OWN[name](landing_zone)
        if name in OF_THEIR_OWN
        else run_account(landing_zone, name)
        for name in landing_zone.member_accounts
    }


def test_every_assignment_is_in_its_accounts_stack(
    stacks: Mapping[str, Deployment], landing_zone: LandingZone
) -> None:
    """Each assignment of the configuration is made once, by its account's stack, for its group."""
    built = {
        (name, one.inputs["targetId"], one.inputs["principalId"], one.inputs["permissionSetArn"])
        for name, stack in stacks.items()
        for one in stack.of_type(ASSIGNMENT)
    }
    assert built == {
        (
            assignment.account,
            account_id(assignment.account),
            group_id(assignment.group),
            permission_set_arn(assignment.permission_set),
        )
        for assignment in landing_zone.assignments
    }


def test_the_way_in_for_emergencies_and_audits_exists(
    stacks: Mapping[str, Deployment], landing_zone: LandingZone
) -> None:
    """Break-glass and security audit can be used in every member account from the start."""
    for name in (landing_zone.identity.break_glass_permission_set, "SecurityAudit"):
        for stack in stacks.values():
            used = {one.inputs["permissionSetArn"] for one in stack.of_type(ASSIGNMENT)}
            assert permission_set_arn(name) in used


def test_nobody_is_let_into_the_management_account(first_run: Deployment) -> None:
    """No guardrail holds in the management account, so its stack makes no assignment."""
    assert first_run.of_type(ASSIGNMENT) == []


def test_nobody_gets_half_a_permission_set(first_run: Deployment) -> None:
    """A permission set is told to other stacks once all that belongs to it is attached."""
    told = first_run.outputs["permission_set_arns"]
    attached = [one for one in first_run.resources if "permissionSetArn" in one.inputs]
    assert {one.inputs["permissionSetArn"] for one in attached} == {*told.values()}


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ("permission_set_arns", "has not made the permission set SecurityAudit yet"),
        ("group_ids", "has not made the group security-engineers yet"),
    ],
)
def test_what_is_not_made_yet_says_what_to_run(
    landing_zone: LandingZone, missing: str, said: str
) -> None:
    """An account's stack that runs before the organization's says which to run first."""
    with pytest.raises(pulumi.RunError, match=f"{said}: run `pulumi up --stack organization`"):
        run_account(landing_zone, "log-archive", **{missing: {}})


def test_without_identity_center_the_rest_is_built(
    landing_zone: LandingZone, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where Identity Center is not enabled, a warning counts what is not built."""
    warnings: list[str] = []
    monkeypatch.setattr("pulumi.log.warn", warnings.append)
    none: Mapping[str, list[str]] = {"arns": [], "identityStoreIds": []}
    deployment = run_account(landing_zone, instances=none)
    assert deployment.of_type(ASSIGNMENT) == []
    assert deployment.of_type(CONTACT)
    assert warnings == [
        "4 assignments are not built: Identity Center is not enabled in eu-central-1"
    ]


def test_an_account_without_assignments_needs_no_other_credentials(
    landing_zone: LandingZone,
) -> None:
    """The management account's provider is there only where it has something to do."""
    identity = landing_zone.identity.model_copy(update={"assignments": ()})
    # With accounts of its own, nothing that was worked out before stays.
    fresh = landing_zone.with_accounts(landing_zone.accounts)
    deployment = run_account(fresh.model_copy(update={"identity": identity}))
    assert [one.name for one in deployment.of_type("pulumi:providers:aws")] == ["account"]


def test_every_account_has_its_three_contacts(
    stacks: Mapping[str, Deployment], first_run: Deployment, landing_zone: LandingZone
) -> None:
    """Security, operations and billing are set from within each account, without naming its id."""
    management = landing_zone.organization.accounts.management
    for name, stack in {**stacks, management: first_run}.items():
        built = {
            one.inputs["alternateContactType"]: one.inputs["emailAddress"]
            for one in stack.of_type(CONTACT)
        }
        assert built == {
            kind.upper(): contact.email for kind, contact in landing_zone.contacts_of(name).items()
        }
        assert not any("accountId" in one.inputs for one in stack.of_type(CONTACT))
